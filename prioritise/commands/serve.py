"""`prioritise serve`: the app on one's own machine, or a shared server of panels for a team."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.numbers import whole_number
from prioritise.domain.errors import StoreError
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.shipped import criteria_folder, example_folder
from prioritise.store.location import NAMED_BY, SHARED_BY, store_is_made, store_place, store_url

HERE, PORT, LAST_PORT = "localhost", 8501, 65_535
ENDED_BY_SIGNAL = 128
"""Shells add the number of a signal to this."""
OWN_NAMES = ("localhost", "127.0.0.1", "::1")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", nargs="?", help="the worked example if left out")
    parser.add_argument("--shared", action="store_true", help="serve the panels in the store, to who has a link")
    parser.add_argument("--address", metavar="HOST", default=HERE, help="where to listen; 0.0.0.0 is every network")
    parser.add_argument("--port", metavar="N", type=whole_number(1, LAST_PORT), default=PORT)
    parser.set_defaults(command=_serve)


def _serve(asked: argparse.Namespace) -> int:
    environment = _shared(asked) if asked.shared else _alone(asked)
    app = criteria_folder().parent / "streamlit_app.py"
    return _run(_command(app, asked), environment, app.parent)


def _alone(asked: argparse.Namespace) -> Mapping[str, str]:
    if asked.address != HERE:
        raise StoreError(f"To let others reach it, say so: prioritise serve --shared --address {asked.address}.")
    folder = Path(asked.exercise) if asked.exercise else example_folder()
    load_exercise(folder, awaiting_panel=True, unfinished=True)
    return {NAMED_BY: str(folder.resolve())}


def _shared(asked: argparse.Namespace) -> Mapping[str, str]:
    if asked.exercise:
        raise StoreError(
            f"A shared server serves the panels in its store. First: prioritise store import {asked.exercise}. "
            "Then: prioritise serve --shared."
        )
    for line in _announcement(asked):
        print(line, flush=True)
    return {SHARED_BY: "1"}


def _announcement(asked: argparse.Namespace) -> Sequence[str]:
    url = store_url()
    panels = _panels() if store_is_made(url) else []
    link = "prioritise store share ID MEMBER --address https://WHERE-PEOPLE-OPEN-IT"
    return (
        f"Serving panels at http://{asked.address}:{asked.port}, to who has a link or signs in.",
        f"The store is {store_place(url)}. It has: {', '.join(panels) or 'nothing yet'}.",
        *(() if panels else ("Take an exercise in with: prioritise store import FOLDER",)),
        f"The facilitator's link comes from: {link}",
    )


def _panels() -> list[str]:
    from prioritise.store.database import open_store
    from prioritise.store.exercises import exercises_here

    with closing(open_store()) as store:
        return [exercise.id for exercise in exercises_here(store)]


def _command(app: Path, asked: argparse.Namespace) -> list[str]:
    listening = ["--server.address", asked.address, "--server.port", str(asked.port)]
    # Said here as well, so that no setting left on a machine takes the protection against other sites away.
    guarded = ["--server.enableCORS", "true", "--server.enableXsrfProtection", "true"]
    # Nor gives visitors what Streamlit keeps for developers: ending the server, or having files written on it.
    guarded += ["--server.headless", "true", "--global.developmentMode", "false"]
    # Another site can make its name lead to this machine, and use the app through its visitor's own browser.
    names = [] if asked.shared else [part for name in OWN_NAMES for part in ("--server.allowedHosts", name)]
    return [sys.executable, "-m", "streamlit", "run", str(app), *listening, *guarded, *names]


def _run(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> int:
    stops: list[int] = []
    with subprocess.Popen(command, env=os.environ | environment, cwd=folder) as app:

        def stop(number: int, _frame: object) -> None:
            # Whoever stops this command stops the app too, and not only the command.
            stops.append(number)
            app.terminate()

        signal.signal(signal.SIGTERM, stop)
        try:
            code = app.wait()
        except KeyboardInterrupt:
            return ExitCode.DONE
    if code >= 0 or stops:
        return max(code, ExitCode.DONE)
    # A supervisor starts again what did not end by itself, and tells by the code.
    said = f"The app was ended from outside, by signal {-code}; by 9 most often for want of memory."
    print(said, file=sys.stderr)
    return ENDED_BY_SIGNAL - code
