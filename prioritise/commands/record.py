"""What a panel leaves behind: `prioritise publish`, `log`, `transparency` and `minutes`."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import analyse, bands
from prioritise.analysis.publishing.public_copy import public_copy
from prioritise.commands.asked_exercise import exercise_arguments, exercise_asked_for
from prioritise.commands.minutes import minutes_arguments
from prioritise.commands.printing import say, say_table
from prioritise.commands.result_lines import DONE, NO_ANSWER
from prioritise.files.exercise.folder import archive_of
from prioritise.report.exports.transparency import EXPORT as TRANSPARENCY
from prioritise.report.record.log import LogKind, chosen
from prioritise.report.record.log_table import log_table
from prioritise.report.record.view import record_view
from prioritise.report.words.conflict_text import conflict_lines

__all__ = ["log_arguments", "minutes_arguments", "publish_arguments", "transparency_arguments"]


def publish_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="where to write the zip")
    parser.set_defaults(command=_publish)


def log_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    kinds = [kind.name.lower().replace("_", "-") for kind in LogKind]
    parser.add_argument("--kind", choices=kinds, help="only lines of one kind")
    parser.add_argument("--by", metavar="NAME", default="", help="only what one person, role or partner did")
    parser.add_argument("--intervention", metavar="ID", default="", help="only what is about one intervention")
    parser.set_defaults(command=_log)


def transparency_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    exercise_arguments(parser)
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=f"where to write {TRANSPARENCY.file}")
    parser.set_defaults(command=_transparency)


def _publish(asked: argparse.Namespace) -> int:
    asked_exercise = exercise_asked_for(asked)
    analysis = analyse(asked_exercise.exercise)
    if not analysis.portfolio.has_answer:
        print("\n".join(conflict_lines(analysis)))
        return NO_ANSWER
    copied = public_copy(analysis, asked_exercise.exercise, names=asked_exercise.names)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_bytes(archive_of(copied.files))
    print(f"Written to {asked.out}. It gives the same list. Left out of it:")
    say(f"- {line}" for line in copied.left_out.lines)
    return DONE


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
    return DONE


def _transparency(asked: argparse.Namespace) -> int:
    analysis = analyse(exercise_asked_for(asked).exercise)
    if not analysis.portfolio.has_answer:
        print("\n".join(conflict_lines(analysis)))
        return NO_ANSWER
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / TRANSPARENCY.file).write_bytes(TRANSPARENCY.build(analysis, bands(analysis)))
    print(f"Written to {asked.out / TRANSPARENCY.file}. Answer the questions in it before you publish it.")
    return DONE
