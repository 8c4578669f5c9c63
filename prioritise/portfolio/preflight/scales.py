"""Notes on computed figures that pass the end of their criterion's scale: each with how far, and what it is worth."""

from __future__ import annotations

from prioritise.domain.criteria import Criterion, Role
from prioritise.domain.exercise import Exercise
from prioritise.judgement.appraisal import Appraisal
from prioritise.judgement.value_cell import ValueCell
from prioritise.judgement.values import measurement_bounds
from prioritise.portfolio.preflight.notes import Note, NoteKind
from prioritise.words import pounds, short_number


def scale_notes(exercise: Exercise, appraisal: Appraisal) -> list[Note]:
    """Write one note a criterion that names every computed figure beyond its scale, by how much and what it is worth.

    A typed figure beyond its scale has no value at all and never gets here.
    """
    notes = []
    for criterion in exercise.criteria:
        passing = [cell for cell in appraisal.cells if cell.criterion == criterion.id and _passes(criterion, cell)]
        if passing:
            notes.append(_note(exercise, criterion, passing))
    return notes


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
        (criterion.id, *dict.fromkeys(cell.intervention for cell in passing)),
    )


def _words(exercise: Exercise, criterion: Criterion, cell: ValueCell) -> str:
    bounds = measurement_bounds(criterion)
    figure = cell.measurement.value if cell.measurement else 0.0
    end = bounds.high if figure > bounds.high else bounds.low
    level = exercise.level_names[cell.proposal]
    named = f"{exercise.intervention_by_id[cell.intervention].name}{f' ({level})' if level else ''}"
    where = f"{_amount(criterion, figure)}, {_amount(criterion, abs(figure - end))} beyond the end at"
    worth = f"{cell.value:,.1f}".replace("-", "−")
    return f"{named}, {where} {_amount(criterion, end)}, is worth {worth}"


def _amount(criterion: Criterion, figure: float) -> str:
    return pounds(round(figure)) if criterion.role is Role.COST else short_number(figure)
