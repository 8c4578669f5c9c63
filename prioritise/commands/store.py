"""`prioritise store ...`: exercises in and out of the store, back up and restore. The database loads only when used."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.numbers import whole_number
from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.domain.panel import LINK_LASTS
from prioritise.store.location import store_url

if TYPE_CHECKING:
    from prioritise.store.database import Store


MOST_DAYS = 3_650
"""Ten years: more is a slip of the hand, for a new link is made at once."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which commands `store` has, and what each takes and runs."""
    own = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    taken_in = own.add_parser("import", help="take an exercise folder into the store")
    taken_in.add_argument("folder", metavar="EXERCISE", help=EXERCISE_HELP)
    taken_in.set_defaults(command=_import)
    out = own.add_parser("export", help="write an exercise folder from the store")
    out.add_argument("exercise", metavar="ID", help="the exercise's id")
    out.add_argument("folder", metavar="DIR", type=Path, help="where to write it; only files that differ are written")
    out.set_defaults(command=_export)
    backup = own.add_parser("backup", help="copy the whole store to one file while people work")
    backup.add_argument("file", metavar="FILE", type=Path, help="a new file; it holds names and unrevealed scores")
    backup.set_defaults(command=_backup)
    restore = own.add_parser("restore", help="put a backup in the place of the store; stop the app first")
    restore.add_argument("file", metavar="FILE", type=Path, help="a backup")
    restore.add_argument("--replace", action="store_true", help="replace what is there, after copying it")
    restore.set_defaults(command=_restore)
    check = own.add_parser("check", help="look for damage, broken chains of events and changed scores")
    check.add_argument(
        "--record", metavar="FILE", type=Path, help="a record.json: look whether its events are all here"
    )
    check.set_defaults(command=_check)
    share = own.add_parser("share", help="make a member the facilitator, and print their link")
    share.add_argument("exercise", metavar="ID", help="the exercise's id")
    share.add_argument("member", metavar="MEMBER", help="the id of the member who is to run the panel")
    share.add_argument("--address", metavar="URL", default="", help="where people open the app; prints the whole link")
    days = whole_number(1, MOST_DAYS)
    share.add_argument("--days", metavar="N", type=days, default=LINK_LASTS.days, help="how long the link is good")
    share.set_defaults(command=_share)


def _import(asked: argparse.Namespace) -> int:
    from prioritise.store.exercises import import_exercise

    with closing(_opened()) as store:
        exercise = import_exercise(store, asked.folder)
    print(f"{exercise.title} is in the store as {exercise.id}.")
    return ExitCode.DONE


def _export(asked: argparse.Namespace) -> int:
    from prioritise.domain.panel import RoundState
    from prioritise.store.current_files import export_folder
    from prioritise.store.invitations import operator
    from prioritise.store.rounds import rounds

    with closing(_opened()) as store:
        viewer = operator(store, asked.exercise)
        written = export_folder(store, viewer, asked.folder)
        hidden = [
            scoring_round.number for scoring_round in rounds(store, viewer) if scoring_round.state == RoundState.OPEN
        ]
    print(f"Written to {asked.folder}: {', '.join(written) or 'nothing, every file is there already'}.")
    for number in hidden:
        print(f"Round {number} is still open. Its scores are left out until it is revealed.")
    return ExitCode.DONE


def _backup(asked: argparse.Namespace) -> int:
    from prioritise.store.backup import back_up

    with closing(_opened()) as store:
        back_up(store, asked.file)
    print(f"The whole store is in {asked.file}. It holds names and scores not yet revealed: keep it safe.")
    return ExitCode.DONE


def _restore(asked: argparse.Namespace) -> int:
    from prioritise.store.backup import restore
    from prioritise.store.put_back import undone_by

    kept = restore(asked.file, store_url(), replace=asked.replace)
    print(f"The store is as it was when {asked.file} was made.")
    if kept:
        print(f"What was there before is in {kept}.")
        with closing(_opened()) as store:
            for line in undone_by(kept, store):
                print(line)
    return ExitCode.DONE


def _check(asked: argparse.Namespace) -> int:
    from prioritise.store.backup import check_store

    with closing(_opened()) as store:
        check = check_store(store)
        cut_off = [] if asked.record is None else _not_as_recorded(store, asked.record)
    verdict = "What is wrong:" if check.problems or cut_off else "Nothing wrong was found."
    print(f"{_count(check.exercises, 'exercise')} and {_count(check.events, 'event')} looked through. {verdict}")
    for problem in (*check.problems, *cut_off):
        print(problem)
    if asked.record is not None and not cut_off:
        print(f"Every event that {asked.record.name} knows of is here, unchanged.")
    return ExitCode.NOT_SOUND if check.problems or cut_off else ExitCode.DONE


def _not_as_recorded(store: Store, path: Path) -> list[str]:
    """Say what of a panel's events is not as its record has it; a chain alone cannot tell that its end was cut off."""
    from prioritise.report.exports.record import panel_events_in, read_record
    from prioritise.store.events import head_at

    record = read_record(path.name, path.read_bytes())
    noted, exercise = panel_events_in(record), str(record.get("exercise", ""))
    if noted is None:
        return [f"{path.name} does not say where the events of a panel stood. Write one with --panel."]
    if head_at(store, exercise, noted.events) == noted.head:
        return []
    return [f"{exercise}: event {noted.events} is not the one that {path.name} knows of, or was cut off."]


def _share(asked: argparse.Namespace) -> int:
    from prioritise.store.invitations import link_address, operator, start_sharing

    if asked.address:
        link_address(asked.address, "")  # a slip in it must not cost a link that is shown once
    with closing(_opened()) as store:
        viewer = operator(store, asked.exercise)
        link = start_sharing(store, viewer, asked.member, lasts=timedelta(days=asked.days))
    what = "Link" if asked.address else "Token"
    print(f"{link.member} runs the panel from now on. Whoever only scores is let in on the Panel page.")
    print(f"{what} for {link.member}, good until {link.expires_at[:10]}. It is shown this once and kept nowhere:")
    print(link_address(asked.address, link.token) if asked.address else link.token)
    return ExitCode.DONE


def _opened() -> Store:
    from prioritise.store.database import open_store

    return open_store(store_url())


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
