"""A Streamlit server in a process of its own: started, killed without a word, started again at the same address."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60


class Server:
    """The server of one script. `address` stays the same over every start."""

    def __init__(self, script: Path, settings: Mapping[str, str] | None = None) -> None:
        self.port = _free_port()
        self.address = f"http://localhost:{self.port}"
        self._command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(self.port)]
        self._environment = os.environ | {"PYTHONPATH": str(ROOT)} | dict(settings or {})
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait()

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """Ask it to end."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()

    def processor_seconds(self) -> float:
        """Processor time it has used so far."""
        times = self._measured().cpu_times()
        return float(times.user + times.system)

    def memory_mib(self) -> float:
        """Memory it holds now."""
        return float(self._measured().memory_info().rss) / 2**20

    def _measured(self) -> psutil.Process:
        assert self._process is not None
        return psutil.Process(self._process.pid)

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError("the app did not start")


@contextmanager
def served(script: Path, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server for as long as it is needed. `settings` are environment variables."""
    server = Server(script, settings)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))
        return int(listener.getsockname()[1])
