"""`portfolio.json`: what was asked, what was chosen, and the recheck, for a machine to read."""

from __future__ import annotations

from dataclasses import asdict

from prioritise.analysis import Analysis
from prioritise.analysis.names import sentence
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import summary_sentence
from prioritise.analysis.small_counts import HiddenFigures, hidden_figures
from prioritise.domain.findings import Finding
from prioritise.judgement.value_cell import ValueCell
from prioritise.report.exports.digests import canonical_json
from prioritise.report.exports.export import Export, of_analysis

MONEY_SUMS = (
    "spent_gbp", "limit_gbp", "carried_in_gbp", "carried_out_gbp", "moved_in_gbp", "moved_out_gbp", "left_gbp",
)  # fmt: skip
"""What is told of every fund in every year, by the names that `FundYear` has for it."""
DECIMALS = 12
"""Shares are written to this many places; more would be binary noise."""


@once
def portfolio_json(analysis: Analysis) -> bytes:
    """Write the portfolio as canonical JSON. Scores are whole millionths of a point, money is whole pounds."""
    portfolio = analysis.portfolio
    chosen = [analysis.problem.columns[place] for place in portfolio.chosen]
    hidden = hidden_figures(analysis.exercise)
    return canonical_json(
        {
            "exercise": analysis.exercise.id,
            "illustrative": list(analysis.exercise.illustrative),
            "scenario": {"id": analysis.scenario.id, "name": analysis.scenario.name},
            "summary": summary_sentence(analysis),
            "status": str(portfolio.status),
            "value_millionths": portfolio.value_millionths,
            "bound_millionths": portfolio.bound_millionths,
            "cost_gbp": portfolio.cost_gbp,
            "chosen": list(portfolio.interventions),
            "levels": {column.intervention: column.level for column in chosen if column.level},
            "scores_millionths": _scores(analysis),
            "scores_of_levels_millionths": _scores_of_levels(analysis),
            "weights": {
                criterion: round(share, DECIMALS)
                for criterion, share in zip(analysis.group.criteria, analysis.weights, strict=True)
            },
            "weights_formed_by": "the scenario" if analysis.scenario.weights else str(analysis.group.formed_by),
            "money": [
                {"fund": year.fund, "year": year.year} | {name: getattr(year, name) for name in MONEY_SUMS}
                for year in portfolio.money
            ],
            "transfers": [asdict(transfer) for transfer in portfolio.transfers],
            "rules": [
                {
                    "id": rule.id,
                    "rule": sentence(rule, analysis.problem),
                    "reason": rule.reason,
                    "decided_by": rule.decided_by,
                    "decided_on": None if rule.decided_on is None else rule.decided_on.isoformat(),
                }
                for rule in analysis.problem.rules
            ],
            "rechecked": None
            if analysis.verification is None
            else {
                "value_millionths": analysis.verification.value_millionths,
                "cost_gbp": analysis.verification.cost_gbp,
                "rules": list(analysis.verification.rules_checked),
            },
            "values": [_value(analysis, cell, hidden) for cell in analysis.appraisal.cells],
            "notes": [{"found": note.found, "what_to_do": note.what_to_do} for note in analysis.notes],
        }
    )


def _scores(analysis: Analysis) -> dict[str, int]:
    # At the level chosen, or else the best.
    shown = {proposal.label for proposal in analysis.shown.values()}
    scored = zip(analysis.problem.columns, analysis.score_millionths, strict=True)
    return {column.intervention: score for column, score in scored if column.label in shown}


def _scores_of_levels(analysis: Analysis) -> dict[str, int]:
    scored = zip(analysis.problem.columns, analysis.score_millionths, strict=True)
    return {column.label: score for column, score in scored if column.level}


def _value(analysis: Analysis, cell: ValueCell, hidden: HiddenFigures) -> dict[str, object]:
    return {
        "intervention": cell.intervention,
        "level": cell.level,
        "criterion": cell.criterion,
        "value": round(cell.value, DECIMALS),
        "measurement": round(cell.measurement.value, DECIMALS) if cell.measurement else None,
        "rests_on": cell.rests_on,
        "source": cell.source,
        "findings": [_finding(analysis, finding, hidden) for finding in cell.findings],
        "set_aside": {
            "measurement": round(cell.replaced.value, DECIMALS),
            "source": cell.replaced.source,
            "findings": [_finding(analysis, finding, hidden) for finding in cell.replaced.findings],
        }
        if cell.replaced
        else None,
    }


def _finding(analysis: Analysis, finding: Finding, hidden: HiddenFigures) -> dict[str, object]:
    shown = not hidden.finding(analysis.exercise, finding)
    return {
        "indicator": finding.indicator,
        "indicator_name": finding.indicator_name,
        "area": finding.area_name,
        "period": finding.period,
        "value": finding.area_value if shown else None,
        "hidden": not shown,
        "lower_ci": finding.lower_ci if shown else None,
        "upper_ci": finding.upper_ci if shown else None,
        "interval_method": finding.interval_method,
        "benchmark_area": finding.benchmark_name,
        "benchmark": finding.benchmark_value,
        "unit": finding.unit,
        "standing": str(finding.standing),
        "contribution": round(finding.contribution, DECIMALS),
        "note": finding.note,
        "source": finding.source,
        "effect_source": finding.effect_source,
    }


EXPORT = Export(
    file="portfolio.json",
    holds="What was asked, what was chosen, the money, the rules and every value, for a machine to read.",
    build=of_analysis(portfolio_json),
)
