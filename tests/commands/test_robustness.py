"""`prioritise robustness`: what it prints, the file it writes, and how it says no."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from prioritise.analysis import analyse
from prioritise.cli import main
from prioritise.domain.interventions import Status
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.compare.how_sure_view import how_sure_view
from prioritise.report.exports.how_sure_csv import HEADINGS, how_sure_csv
from prioritise.robustness.weight_sets import WeightSet

SAMPLES = 40


@pytest.fixture(scope="module")
def worked():
    return analyse(load_exercise(example_folder()))


@pytest.fixture(scope="module")
def found(worked):
    return how_sure_view(worked, WeightSet.ANY, samples=SAMPLES)


@pytest.fixture(scope="module")
def lines(worked, found):
    return list(csv.DictReader(io.StringIO(how_sure_csv(worked, found).decode("utf-8"))))


def value(lines, part, subject, measure):
    return next(
        line["value"] for line in lines if (line["part"], line["id"], line["measure"]) == (part, subject, measure)
    )


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


def test_the_file_says_of_every_figure_what_it_rests_on(lines):
    assert tuple(lines[0]) == HEADINGS
    assert {line["rests_on"] for line in lines} == {"sampled", "exact"}
    sampled = [line for line in lines if line["rests_on"] == "sampled"]
    assert {(line["weight_set"], line["samples"], line["seed"]) for line in sampled} == {("any", "40", "0")}
    assert {line["part"] for line in lines if line["rests_on"] == "exact"} == {
        "partner",
        "least-largest-loss",
        "criterion",
    }


def test_the_file_holds_what_was_found(lines, worked, found):
    share = found.many_weights.lists.share_of["mmr-catch-up"]
    assert float(value(lines, "intervention", "mmr-catch-up", "funded_share")) == pytest.approx(share)
    assert float(value(lines, "list", "", "best_share")) == pytest.approx(found.many_weights.lists.best_share)
    lost = {
        view.partner: each.lost for view, each in zip(worked.group.partners, found.partners.losses.chosen, strict=True)
    }
    for partner, points in lost.items():
        assert float(value(lines, "partner", partner, "lost")) == pytest.approx(points, abs=1e-6)
    cost = next(each for each in found.criteria.thresholds if each.criterion == "cost")
    assert float(value(lines, "criterion", "cost", "list_1_to")) == pytest.approx(cost.highest, abs=1e-6)
    assert value(lines, "criterion", "cost", "list_2_leaves") == ";".join(cost.above.leaves)


def test_in_the_file_a_cut_is_made_or_no_longer_made_and_never_enters_or_leaves(lines, worked):
    cuts = {each.id for each in worked.exercise.interventions if each.status is Status.REDUCE}
    moves = {"enters": set(), "leaves": set(), "cuts_made": set(), "cuts_no_longer_made": set()}
    for line in lines:
        for measure in moves:
            if line["measure"].endswith(f"_{measure}"):
                moves[measure] |= set(filter(None, line["value"].split(";")))
    assert not cuts & (moves["enters"] | moves["leaves"])
    assert moves["cuts_made"] | moves["cuts_no_longer_made"]
    assert moves["cuts_made"] | moves["cuts_no_longer_made"] <= cuts


def test_shares_of_ranks_add_up_for_everyone_who_is_ranked(lines, found):
    for each in found.firsts.ranks.interventions:
        shares = [float(line["value"]) for line in lines if line["id"] == each and line["measure"].startswith("rank_")]
        assert sum(shares) == pytest.approx(1, abs=1e-4)


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
