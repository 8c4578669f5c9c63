"""Notes on figures beside their criterion's scale: those that pass its end, and a scale of which little is used."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.domain.criteria import Criterion, LevelScale, LinearScale, Role
from prioritise.domain.exercise import Exercise
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.scale_words import in_its_unit
from prioritise.judgement.value_cell import ValueCell
from prioritise.judgement.values import TOP, measurement_bounds
from prioritise.portfolio.preflight.notes import IN_ITS_FOLDER, Note, NoteKind
from prioritise.words import points, pounds, share_percent, short_number


def scale_notes(exercise: Exercise, appraisal: Appraisal, weights: Mapping[str, float]) -> list[Note]:
    """Write one note a criterion that names every computed figure beyond its scale, by how much and what it is worth,
    and one on each whose largest figure is a small share of it while it has weight.

    A typed figure beyond its scale has no value at all and never gets here. Levels are judged as they are described, so
    that nothing need reach the best of them. `weights` are shares of all weight by criterion.
    """
    return [*_past_scale(exercise, appraisal), *_little_used(exercise, appraisal, weights)]


def _past_scale(exercise: Exercise, appraisal: Appraisal) -> list[Note]:
    notes = []
    for criterion in exercise.criteria:
        passing = [cell for cell in appraisal.cells if cell.criterion == criterion.id and _passes(criterion, cell)]
        if passing:
            notes.append(_note(exercise, criterion, passing))
    return notes


def _little_used(exercise: Exercise, appraisal: Appraisal, weights: Mapping[str, float]) -> list[Note]:
    notes = []
    for criterion in exercise.weighted_criteria:
        cells = [cell for cell in appraisal.cells if cell.criterion == criterion.id]
        if not cells or not weights.get(criterion.id) or isinstance(criterion.scale, LevelScale):
            continue
        largest = max(cells, key=lambda cell: abs(cell.value))
        if abs(largest.value) < TOP * exercise.settings.weights.little_used:
            notes.append(_little_used_note(exercise, criterion, largest, weights[criterion.id]))
    return notes


def _little_used_note(exercise: Exercise, criterion: Criterion, largest: ValueCell, weight: float) -> Note:
    scale, is_cost = criterion.scale, criterion.role is Role.COST
    worth = points(abs(largest.value) if is_cost else largest.value)
    counts = "count 100 against" if is_cost else "be worth 100"
    top = f": {in_its_unit(criterion, scale.top)} would {counts}" if isinstance(scale, LinearScale) else ""
    return Note(
        NoteKind.SCALE_LITTLE_USED,
        f"{criterion.name} has {share_percent(weight)} of all weight, and the largest on it, "
        f"{exercise.sized_name(largest.proposal)}, reaches {worth} of 100{top}. "
        "A weight says what all of that is worth.",
        "Weigh with that in mind, or give the exercise its own "
        f"criteria/{criterion.id}.yaml with another top, as criteria/README.md says.",
        f"Weigh with that in mind, or give {criterion.name} another top {IN_ITS_FOLDER}",
    )


def _passes(criterion: Criterion, cell: ValueCell) -> bool:
    if cell.measurement is None:
        return False
    bounds = measurement_bounds(criterion)
    return not bounds.low <= cell.measurement.value <= bounds.high


def _note(exercise: Exercise, criterion: Criterion, passing: list[ValueCell]) -> Note:
    one = len(passing) == 1
    sentences = "; ".join(_words(exercise, criterion, cell) for cell in passing)
    return Note(
        NoteKind.PAST_SCALE,
        f"{'A computed figure passes' if one else f'{len(passing)} computed figures pass'} the scale of "
        f"{criterion.name}: {sentences}. The value goes on at the scale's slope.",
        "Check the figures behind it. If they are right, keep it, or give the exercise its own "
        f"criteria/{criterion.id}.yaml with a wider scale.",
        "Check the figures behind it. If they are right, keep it, or give "
        f"{criterion.name} a wider scale {IN_ITS_FOLDER}",
    )


def _words(exercise: Exercise, criterion: Criterion, cell: ValueCell) -> str:
    bounds = measurement_bounds(criterion)
    figure = cell.measurement.value if cell.measurement else 0.0
    end = bounds.high if figure > bounds.high else bounds.low
    where = f"{_amount(criterion, figure)}, {_amount(criterion, abs(figure - end))} beyond the end at"
    return f"{exercise.sized_name(cell.proposal)}, {where} {_amount(criterion, end)}, is worth {points(cell.value)}"


def _amount(criterion: Criterion, figure: float) -> str:
    return pounds(round(figure)) if criterion.role is Role.COST else short_number(figure)
