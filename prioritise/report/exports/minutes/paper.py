"""The minutes of a workshop: who was there, what was decided and why, the list, and what is left."""

from __future__ import annotations

from prioritise.analysis import bands
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.report.exports.board.content import Block, BoardPaper, Bullets, Heading, Paragraph, Running, Tone
from prioritise.report.exports.board.issued import illustrative_mark, running
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.exports.minutes.attendance_part import attendance_part
from prioritise.report.exports.minutes.decided_part import decided_part
from prioritise.report.exports.minutes.left_part import left_part
from prioritise.report.exports.minutes.list_part import list_part
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.robustness.bands import Bands

KIND = "Minutes of the panel"
AS_AGREED = "As it stands"


def minutes_paper(asked: MinutesAsked) -> BoardPaper:
    """Write the minutes of a meeting. Nobody's score stands in them, and no name that the facilitator did not write.

    Raises SolverFailed.
    """
    placed = bands(asked.analysis) if asked.analysis and asked.analysis.portfolio.has_answer else None
    on_pages = _running(asked, placed)
    blocks = (
        Heading(asked.exercise.title, 1),
        Paragraph(f"{KIND}. {on_pages.dated}.", Tone.NOTE),
        *_real_or_not(asked),
        *attendance_part(asked),
        *decided_part(asked),
        *list_part(asked, placed),
        *left_part(asked),
        *_other_business(asked),
        *_record(asked, on_pages),
    )
    return BoardPaper(KIND, asked.exercise.title, on_pages, blocks)


def _running(asked: MinutesAsked, placed: Bands | None) -> Running:
    if asked.analysis is not None and placed is not None:
        return running(asked.analysis, placed, asked.issued)
    exercise = asked.exercise
    return Running(exercise.title, AS_AGREED, illustrative_mark(exercise), asked.issued.dated, "")


def _real_or_not(asked: MinutesAsked) -> tuple[Block, ...]:
    unreal = illustrative_sentence(asked.exercise)
    return (Paragraph(f"Illustrative. {unreal}", Tone.WARNING),) if unreal else ()


def _other_business(asked: MinutesAsked) -> tuple[Block, ...]:
    said = asked.meeting.other_business.strip()
    return (Heading("Other business"), Paragraph(said)) if said else ()


def _record(asked: MinutesAsked, on_pages: Running) -> tuple[Block, ...]:
    panel = asked.issued.panel
    lines = [
        f"SHA-256 of the record of this list: {on_pages.digest}." if on_pages.digest else "There is no record yet.",
        *(
            [f"Fingerprint of this list: {list_fingerprint(asked.analysis)}."]
            if asked.analysis and on_pages.digest
            else []
        ),
        *([f"The panel's steps stood at {panel.events}, with the fingerprint {panel.head}."] if panel else []),
    ]
    return Heading("The record"), Bullets(tuple(lines))
