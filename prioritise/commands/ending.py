"""How every command ends: with an exit code, and in words a person can act on; never with a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.safe_output import safe_output
from prioritise.domain.errors import FileProblems, PrioritiseError, SolverFailed


def ended(command: Callable[[], int]) -> int:
    """Run a command and return its exit code. What it prints cannot command the terminal."""
    with safe_output():
        try:
            return command()
        except FileProblems as error:
            return _say_problems(error)
        except SolverFailed as error:
            return _complain(str(error), ExitCode.NO_ANSWER)
        except PrioritiseError as error:
            return _complain(str(error))
        except KeyboardInterrupt:
            return _complain("Stopped as you asked.", ExitCode.STOPPED)
        except BrokenPipeError:
            # The reader of our output has gone (`prioritise run ... | head`); what was asked for is done.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return ExitCode.DONE
        except OSError as error:
            return _complain(f"{error.filename or 'A file'} could not be read or written: {error.strerror}.")
        except MemoryError:
            return _complain("There is not enough memory for that. Nothing was written. Give a smaller file.")


def _say_problems(error: FileProblems) -> int:
    count = len(error.problems)
    for problem in error.problems:
        _complain(problem.sentence)
    return _complain(f"{count} problem{'' if count == 1 else 's'} to put right. Nothing was loaded or written.")


def _complain(sentence: str, code: int = ExitCode.BAD_INPUT) -> int:
    print(sentence, file=sys.stderr)
    return code
