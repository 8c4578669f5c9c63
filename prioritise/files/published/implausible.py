"""Figures of one row that cannot be right: below 0 where none can be, or ten times what their counts give."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.units import is_of_people, unit_in
from prioritise.files.exercise.check.figures import slipped_by
from prioritise.files.published.cell_text import NEGATIVE
from prioritise.files.published.decisions import KEEP, LEAVE_OUT, DecisionKind, one_of
from prioritise.files.published.measures import Knowledge, Measure
from prioritise.files.published.repeats import Copies
from prioritise.files.published.rows import Figures, Tally

SLIPPED = "a value ten, a hundred or more times what its count and denominator give, or as small a part of it"
COUNTED_UNITS = ("people", "count", "share")


def is_negative(row: Copies, measures: Sequence[Measure], knowledge: Knowledge, tally: Tally) -> bool:
    """Tell whether a figure is below 0 where none can be, and count its rows as left out."""
    for figures, measure in zip(row.row.figures, measures, strict=True):
        if _refused(figures, measure, knowledge):
            value = f"{figures.value:.15g}" if figures.value is not None else ""
            tally.add(NEGATIVE, f"{row.row.area_code}: {measure.id}, {row.row.period}, {value}", row.copies)
            return True
    return False


def has_slipped(row: Copies, measures: Sequence[Measure], tally: Tally) -> bool:
    """Tell whether a value is off by a power of ten from its counts, and count its rows as left out."""
    for figures, measure in zip(row.row.figures, measures, strict=True):
        if figures.value is None or not measure.unit_known or measure.facts.people_surveyed:
            continue
        value = figures.value * measure.scale
        unit = unit_in(measure.unit)
        counted = unit is not None and is_of_people(unit)
        if counted and slipped_by(value, figures.count, figures.denominator, measure.multiplier):
            counts = f"{figures.value:.15g} with count {figures.count:.15g} of {figures.denominator:.15g}"
            tally.add(SLIPPED, f"{row.row.area_code}: {measure.id}, {row.row.period}, {counts}", row.copies)
            return True
    return False


def _refused(figures: Figures, measure: Measure, knowledge: Knowledge) -> bool:
    if figures.value is None or figures.value >= 0:
        return False
    if measure.unit_known and (measure.unit in COUNTED_UNITS or measure.unit.startswith("per ")):
        return True
    if figures.value != -1:
        return False
    # A score, or a change in percent, may really be −1.
    usually_out = measure.unit == "percent"
    answer = knowledge.decisions.ask(
        DecisionKind.MINUS_ONE,
        measure.id,
        measure.name,
        "Is −1 a figure here, or does it stand for not known?",
        found="a value of −1",
        allowed=f"{KEEP} or {LEAVE_OUT}",
        until_then="these rows are left out" if usually_out else "these rows are kept",
        read=one_of(KEEP, LEAVE_OUT),
    )
    return usually_out if answer is None else answer == LEAVE_OUT
