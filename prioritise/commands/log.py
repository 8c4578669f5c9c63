"""`prioritise log`: what was decided, by whom and when, newest first."""

from __future__ import annotations

import argparse

from prioritise.analysis import analyse
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import say_table
from prioritise.domain.errors import IncompleteExercise
from prioritise.report.record.log import chosen, decision_log
from prioritise.report.record.log_entry import LogKind
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
    facts = exercise_asked_for(asked).facts
    try:
        view = record_view(analyse(facts.exercise), facts)
    except IncompleteExercise as error:
        # What was decided until then is there all the same.
        print(f"There is no list yet. {error}")
        lines, head = decision_log(None, facts), facts.happened[-1].hash if facts.happened else ""
    else:
        lines, head = view.log.entries, view.head
        print(f"{view.headline}.")
        if view.signed.fingerprint:
            print(f"The fingerprint of this list is {view.signed.fingerprint}.")
    kind = LogKind[asked.kind.upper().replace("-", "_")].value if asked.kind else ""
    entries = chosen(lines, kind=kind, person=asked.by, intervention=asked.intervention)
    say_table("What was decided, newest first:", log_table(entries))
    if not entries:
        print("Nothing to list.")
    if head:
        print(f"The last event of the panel has the fingerprint {head}.")
    return ExitCode.DONE
