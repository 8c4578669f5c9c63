"""Notes on published figures that do not fit, and on areas whose code or extent has changed."""

from __future__ import annotations

from prioritise.analysis.once import once
from prioritise.domain.criteria import EvidenceMeasure, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.evidence.doubts import doubts
from prioritise.files.published.areas import change_sentence, known_areas
from prioritise.portfolio.preflight import Note, NoteKind

OF_REACH = (EvidenceMeasure.PEOPLE, EvidenceMeasure.INEQUALITY_GAIN)
"""Measures of whom an intervention reaches: they rest on no published figure."""
MOST_LISTED = 8
"""Doubts shown one by one. A wall of notes is not read."""


@once
def figure_notes(exercise: Exercise) -> tuple[Note, ...]:
    """Say what is worth a second look in an exercise's figures, and in the areas it compares.

    Nothing where no criterion and no target rests on a figure: what is not used is not noted.
    """
    if not rests_on_figures(exercise):
        return ()
    doubted = doubts(exercise)
    notes = [Note(NoteKind.FIGURE_DOUBTED, doubt.found, doubt.what_to_do) for doubt in doubted[:MOST_LISTED]]
    if len(doubted) > MOST_LISTED:
        more = doubted[MOST_LISTED:]
        found = (
            f"{len(more)} more things about figures do not fit: {', '.join(dict.fromkeys(d.indicator for d in more))}."
        )
        notes.append(Note(NoteKind.FIGURE_DOUBTED, found, "Settle the ones above first, then check again."))
    return (*notes, *_area_notes(exercise))


def rests_on_figures(exercise: Exercise) -> bool:
    """Tell whether any criterion is worked out from published figures, or any target is about one."""
    return bool(exercise.targets) or any(
        criterion.measured_by is MeasuredBy.EVIDENCE and criterion.measure not in OF_REACH
        for criterion in exercise.criteria
    )


def _area_notes(exercise: Exercise) -> list[Note]:
    if not exercise.indicators:
        return []
    area = exercise.area
    known = known_areas()
    codes = dict.fromkeys((area.code, area.benchmark, *area.comparators))
    changed = [known[code] for code in codes if code in known and known[code].abolished]
    notes = []
    for known_area in changed:
        what_to_do = "Use figures of one extent throughout: newer figures are of the successor."
        if known_area.same_extent:
            what_to_do = "Nothing need be done: newer figures under the new code are followed."
        notes.append(Note(NoteKind.AREA_CHANGED, change_sentence(known_area), what_to_do))
    return notes
