"""Tables as grids with a row a row: effects on indicators, and targets with their milestones side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prioritise.domain.targets import latest_versions
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.tables import Numbered
from prioritise.files.exercise.target_rows import MilestoneRow, TargetRow
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.files.grids.of_files import APART, COSTS, FUND, INTERVENTION, LEAD, MONEY, SIZE

EFFECTS, TARGETS = "Effects on indicators", "Targets"
INDICATOR, CHANGE, TARGET, OPEN_BECAUSE = "Indicator", "Change a person", "Target", "Still open because"
EFFECT_COLUMNS: Mapping[str, str] = {
    INTERVENTION: "intervention",
    SIZE: "level",
    INDICATOR: "indicator",
    CHANGE: "change_per_person",
    "Low": "low",
    "High": "high",
    "Years to full effect": "years_to_full",
    "Years it lasts": "years_lasting",
    "Where this comes from": "source",
}
TARGET_COLUMNS: Mapping[str, str] = {
    TARGET: "title",
    INDICATOR: "indicator",
    LEAD: "lead_partner",
    "Baseline": "baseline",
    "Baseline period": "baseline_period",
    "Unit": "unit",
    "Better": "better",
    "Kind": "kind",
    "Status": "status",
    OPEN_BECAUSE: "placeholder_reason",
    "Who fills it in": "to_be_filled_by",
}
KEYS: Mapping[str, Sequence[str]] = {
    COSTS: (INTERVENTION, SIZE, FUND),
    EFFECTS: (INTERVENTION, SIZE, INDICATOR),
    MONEY: (FUND,),
}
"""The headings that tell the rows of a grid apart; its first one for every other grid."""


def effect_id(intervention: str, level: str, indicator: str) -> str:
    """Return what tells a row of the grid of effects from the others."""
    return APART.join((intervention, level, indicator))


def effect_columns(draft: Draft) -> Mapping[str, str]:
    """Return the columns of the grid of effects by heading: the size only where something comes in sizes."""
    return {heading: column for heading, column in EFFECT_COLUMNS.items() if draft.levels.rows or heading != SIZE}


def counting_targets(draft: Draft) -> tuple[Numbered[TargetRow], ...]:
    """Return the rows of targets that count: of every target its latest version."""
    latest = {id(target) for target in latest_versions(row.cells for row in draft.targets.rows)}
    return tuple(row for row in draft.targets.rows if id(row.cells) in latest)


def names_of(draft: Draft) -> Mapping[str, Mapping[str, str]]:
    """Return what the ids of a column are called, by column."""
    return {
        "intervention": {row.cells.id: row.cells.name for row in draft.interventions.rows},
        "indicator": {row.cells.indicator_id: row.cells.indicator_name for row in draft.indicators.rows},
        "lead_partner": {partner.id: partner.name for partner in draft.part.partners},
        "level": {row.cells.level: row.cells.name for row in draft.levels.rows},
    }


def effects_grid(draft: Draft) -> Grid:
    """Return the grid of effects of an exercise that was read."""
    columns, names = effect_columns(draft), names_of(draft)
    rows = (
        GridRow(
            effect_id(row.intervention, row.level, row.indicator),
            tuple(_cell(getattr(row, column), names.get(column, {})) for column in columns.values()),
        )
        for row in (numbered.cells for numbered in draft.effects.rows)
    )
    return Grid(EFFECTS, tuple(columns), tuple(rows))


def targets_grid(draft: Draft) -> Grid:
    """Return the grid of targets, with their milestones side by side, of an exercise that was read."""
    names, years = names_of(draft), tuple(draft.part.years)
    rows = (
        GridRow(
            row.id,
            (
                *(
                    _cell(getattr(row, target_column), names.get(target_column, {}))
                    for target_column in TARGET_COLUMNS.values()
                ),
                *(_milestone_cell(milestone_of(draft, row, year)) for year in years),
            ),
        )
        for row in (counting_target.cells for counting_target in counting_targets(draft))
    )
    return Grid(TARGETS, (*TARGET_COLUMNS, *years), tuple(rows))


def milestone_of(draft: Draft, target: TargetRow, year: str) -> Numbered[MilestoneRow] | None:
    """Return the milestone of a target in a year: its version's own, else the one for every version."""
    of_it = [row for row in draft.milestones.rows if (row.cells.target, row.cells.year) == (target.id, year)]
    counting = [numbered for numbered in of_it if numbered.cells.version in ("", target.version)]
    own_last = sorted(counting, key=lambda numbered: bool(numbered.cells.version))
    return own_last[-1] if own_last else None


def _milestone_cell(milestone: Numbered[MilestoneRow] | None) -> str:
    return "" if milestone is None else _cell(milestone.cells.value, {})


def _cell(value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    return names.get(str(value), str(value))
