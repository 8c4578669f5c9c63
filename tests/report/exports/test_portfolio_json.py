"""The portfolio for a machine: its money adds up, and who decided a rule is in fields of their own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from prioritise.analysis import Analysis
from prioritise.cli import main
from prioritise.report.exports.portfolio_json import portfolio_json


def test_money_in_the_result_is_within_every_limit_and_adds_up(example: Path, tmp_path: Path) -> None:
    main(["run", str(example), "--out", str(tmp_path / "out")])
    portfolio = json.loads((tmp_path / "out" / "portfolio.json").read_text(encoding="utf-8"))
    costs = list(csv.DictReader(io.StringIO((example / "costs.csv").read_text(encoding="utf-8"))))
    assert portfolio["status"] == "optimal"
    for line in portfolio["money"]:
        spent = sum(
            int(row["amount_gbp"])
            for row in costs
            if row["intervention"] in portfolio["chosen"]
            and row["level"] == portfolio["levels"].get(row["intervention"], "")
            and (row["fund"], row["year"]) == (line["fund"], line["year"])
        )
        came_in = line["carried_in_gbp"] + line["moved_in_gbp"]
        went_out = line["carried_out_gbp"] + line["moved_out_gbp"]
        assert line["spent_gbp"] == spent
        assert line["limit_gbp"] + came_in - went_out - spent == line["left_gbp"] >= 0
    ways = portfolio["transfers"]
    assert sum(way["amount_gbp"] for way in ways) == sum(
        line["carried_in_gbp"] + line["moved_in_gbp"] for line in portfolio["money"]
    )
    assert ways
    assert sum(portfolio["scores_millionths"][each] for each in portfolio["chosen"]) == portfolio["value_millionths"]


def test_the_portfolio_file_gives_who_decided_a_rule_in_fields_of_their_own(agreed: Analysis) -> None:
    written = json.loads(portfolio_json(agreed))
    rules = {each["id"]: each for each in written["rules"]}
    told = rules["no-family-nurse-partnership"]
    assert (told["decided_by"], told["decided_on"]) == ("Health and wellbeing board", "2026-03-12")
    assert (rules["health-checks-by-law"]["decided_by"], rules["health-checks-by-law"]["decided_on"]) == ("", None)
