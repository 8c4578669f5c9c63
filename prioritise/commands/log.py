"""`prioritise log`: what was decided, by whom and when, newest first."""

from __future__ import annotations

import argparse

from prioritise.analysis import analyse
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say_table
from prioritise.report.record.log import LogKind, chosen
from prioritise.report.record.log_table import log_table
from prioritise.report.record.view import record_view


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    kinds = [kind.name.casefold().replace("_", "-") for kind in LogKind]
    parser.add_argument("--kind", choices=kinds, help="only lines of one kind")
    parser.add_argument("--by", metavar="NAME", default="", help="only what one person, role or partner did")
    parser.add_argument("--intervention", metavar="ID", default="", help="only what is about one intervention")
    parser.set_defaults(command=_log)


def _log(asked: argparse.Namespace) -> int:
    asked_exercise = exercise_asked_for(asked)
    view = record_view(analyse(asked_exercise.exercise), asked_exercise.facts)
    kind = LogKind[asked.kind.upper().replace("-", "_")].value if asked.kind else ""
    entries = chosen(view.log.entries, kind=kind, person=asked.by, intervention=asked.intervention)
    print(f"{view.headline}.")
    if view.signed.fingerprint:
        print(f"The fingerprint of this list is {view.signed.fingerprint}.")
    say_table("What was decided, newest first:", log_table(entries))
    if not entries:
        print("Nothing to list.")
    if view.head:
        print(f"The last event of the panel has the fingerprint {view.head}.")
    return ExitCode.DONE
