"""The administrator's guide is followed line by line: back up, restore, and find everything there again."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.files.shipped import example_folder

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide" / "administrator.md"


def written_commands(heading: str) -> list[list[str]]:
    """The commands of `prioritise` in the first block under a heading of the guide."""
    part = GUIDE.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1]
    block = re.search(r"```\n(.*?)```", part, re.DOTALL)
    assert block is not None
    return [shlex.split(line)[1:] for line in block[1].splitlines() if line.startswith("prioritise ")]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to follow the guide in, with a store of its own and the worked example where the guide has it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", str(tmp_path / "store.sqlite"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "rochdale").symlink_to(example_folder())
    return tmp_path


def test_backup_and_restore_work_as_they_are_written(here, capsys):
    commands = written_commands("Back up, and restore")
    assert [command[1] for command in commands] == ["import", "backup", "check", "restore", "check"]
    assert [main(command) for command in commands] == [0, 0, 0, 0, 0]
    said = capsys.readouterr().out
    assert said.count("Nothing wrong was found.") == 2
    assert "What was there before is in" in said
    assert (here / "backup.sqlite").is_file()


def test_a_restored_store_gives_the_exercise_back_byte_for_byte(here):
    for command in written_commands("Back up, and restore"):
        main(command)
    main(["store", "export", "rochdale", "out"])
    kept = {path.name: path.read_bytes() for path in (here / "out").rglob("*.csv")}
    assert kept == {path.name: path.read_bytes() for path in example_folder().rglob("*.csv")}


def test_every_file_the_guide_names_is_there():
    links = re.findall(r"\]\(([^)#]+)", GUIDE.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (GUIDE.parent / link).exists()] == []
