"""The real app as a process of its own, with a store of its own, and the end of both."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from prioritise.store.database import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90


@dataclass(frozen=True)
class Served:
    """A running app. `log` has everything it says; `store_file` is the store it works on."""

    url: str
    port: int
    log: Path
    store_file: Path

    def said(self) -> str:
        """Everything the app has said so far."""
        return self.log.read_text(encoding="utf-8")

    def opened_store(self) -> Store:
        """The app's store, opened beside it."""
        return open_store(str(self.store_file))


@contextmanager
def served(
    folder: Path,
    *,
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Served]:
    """The app on a free port of this machine, with its log and its store in this folder."""
    port = port or free_port()
    app = Served(f"http://localhost:{port}", port, folder / "app.log", folder / "store.sqlite")
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port), *options]
    with app.log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            # Never the store of whoever runs the tests, nor a panel of theirs.
            env=_plain(os.environ) | {"DATABASE_URL": str(app.store_file)} | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=os.name == "posix",
        )
    try:
        _wait_until_healthy(process, app)
        yield app
    finally:
        _stop(process)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return int(listener.getsockname()[1])


def _plain(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith("PRIORITISE_")}


def _wait_until_healthy(process: subprocess.Popen[bytes], app: Served) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if _healthy(app.port):
            return
        time.sleep(0.1)
    pytest.fail(f"The app did not start. It said:\n{app.said()}")


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
