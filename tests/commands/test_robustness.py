"""`prioritise robustness`: what it prints, the file it writes, and how it says no."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.files.shipped import example_folder

SAMPLES = 40


def test_it_prints_every_finding_and_writes_the_file(tmp_path: Path, capsys) -> None:
    out = tmp_path / "new" / "robustness.csv"
    asked = ["robustness", str(example_folder()), "--weights", "any", "--samples", str(SAMPLES), "--out", str(out)]
    assert main(asked) == 0
    printed = capsys.readouterr().out
    assert "Illustrative, not real" in printed
    assert "of 40 weight sets" in printed
    assert "seed 0" in printed
    assert "is the best for 2 of 5 partners" in printed
    assert "is nearest to changing the list" in printed
    assert "comes first by score most often" in printed
    assert f"Written to {out}." in printed
    first = out.read_bytes()
    assert main(asked) == 0
    assert out.read_bytes() == first
    assert main([*asked, "--seed", "1"]) == 0
    assert out.read_bytes() != first
    capsys.readouterr()
    assert main([*asked, "--figures"]) == 0
    assert "with the figures uncertain too" in capsys.readouterr().out
    assert b"list,,figures_vary,yes," in out.read_bytes()


@pytest.mark.parametrize(("option", "text"), [("--samples", "0"), ("--samples", "ten"), ("--seed", "-1")])
def test_a_number_that_is_none_is_refused(option, text, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["robustness", str(example_folder()), f"{option}={text}"])
    assert stopped.value.code == 2
    assert "is not a whole number" in capsys.readouterr().err


def test_mixtures_need_two_partners(tmp_path: Path, capsys) -> None:
    folder = Path(shutil.copytree(example_folder(), tmp_path / "one"))
    rows = (folder / "weights.csv").read_text(encoding="utf-8").splitlines()
    (folder / "weights.csv").write_text(
        "\n".join([rows[0], *(row for row in rows[1:] if row.startswith("council,"))]) + "\n", encoding="utf-8"
    )
    assert main(["robustness", str(folder), "--weights", "partners"]) == 2
    assert "two partners at least" in capsys.readouterr().err


def test_without_a_list_it_says_so_and_where_to_look(tmp_path: Path, capsys) -> None:
    folder = Path(shutil.copytree(example_folder(), tmp_path / "none"))
    settings = folder / "exercise.yaml"
    text = settings.read_text(encoding="utf-8").replace(
        "scenarios:\n", "scenarios:\n  - {id: no-money, name: No money, budget_factor: 0.01}\n", 1
    )
    settings.write_text(text, encoding="utf-8")
    assert main(["robustness", str(folder), "--scenario", "no-money"]) == 1
    assert "No list obeys the rules" in capsys.readouterr().out
