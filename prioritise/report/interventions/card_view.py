"""One intervention as a card: what it is, its costs, reach, effects and sizes, and its value on every criterion."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.appraised import appraised_so_far
from prioritise.analysis.once import once
from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy, Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Effect, Intervention, Proposal, Status
from prioritise.domain.rule_fields import Holds, fields_of
from prioritise.domain.rules import Rule, Selection
from prioritise.files.grids.rule_sentences import rule_sentence
from prioritise.judgement.value_cell import ValueCell
from prioritise.report.words.cell_words import measurement_words
from prioritise.report.words.intervention_words import evidence_grade_sentence, provided_by
from prioritise.words import TextTable, counted, first_capital, points, pounds, short_number, whole_percent

OF_REACH = (EvidenceMeasure.PEOPLE, EvidenceMeasure.INEQUALITY_GAIN)
STATUS_WORDS = {Status.NEW: "New", Status.CURRENT: "Running now", Status.REDUCE: "A proposed cut"}


@dataclass(frozen=True, slots=True)
class CardView:
    """One intervention: lines that describe it, and its tables; a table without rows has nothing to say."""

    id: str
    name: str
    description: str
    lines: tuple[str, ...]
    costs: TextTable
    effects: TextTable
    sizes: TextTable
    values: TextTable
    rules: tuple[str, ...]
    targets: tuple[str, ...]


@once
def card_view(exercise: Exercise, intervention: str) -> CardView:
    """Collect what the exercise has on one intervention. Raises KeyError for an unknown id."""
    subject = exercise.intervention_by_id[intervention]
    acted_on = {effect.indicator for effect in exercise.effects_of[intervention]}
    return CardView(
        id=subject.id,
        name=subject.name,
        description=subject.description,
        lines=_lines(exercise, subject),
        costs=_costs(exercise, intervention),
        effects=_effects(exercise, intervention),
        sizes=_sizes(exercise, intervention),
        values=_values(exercise, intervention),
        rules=tuple(rule_sentence(rule, exercise) for rule in exercise.rules if _is_about(rule, subject)),
        targets=tuple(dict.fromkeys(target.title for target in exercise.targets if target.indicator in acted_on)),
    )


def _lines(exercise: Exercise, subject: Intervention) -> tuple[str, ...]:
    partner = exercise.partner_by_id.get(subject.lead_partner)
    led_by = f"Led by {partner.name if partner else subject.lead_partner}"
    cut = exercise.intervention_by_id.get(subject.reduces)
    lines = (
        f"{STATUS_WORDS[subject.status]}, in the theme {subject.theme}. {led_by}.",
        f"It cuts {cut.name}." if cut else "",
        provided_by(subject) or "Nobody has said who provides it.",
        _reach(subject.people_per_year, subject.most_deprived_share),
        evidence_grade_sentence(exercise, subject),
        f"Source: {subject.source}" if subject.source else "",
    )
    return tuple(line for line in lines if line)


def _reach(people: int | None, share: float | None) -> str:
    if people is None:
        return "How many people it reaches is not known."
    words = f"It reaches {counted(people, 'person', 'people')} a year"
    if people < 0:
        words = f"{counted(-people, 'person', 'people')} a year would lose by it"
    return f"{words}, {whole_percent(share)} of them in the most deprived group." if share is not None else f"{words}."


def _costs(exercise: Exercise, intervention: str) -> TextTable:
    sizes = exercise.level_names
    lines: dict[tuple[str, str, bool], dict[str, int]] = {}
    for row in exercise.costs_of[intervention]:
        lines.setdefault((row.level, row.fund, row.recurrent), {})[row.year] = row.amount_gbp
    rows = tuple(
        (
            exercise.fund_by_id[fund].name if fund in exercise.fund_by_id else fund,
            *((sizes.get(Proposal(intervention, level), "") or "any",) if exercise.levels_of[intervention] else ()),
            *(pounds(amounts[year]) if year in amounts else "–" for year in exercise.years),
            pounds(sum(amounts.values())),
            "Yes" if recurrent else "No",
        )
        for (level, fund, recurrent), amounts in lines.items()
    )
    size = ("Size",) if exercise.levels_of[intervention] else ()
    return TextTable(("Fund", *size, *exercise.years, "Over the plan", "Goes on after it"), rows)


def _effects(exercise: Exercise, intervention: str) -> TextTable:
    rows = tuple(
        (
            exercise.indicator_by_id[effect.indicator].name,
            _figure(effect.change_per_person),
            _range(effect),
            _years(effect.years_to_full),
            _years(effect.years_lasting),
            effect.source,
        )
        for effect in exercise.effects_of[intervention]
    )
    headings = ("Indicator", "Change a person", "Low to high", "To full effect", "Lasts", "Source")
    return TextTable(headings, rows)


def _sizes(exercise: Exercise, intervention: str) -> TextTable:
    rows = tuple(
        (
            level.name,
            "not known" if level.people_per_year is None else f"{level.people_per_year:,}",
            "not known" if level.most_deprived_share is None else whole_percent(level.most_deprived_share),
        )
        for level in exercise.levels_of[intervention]
    )
    return TextTable(("Size", "People a year", "Most deprived group"), rows)


def _values(exercise: Exercise, intervention: str) -> TextTable:
    appraisal, sizes = appraised_so_far(exercise), exercise.level_names
    missing = {
        (Proposal(figure.intervention, figure.level), figure.criterion): figure.reason for figure in appraisal.missing
    }
    of_it = [candidate for candidate in exercise.proposals if candidate.intervention == intervention]
    rows = []
    for criterion in exercise.criteria:
        for proposal in of_it:
            named = f"{criterion.name}, {sizes[proposal]}" if sizes[proposal] else criterion.name
            cell = appraisal.cell_at.get((proposal, criterion.id))
            if cell is not None:
                source = _source(criterion, cell)
                rows.append((named, _value(criterion, cell), first_capital(cell.rests_on), source))
            else:
                why = missing.get((proposal, criterion.id), "not known")
                rows.append((named, "Not there yet", first_capital(why), "–"))
    return TextTable(("Criterion", "Value, 0 to 100", "Rests on", "Source"), tuple(rows))


def _source(criterion: Criterion, cell: ValueCell) -> str:
    if criterion.measured_by is MeasuredBy.COSTS:
        return "The costs above"
    return "Its reach, above" if criterion.measure in OF_REACH else cell.source or "–"


def _value(criterion: Criterion, cell: ValueCell) -> str:
    if cell.measurement is None:
        return points(cell.value)
    measured = cell.measurement
    figure = pounds(round(measured.value)) if criterion.role is Role.COST else measurement_words(criterion, measured)
    return f"{points(cell.value)} ({figure})"


def _is_about(rule: Rule, subject: Intervention) -> bool:
    for field in fields_of(type(rule)):
        value = getattr(rule, field.name)
        if field.holds in (Holds.INTERVENTION, Holds.INTERVENTIONS) and subject.id in (value, *_listed(value)):
            return True
        if isinstance(value, Selection) and _selects(value, subject):
            return True
    return False


def _listed(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _selects(selection: Selection, subject: Intervention) -> bool:
    if selection.theme or selection.lead_partner:
        named = selection.theme == subject.theme if selection.theme else selection.lead_partner == subject.lead_partner
        return named and not subject.is_cut
    return subject.id in selection.interventions


def _figure(value: float) -> str:
    return short_number(value, 6)


def _range(effect: Effect) -> str:
    if effect.low is None or effect.high is None:
        return "not known"
    return f"{_figure(effect.low)} to {_figure(effect.high)}"


def _years(years: float | None) -> str:
    if years is None:
        return "not known"
    return f"{years:g} year" if years == 1 else f"{years:g} years"
