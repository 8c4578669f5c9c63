"""The command line. Exit codes: 0 done, 1 the question has no answer, 2 bad input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from prioritise import __version__
from prioritise.domain.errors import FileProblems, PrioritiseError, SolverFailed

DONE, NO_ANSWER, BAD_INPUT = 0, 1, 2


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
        "for-area",
        "make an exercise ready for another area its figures hold",
        lambda: import_module("prioritise.commands.for_area").for_area_arguments,
    ),
    Command(
        "explain",
        "say why an intervention is, or is not, in the best portfolio",
        lambda: import_module("prioritise.commands.explain").explain_arguments,
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
        "verify",
        "run a record again and compare the result",
        lambda: import_module("prioritise.commands.verify").verify_arguments,
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
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        return command(asked)
    except FileProblems as error:
        return _say_problems(error)
    except SolverFailed as error:
        _complain(str(error))
        return NO_ANSWER
    except PrioritiseError as error:
        _complain(str(error))
        return BAD_INPUT
    except BrokenPipeError:
        # The reader of our output has gone (`prioritise run ... | head`); what was asked for is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        _complain(f"{error.filename or 'A file'} could not be read or written: {error.strerror}.")
        return BAD_INPUT


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


def _say_problems(error: FileProblems) -> int:
    count = len(error.problems)
    for problem in error.problems:
        _complain(problem.sentence)
    _complain(f"{count} problem{'' if count == 1 else 's'} to put right. Nothing was loaded or written.")
    return BAD_INPUT


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
