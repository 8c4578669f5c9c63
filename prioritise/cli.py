"""The command line. Exit codes: 0 done, 1 the question has no answer, 2 bad input, 3 done but not time-stamped."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from prioritise import __version__
from prioritise.commands.ending import BAD_INPUT, DONE, NO_ANSWER, ended

__all__ = ["BAD_INPUT", "COMMANDS", "DONE", "NO_ANSWER", "main"]


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, its purpose, and the way to what says which arguments it takes and what it runs.

    Its module is imported when somebody asks for the command, and not before.
    """

    name: str
    purpose: str
    arguments: Callable[[], Callable[[argparse.ArgumentParser], None]]


COMMANDS = (
    Command(
        "run",
        "choose the best portfolio and write the result",
        lambda: import_module("prioritise.commands.run").run_arguments,
    ),
    Command(
        "check",
        "name every problem in an exercise's files",
        lambda: import_module("prioritise.commands.check").check_arguments,
    ),
    Command(
        "import-fingertips",
        "turn a published download into indicators.csv",
        lambda: import_module("prioritise.commands.figures").import_arguments,
    ),
    Command(
        "refresh",
        "bring an exercise's indicators up to date from a published download",
        lambda: import_module("prioritise.commands.figures").refresh_arguments,
    ),
    Command(
        "agreement",
        "the table of targets: export, import, figures, designate",
        lambda: import_module("prioritise.commands.agreement").agreement_arguments,
    ),
    Command(
        "workbook",
        "write an exercise as one Excel workbook, or a workbook as a folder",
        lambda: import_module("prioritise.commands.for_area").workbook_arguments,
    ),
    Command(
        "for-area",
        "make an exercise ready for another area its figures hold",
        lambda: import_module("prioritise.commands.for_area").for_area_arguments,
    ),
    Command(
        "explain",
        "say why an intervention is, or is not, in the best portfolio",
        lambda: import_module("prioritise.commands.check").explain_arguments,
    ),
    Command(
        "nearest",
        "say what would change the list, and which decisions are firm",
        lambda: import_module("prioritise.commands.answers").nearest_arguments,
    ),
    Command(
        "prices",
        "say what keeping to each of our own rules costs",
        lambda: import_module("prioritise.commands.answers").prices_arguments,
    ),
    Command(
        "spare",
        "say the best use of money that comes free in one fund and year",
        lambda: import_module("prioritise.commands.answers").spare_arguments,
    ),
    Command(
        "believe",
        "say what weights would make another list the best one",
        lambda: import_module("prioritise.commands.answers").believe_arguments,
    ),
    Command(
        "equality",
        "list every list not beaten in both score and people most deprived",
        lambda: import_module("prioritise.commands.answers").equality_arguments,
    ),
    Command(
        "figure-values",
        "say which figure to pin down first, and what each figure does",
        lambda: import_module("prioritise.commands.answers").figure_values_arguments,
    ),
    Command(
        "partners",
        "say what share of its own best list every partner gets",
        lambda: import_module("prioritise.commands.answers").partners_arguments,
    ),
    Command(
        "disputes",
        "list the scores that divide the panel, what matters first",
        lambda: import_module("prioritise.commands.disputes").disputes_arguments,
    ),
    Command(
        "robustness",
        "say how sure the list is: other weights, every partner's loss",
        lambda: import_module("prioritise.commands.robustness").robustness_arguments,
    ),
    Command(
        "sweep",
        "run the exercises of many areas against many weights, on all cores or a cluster",
        lambda: import_module("prioritise.commands.sweep").sweep_arguments,
    ),
    Command(
        "paper",
        "write the board paper, a two-page summary and cards, as Word and PDF",
        lambda: import_module("prioritise.commands.board").paper_arguments,
    ),
    Command(
        "minutes",
        "write the minutes of a panel in the store, as Word and PDF",
        lambda: import_module("prioritise.commands.record").minutes_arguments,
    ),
    Command(
        "publish",
        "write a copy for the public, without members, scores and small numbers",
        lambda: import_module("prioritise.commands.record").publish_arguments,
    ),
    Command(
        "log",
        "list what was decided, by whom and when, newest first",
        lambda: import_module("prioritise.commands.record").log_arguments,
    ),
    Command(
        "transparency",
        "write an algorithmic transparency record, as far as the exercise knows",
        lambda: import_module("prioritise.commands.record").transparency_arguments,
    ),
    Command(
        "verify",
        "run a record again and compare the result",
        lambda: import_module("prioritise.commands.board").verify_arguments,
    ),
    Command(
        "stamp",
        "have a signed record time-stamped, where that failed before",
        lambda: import_module("prioritise.commands.board").stamp_arguments,
    ),
    Command(
        "serve",
        "open the app on this machine, or serve a team's panels with --shared",
        lambda: import_module("prioritise.commands.serve").serve_arguments,
    ),
    Command(
        "store",
        "keep an exercise for a panel: import, export, backup, restore, check",
        lambda: import_module("prioritise.commands.store").store_arguments,
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. No traceback reaches the user."""
    return ended(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = asked.command
    return command(asked)


class _CommandParser(argparse.ArgumentParser):
    """The parser of one command, which learns its arguments when the command is asked for."""

    of: Command | None = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.of is not None:
            command, self.of = self.of, None
            command.arguments()(self)
        return super().parse_known_args(args, namespace)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="prioritise", description="Decide what to fund, and defend it afterwards.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"prioritise {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=_CommandParser)
    for command in COMMANDS:
        commands.add_parser(command.name, help=command.purpose).of = command
    return parser
