"""The agreement as a table, in the shape in which it comes back in."""

from __future__ import annotations

import re

from prioritise.analysis.targets import current_targets, earlier_versions, milestones_of
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.columns import AGREED_YEARS
from prioritise.files.agreement.table import agreement_headings
from prioritise.report.words.csv_cells import plain_figure, shown_level
from prioritise.words import TextTable

MORE_HEADINGS = (
    "kind",
    "measure",
    "better",
    "unit",
    "indicator",
    "area_code",
    "no_stretch",
    "source",
)

NATIONAL = re.compile(r"ni-(\d+)")


def agreement_table(exercise: Exercise) -> TextTable:
    """List the targets that count in the shape the agreements had, one row a target, ready to be imported again.

    Headings are in the exercise's vocabulary. Empty cells are what is not known yet; a baseline that counts too few
    people to show is hidden, and kept as it is when the table comes back in.
    """
    words = words_of(exercise.vocabulary)
    named = {"lead": words.lead_partner, "partners": words.partners}
    headings = tuple(named.get(heading, heading) for heading in agreement_headings(exercise.years)) + MORE_HEADINGS
    return TextTable(headings, tuple(_agreement_row(exercise, target) for target in current_targets(exercise)))


def earlier_versions_table(exercise: Exercise) -> TextTable:
    """List the targets that were refreshed as they were before, in the same shape, with the version each was."""
    return TextTable(
        (*agreement_table(exercise).headings, "version"),
        tuple((*_agreement_row(exercise, target), target.version) for target in earlier_versions(exercise)),
    )


def _agreement_row(exercise: Exercise, target: Target) -> tuple[str, ...]:
    national = NATIONAL.fullmatch(target.id)
    milestones = milestones_of(exercise, target)
    by_year = [plain_figure(milestones.get(year)) for year in exercise.years]
    lead = exercise.partner_by_id[target.lead_partner].name if target.lead_partner else ""
    return (
        f"NI {national[1]}" if national else target.id,
        target.title,
        shown_level(exercise, target, target.baseline),
        target.baseline_period,
        *by_year,
        *[""] * (AGREED_YEARS - len(by_year)),
        lead,
        "; ".join(exercise.partner_by_id[partner].name for partner in target.partners),
        str(target.kind),
        str(target.measure),
        target.better,
        target.unit,
        target.indicator,
        target.area_code,
        plain_figure(target.no_stretch),
        target.source,
    )
