"""The list as a file: the promised columns, in order of rank, and never a cut called funded."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from prioritise.cli import main
from prioritise.report.exports.priorities_csv import PRIORITIES_HEADINGS


def test_the_reason_gives_every_rule_that_settles_one(example: Path, tmp_path: Path) -> None:
    agreed = example / "exercise.yaml"
    second = (
        "  - {id: second, kind: must_not_fund, intervention: family-nurse-partnership, reason: The team has gone}\n"
    )
    agreed.write_text(agreed.read_text(encoding="utf-8").replace("\nscenarios:", f"\n{second}scenarios:"), "utf-8")
    main(["run", str(example), "--out", str(tmp_path / "out")])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "priorities.csv").read_text(encoding="utf-8"))))
    reason = next(row["reason"] for row in rows if row["intervention"] == "family-nurse-partnership")
    assert reason.startswith("Ruled out: The English trial found no effect")
    assert reason.endswith("Decided: Health and wellbeing board, 12 March 2026. Another rule: The team has gone.")


def test_priorities_have_the_promised_columns_and_every_intervention(example: Path, tmp_path: Path) -> None:
    main(["run", str(example), "--out", str(tmp_path / "out")])
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "priorities.csv").read_text(encoding="utf-8"))))
    listed = list(csv.DictReader(io.StringIO((example / "interventions.csv").read_text(encoding="utf-8"))))
    assert tuple(rows[0]) == PRIORITIES_HEADINGS
    assert {row["intervention"] for row in rows} == {row["id"] for row in listed}
    assert [int(row["rank"]) for row in rows] == list(range(1, len(rows) + 1))
    actions = {row["id"]: row["status"] for row in listed}
    allowed = {"new": {"start", "not-start"}, "current": {"continue", "stop"}, "reduce": {"reduce", "keep"}}
    assert all(row["action"] in allowed[actions[row["intervention"]]] for row in rows)
    assert all(row["funded"] == "no" for row in rows if actions[row["intervention"]] == "reduce")
    assert all(not row["value_per_1000_gbp"] for row in rows if int(row["cost_gbp"]) <= 0)
