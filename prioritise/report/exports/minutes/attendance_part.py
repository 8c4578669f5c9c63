"""Who was there and for how long, who gave no scores, and who sent apologies, as far as it is noted."""

from __future__ import annotations

from prioritise.domain.meeting import Attendance, Attended, taken_off
from prioritise.domain.panel import Access, PanelMember
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.words.attendance_words import TAKEN_OFF, called_then, in_part_words
from prioritise.report.words.who_scores import person_label
from prioritise.words import counted, ended, joined

NOBODY = "The facilitator has not said who was there."
WITHOUT_SCORING = {
    Access.MEMBER: "has sent no scores",
    Access.OBSERVER: "watched",
    Access.FACILITATOR: "ran the panel, and gave no scores",
}


def attendance_part(asked: MinutesAsked) -> tuple[Block, ...]:
    """Write who was there and who sent apologies. Of whom nothing is noted is counted, and not called absent.

    Whoever was taken off the panel since stands in the minutes of the meeting they were noted at.
    """
    people = {person.id: person for person in asked.record.people}
    noted = {each.member: each for each in asked.meeting.attended}
    known = [noted[member] for member in people if member in noted] + list(taken_off(asked.meeting, people))
    there = [each for each in known if each.how is not Attendance.APOLOGIES]
    away = [each for each in known if each.how is Attendance.APOLOGIES]
    heading, others = Heading("Who was there"), asked.meeting.others.strip()
    if not known and not others:
        return heading, Paragraph(NOBODY)
    lines = tuple(_line(asked, people.get(each.member), each) for each in there)
    apologies = tuple(_label(asked, people.get(each.member), each) for each in away)
    everybody = len({*people, *noted})
    return (
        heading,
        *((Paragraph(f"{len(there)} of the {everybody} people on the panel:"), Bullets(lines)) if lines else ()),
        *((Paragraph(f"Also there: {ended(others)}"),) if others else ()),
        *((Paragraph("Apologies:"), Bullets(apologies)) if apologies else ()),
        *_not_noted(everybody - len(known)),
    )


def _line(asked: MinutesAsked, person: PanelMember | None, noted: Attended) -> str:
    scoring = TAKEN_OFF if person is None else _without_scoring(asked, person)
    more = [words for words in (in_part_words(noted), scoring) if words]
    return f"{_label(asked, person, noted)}{f': {joined(more)}' if more else ''}"


def _label(asked: MinutesAsked, person: PanelMember | None, noted: Attended) -> str:
    return called_then(noted) if person is None else person_label(asked.exercise, person)


def _without_scoring(asked: MinutesAsked, person: PanelMember) -> str:
    """What somebody did who gave no scores; of members only once it is known, which it is not in an open round."""
    scored = {score.member for score in asked.exercise.scores}
    if person.id in scored or (person.access is Access.MEMBER and (asked.is_open or not scored)):
        return ""
    return WITHOUT_SCORING[person.access]


def _not_noted(count: int) -> tuple[Block, ...]:
    if not count:
        return ()
    return (
        Paragraph(f"Of {counted(count, 'person', 'people')} on the panel it is not noted whether they were there."),
    )
