"""Who was there and for how long, who gave no scores, and who sent apologies, as far as it is noted."""

from __future__ import annotations

from prioritise.domain.meeting import Attendance, Attended
from prioritise.domain.panel import Access, PanelMember
from prioritise.report.exports.board.content import Block, Bullets, Heading, Paragraph
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.words.attendance_words import IN_PART, attendance_words
from prioritise.report.words.who_scores import person_label
from prioritise.words import counted, ended, joined

NOBODY = "The facilitator has not said who was there."
WITHOUT_SCORING = {
    Access.MEMBER: "has sent no scores",
    Access.OBSERVER: "watched",
    Access.FACILITATOR: "ran the panel, and gave no scores",
}


def attendance_part(asked: MinutesAsked) -> tuple[Block, ...]:
    """Write who was there and who sent apologies. Of whom nothing is noted is counted, and not called absent."""
    noted = {each.member: each for each in asked.meeting.attended}
    people = asked.record.people
    known = [(person, noted[person.id]) for person in people if person.id in noted]
    there = [(person, each) for person, each in known if each.how is not Attendance.APOLOGIES]
    away = [person for person, each in known if each.how is Attendance.APOLOGIES]
    heading, others = Heading("Who was there"), asked.meeting.others.strip()
    if not known and not others:
        return heading, Paragraph(NOBODY)
    lines = tuple(_line(asked, person, each) for person, each in there)
    apologies = tuple(person_label(asked.exercise, person) for person in away)
    return (
        heading,
        *((Paragraph(f"{len(there)} of the {len(people)} people on the panel:"), Bullets(lines)) if lines else ()),
        *((Paragraph(f"Also there: {ended(others)}"),) if others else ()),
        *((Paragraph("Apologies:"), Bullets(apologies)) if apologies else ()),
        *_not_noted(len(people) - len(known)),
    )


def _line(asked: MinutesAsked, person: PanelMember, noted: Attended) -> str:
    when = f" ({noted.when.strip()})" if noted.when.strip() else ""
    part = f"{attendance_words(noted.how)}{when}" if noted.how in IN_PART else ""
    more = [words for words in (part, _without_scoring(asked, person)) if words]
    return f"{person_label(asked.exercise, person)}{f': {joined(more)}' if more else ''}"


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
