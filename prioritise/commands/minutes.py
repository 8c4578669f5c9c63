"""`prioritise minutes`: the minutes of a panel in the store, as Word and PDF."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from prioritise.analysis import analysis_if_complete, disputed_cells
from prioritise.commands.answering import waiting
from prioritise.commands.asked_exercise import exercise_asked_for
from prioritise.commands.days import day
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import all_written
from prioritise.domain.errors import StoreError
from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.report.exports.minutes.asked import MOST_OTHER_BUSINESS, MOST_OTHERS, MOST_WHEN, MinutesAsked
from prioritise.report.exports.minutes.files import MINUTES_FILES
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.store.record_facts import RecordFacts
from prioritise.words import joined

IN_PART_OPTIONS = {
    "--late": "the ids of those who came late, and when if you like, such as gp='from 14:20'",
    "--left": "the ids of those who left early, and when if you like; who came late too stands in both",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help="its id in the store")
    parser.add_argument("--panel", action="store_true", help="as other commands take it; minutes are always of a panel")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where to write the minutes")
    parser.add_argument("--date", metavar="DAY", type=day, help="the day of the meeting, such as 2026-03-12")
    parser.add_argument(
        "--present", metavar="MEMBER", nargs="+", default=[], help="the ids of those who were there, from members.csv"
    )
    for option, help_text in IN_PART_OPTIONS.items():
        parser.add_argument(option, metavar="MEMBER[=WHEN]", nargs="+", default=[], help=help_text)
    parser.add_argument("--apologies", metavar="MEMBER", nargs="+", default=[], help="the ids of those who sent them")
    parser.add_argument("--others", metavar="TEXT", default="", help="others who were there, such as who took notes")
    parser.add_argument("--other-business", metavar="TEXT", default="", help="one paragraph")
    parser.set_defaults(command=_minutes)


def _minutes(asked: argparse.Namespace) -> int:
    _check_is_in_store(asked)
    asked.panel = True
    record = exercise_asked_for(asked).facts
    meeting = _meeting(asked, record)
    with waiting():
        analysis = analysis_if_complete(record.exercise)
        cells = None if analysis is None else disputed_cells(analysis)
        paper = minutes_paper(MinutesAsked(record, meeting, analysis, cells))
        files = {file.file: file.make(paper) for file in MINUTES_FILES}
    print(all_written(asked.out, files))
    return ExitCode.DONE


def _check_is_in_store(asked: argparse.Namespace) -> None:
    if Path(asked.exercise).exists() and not asked.panel:
        raise StoreError(
            f"{asked.exercise} is a folder or file, which has no panel, so there are no minutes. Name an exercise in "
            "the store by its id. `prioritise store import` puts a folder there; a panel then works on it in the app."
        )


def _meeting(asked: argparse.Namespace, record: RecordFacts) -> Meeting:
    if len(asked.other_business) > MOST_OTHER_BUSINESS:
        raise StoreError(f"Other business is one paragraph of at most {MOST_OTHER_BUSINESS:,} letters.")
    if len(asked.others) > MOST_OTHERS:
        raise StoreError(f"Others who were there take at most {MOST_OTHERS} letters.")
    return Meeting(asked.date, _attended(asked, record), asked.other_business, asked.others)


def _attended(asked: argparse.Namespace, record: RecordFacts) -> tuple[Attended, ...]:
    late, left = ([_named(said) for said in said_of] for said_of in (asked.late, asked.left))
    came_late, went_early = dict(late), dict(left)
    _check_names(asked, [member for member, _when in late], [member for member, _when in left], record)
    attended = (
        *(Attended(member, Attendance.HERE) for member in asked.present),
        *(
            Attended(member, Attendance.LATE_AND_LEFT, when, went_early[member])
            if member in went_early
            else Attended(member, Attendance.LATE, when)
            for member, when in late
        ),
        *(Attended(member, Attendance.LEFT, when) for member, when in left if member not in came_late),
        *(Attended(member, Attendance.APOLOGIES) for member in asked.apologies),
    )
    if any(len(when) > MOST_WHEN for each in attended for when in (each.when, each.left)):
        raise StoreError(f"When somebody came or left takes at most {MOST_WHEN} letters.")
    return attended


def _check_names(asked: argparse.Namespace, late: Sequence[str], left: Sequence[str], record: RecordFacts) -> None:
    """Refuse who is not on the panel, and who is named twice; to come late and leave early is no contradiction."""
    in_part = [*late, *(member for member in left if member not in late or left.count(member) > 1)]
    named, known = [*asked.present, *in_part, *asked.apologies], [person.id for person in record.people]
    if unknown := [member for member in named if member not in known]:
        raise StoreError(
            f"Nobody on this panel has the id {joined(unknown, last='or')}. Its people are {joined(known)}."
        )
    if twice := [member for member in dict.fromkeys(named) if named.count(member) > 1]:
        raise StoreError(f"{joined(twice)} stands more than once. Say one thing of each person; WHEN can say more.")


def _named(said: str) -> tuple[str, str]:
    member, _, when = said.partition("=")
    return member, when
