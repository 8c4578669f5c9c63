"""Targets as tables: the agreement to export, trajectories, who must do what, and what became of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prioritise.analysis import Analysis, projections
from prioritise.analysis.small_counts import HIDDEN, hides_target
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.table import HEADINGS
from prioritise.report.targets.agreement_versions import versions_table
from prioritise.report.words.csv_cells import NO_CLOCK, csv_bytes, plain_figure, shown_level
from prioritise.targets.agreement import current_targets, earlier_versions, milestones_of
from prioritise.targets.attainment import Attainment, TargetProjection
from prioritise.targets.delivery import figure_of_year, rating_of
from prioritise.words.numbers import chance_words, first_capital, lower_first, told_apart, with_unit
from prioritise.words.text_table import TextTable

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
WIDTHS = (12, 60, 10, 12, 10, 10, 10, 24, 40, 12, 10, 10, 14, 24, 14, 12, 60)
"""Column widths of the agreement's sheet, in characters."""


def agreement_table(exercise: Exercise) -> TextTable:
    """The targets that count in the shape the agreements had, one row a target, ready to be imported again.

    Headings are in the exercise's vocabulary. Empty cells are what is not known yet; a baseline that counts too few
    people to show is hidden, and kept as it is when the table comes back in.
    """
    words = words_of(exercise.vocabulary)
    named = {"lead": words.lead_partner, "partners": words.partners}
    headings = tuple(named.get(each, each) for each in HEADINGS) + MORE_HEADINGS
    return TextTable(headings, tuple(_agreement_row(exercise, each) for each in current_targets(exercise)))


def agreement_csv(exercise: Exercise) -> bytes:
    """The agreement's table as CSV."""
    table = agreement_table(exercise)
    return csv_bytes(table.headings, table.rows)


def agreement_workbook(exercise: Exercise) -> bytes:
    """The agreement's table as an Excel workbook: a sheet of targets, one of versions they replaced, one of changes."""
    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": exercise.title, "created": NO_CLOCK.replace(tzinfo=None)})
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True, "valign": "top"})
    replaced = TextTable(
        (*agreement_table(exercise).headings, "version"),
        tuple((*_agreement_row(exercise, each), each.version) for each in earlier_versions(exercise)),
    )
    sheets = {
        "Targets": agreement_table(exercise),
        "Earlier versions": replaced,
        "What changed": versions_table(exercise),
    }
    for name, table in sheets.items():
        sheet = workbook.add_worksheet(name)
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, (*WIDTHS, 10)[column])
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, wrapped)
        sheet.freeze_panes(1, 2)
    workbook.close()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Beside:
    """Where one target goes with another list, and what that list is called."""

    name: str
    projection: TargetProjection


def trajectory_table(
    projection: TargetProjection, milestones: Mapping[str, float], beside: Beside | None = None
) -> TextTable:
    """One target by year: without and with the portfolio, its limits, the milestone and how likely it is met.

    With `beside` one more column has the figures of another list.
    """
    headings = (
        "Year",
        "If nothing changes",
        "With the portfolio",
        "Low",
        "High",
        "95% interval",
        "Milestone",
        "Course",
        *((f"With {lower_first(beside.name)}",) if beside else ()),
    )
    found = projection.projected
    rows: list[tuple[str, ...]] = []
    for each in found.years if found else ():
        met = projection.at(each.year)
        interval = "not known" if each.lower is None or each.upper is None else f"{each.lower:.4g} to {each.upper:.4g}"
        figures = tuple(f"{number:.4g}" for number in (each.trend, each.value, each.low, each.high))
        promised = plain_figure(milestones.get(each.year))
        more = (_there(beside, each.year),) if beside else ()
        course = course_sentence(projection.target, met) if met else ""
        rows.append((each.year, *figures, interval, promised, course, *more))
    return TextTable(headings, tuple(rows))


def course_sentence(target: Target, met: Attainment) -> str:
    """Whether a milestone is reached and how likely that is, in the target's unit."""
    projected, milestone = told_apart(target.unit, met.projected, met.milestone)
    reached = "reaches" if met.met else "does not reach"
    words = f"{first_capital(met.course)}: the projection for {met.year}, {projected}, {reached} {milestone}"
    if met.probability is None:
        return f"{words}; no chance can be given, because the trend's uncertainty is not known."
    return f"{words}; the chance of meeting it is {chance_words(met.probability)}."


def where_each_goes(exercise: Exercise, found: Iterable[TargetProjection]) -> TextTable:
    """Every target that has a milestone at its last one: what is projected, and the course. For any list."""
    words = words_of(exercise.vocabulary)
    headings = (words.target.capitalize(), "By when", words.milestone.capitalize(), "Projected", "Course")
    rows = []
    for each in found:
        if each.attainments:
            last = each.attainments[-1]
            promised, projected = _promised_and_projected(exercise, last, each.target)
            rows.append((each.target.title, last.year, promised, projected, str(last.course)))
    return TextTable(headings, tuple(rows))


def contribution_table(exercise: Exercise, projection: TargetProjection) -> TextTable:
    """What each chosen intervention adds to one target by year, in the indicator's unit, with the study behind it."""
    headings = ("Intervention", "Led by", *exercise.years, "Source")
    found = projection.projected
    rows = []
    for each in found.acting if found else ():
        listed = exercise.intervention_by_id[each.proposal.intervention]
        lead = exercise.partner_by_id[listed.lead_partner].name
        rows.append((listed.name, lead, *(f"{year.value:+.4g}" for year in each.years), each.source))
    return TextTable(headings, tuple(rows))


def who_must_do_what(analysis: Analysis) -> TextTable:
    """By lead partner: each target, its milestones by year, the course, and the chosen interventions it rests on.

    Where a figure has come for a year, it and its rating stand in place of the course.
    """
    exercise, words = analysis.exercise, words_of(analysis.exercise.vocabulary)
    headings = (
        words.lead_partner.capitalize(),
        words.target.capitalize(),
        "By when",
        words.milestone.capitalize(),
        "Projected",
        "Course",
        "Rests on",
    )
    rows = [row for each in projections(analysis) for row in _duties(exercise, each)]
    return TextTable(headings, tuple(sorted(rows, key=lambda row: (row[0] == "", row[0]))))


def not_addressed(found: Iterable[TargetProjection]) -> tuple[str, ...]:
    """The titles of targets that no intervention on the list acts on."""
    return tuple(each.target.title for each in found if each.projected is not None and not each.projected.addressed)


def _duties(exercise: Exercise, projection: TargetProjection) -> Sequence[tuple[str, ...]]:
    target, milestones = projection.target, milestones_of(exercise, projection.target)
    lead = exercise.partner_by_id[target.lead_partner].name if target.lead_partner else ""
    acting = projection.projected.acting if projection.projected else ()
    rests = ", ".join(
        dict.fromkeys(
            exercise.intervention_by_id[each.proposal.intervention].name
            for each in acting
            if target.sign * each.years[-1].value > 0
        )
    )
    if not milestones:
        return [(lead, target.title, "", "", "", projection.note, rests)]
    found = []
    for year in exercise.years:
        if year in milestones:
            met = projection.at(year)
            promised, projected, course = with_unit(milestones[year], target.unit), "", projection.note
            if met is not None:
                promised, projected = _promised_and_projected(exercise, met, target)
                course = str(met.course)
            course = _came(exercise, target, year, milestones[year]) or course
            found.append((lead, target.title, year, promised, projected, course, rests))
    return found


def _promised_and_projected(exercise: Exercise, met: Attainment, target: Target) -> tuple[str, str]:
    promised, projected = told_apart(target.unit, met.milestone, met.projected)
    return (with_unit(met.milestone, target.unit), HIDDEN) if hides_target(exercise, target) else (promised, projected)


def _came(exercise: Exercise, target: Target, year: str, milestone: float) -> str:
    """The figure that came for a year and its rating, which then says more than the course; empty before one came."""
    actual = figure_of_year(exercise, target, year)
    if actual is None:
        return ""
    hidden = shown_level(exercise, target, actual.value) == HIDDEN
    figure = "a figure" if hidden else told_apart(target.unit, actual.value, milestone)[0]
    return f"{figure} came ({rating_of(exercise, target, milestone, actual)})"


def _there(beside: Beside, year: str) -> str:
    projected = beside.projection.projected
    found = projected.at(year) if projected else None
    return "not known" if found is None else f"{found.value:.4g}"


def _agreement_row(exercise: Exercise, target: Target) -> tuple[str, ...]:
    national = NATIONAL.fullmatch(target.id)
    milestones = milestones_of(exercise, target)
    by_year = [plain_figure(milestones.get(year)) for year in exercise.years[:3]]
    lead = exercise.partner_by_id[target.lead_partner].name if target.lead_partner else ""
    return (
        f"NI {national[1]}" if national else target.id,
        target.title,
        shown_level(exercise, target, target.baseline),
        target.baseline_period,
        *by_year,
        *[""] * (3 - len(by_year)),
        lead,
        "; ".join(exercise.partner_by_id[each].name for each in target.partners),
        str(target.kind),
        str(target.measure),
        target.better,
        target.unit,
        target.indicator,
        target.area_code,
        plain_figure(target.no_stretch),
        target.source,
    )
