"""The command line. Exit codes: 0 done, 1 the question has no answer, 2 bad input, 3 done but not time-stamped."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from prioritise import __version__
from prioritise.commands import COMMANDS, Command
from prioritise.commands.ending import ended


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
        self._refuse_empty(args or ())
        if self.of is not None:
            command, self.of = self.of, None
            command.arguments()(self)
        return super().parse_known_args(args, namespace)

    def _refuse_empty(self, words: Sequence[str]) -> None:
        """Refuse what was left empty, such as a variable of a script that is not set: it would count as not given."""
        for before, word in zip(("", *words), words, strict=False):
            option, equals, value = word.partition("=")
            if not word.strip():
                self.error(f"nothing stands after {before}" if before.startswith("-") else f"{word!r} names nothing")
            if option.startswith("--") and equals and not value.strip():
                self.error(f"nothing stands after {option}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="prioritise", description="Decide what to fund, and defend it afterwards.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"prioritise {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND", parser_class=_CommandParser)
    for command in COMMANDS:
        commands.add_parser(command.name, help=command.purpose).of = command
    return parser
