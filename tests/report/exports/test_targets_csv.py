"""Every target in every year, with its milestone and where it goes; a placeholder has no figure."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from prioritise.cli import main


def test_targets_hold_baseline_milestones_and_where_they_go(example: Path, tmp_path: Path) -> None:
    main(["run", str(example), "--out", str(tmp_path / "out")])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "targets.csv").read_text(encoding="utf-8"))))
    agreed = [row for row in rows if row["status"] == "agreed"]
    placeholders = [row for row in rows if row["status"] == "placeholder"]
    assert agreed
    assert all(row["baseline"] and row["milestone"] and float(row["projected"]) >= 0 for row in agreed)
    assert placeholders
    assert all("to be filled by" in row["note"] and not row["projected"] for row in placeholders)
