"""Every test of a page has a store and work of its own."""

import ctypes
import pickle
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.store import current_files
from prioritise.ui.session import background_work as background
from prioritise.ui.session.file_reading import FileReading
from tests.ui.counting import watched

ASK_AGAIN_SECONDS = 0.01
MAIN = sys.modules["__main__"]
"""What the tests were started with, before any page was drawn."""


@pytest.fixture(autouse=True, scope="session")
def _installed_packages_looked_through_once() -> Iterator[None]:
    """Every simulated session would read what each installed package says of itself: half the time of a short test."""
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", lambda *_, **__: found)
        yield


@pytest.fixture(autouse=True, scope="session")
def _a_run_is_waited_for_without_asking_all_the_time() -> Iterator[None]:
    """Streamlit asks a thousand times a second whether the page is drawn, which slows the drawing."""
    asks = local_script_runner.require_widgets_deltas

    def waits(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
        until = time.monotonic() + timeout
        while not runner.script_stopped() and time.monotonic() < until:
            time.sleep(ASK_AGAIN_SECONDS)
        asks(runner, max(0.1, until - time.monotonic()))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(local_script_runner, "require_widgets_deltas", waits)
        yield


@pytest.fixture(autouse=True, scope="session")
def _one_panels_files_are_read_once() -> Iterator[None]:
    """Every test has a store of its own, and nearly all of them hold the same files."""

    @lru_cache(maxsize=16)
    def read(files: tuple[tuple[str, bytes], ...]) -> Exercise:
        return load_exercise_files(dict(files), awaiting_panel=True, unfinished=True)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(current_files, "load_exercise_files", lambda files, **_: read(tuple(files.items())))
        yield


@pytest.fixture(autouse=True, scope="session")
def _work_that_is_ended_says_nothing() -> Iterator[None]:
    """Work is ended by an exception from outside, which may come while memory is tidied up, where nobody takes it."""
    says = sys.unraisablehook
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            sys, "unraisablehook", lambda said: None if issubclass(said.exc_type, SystemExit) else says(said)
        )
        yield


@pytest.fixture(autouse=True)
def _the_process_is_no_page_afterwards() -> Iterator[None]:
    """A simulated page takes the place of the main module, and processes of later tests would begin by drawing it."""
    yield
    sys.modules["__main__"] = MAIN


class _CountedWork(background.BackgroundWork):
    """Background work that is counted with the page it is for, and done only if the test waits for it.

    Most tests ask nothing of what a page has worked out behind it, which would take a third of all their time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waited_for, self._is_over = threading.Event(), False

    def order(self, job: background.Job[object], visitor: str = "") -> None:
        super().order(replace(job, work=self._once_waited_for(watched(job.work))), visitor)

    def begin(self) -> None:
        """Do what was asked for, and what will be."""
        self._waited_for.set()

    def stop(self) -> None:
        """End what is under way too: it would work on beside the tests that follow, and slow each of them."""
        super().stop()
        self._is_over = True
        self._waited_for.set()
        for worker in self._workers.values():
            for thread in worker._threads:
                here = ctypes.c_ulong(thread.ident or 0)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(here, ctypes.py_object(SystemExit))

    def _once_waited_for(self, work: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            self._waited_for.wait()
            return None if self._is_over else work()

        return run


@pytest.fixture(autouse=True)
def _background_work_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test finds another's answers, or waits for what another asked for."""
    worker = _CountedWork()
    monkeypatch.setattr(background, "STANDS_SECONDS", 0)
    monkeypatch.setattr(background, "background_work", lambda: worker)
    for component in ("shared.parts_panel", "session.bands_work", "session.disputes_work", "compare.questions_panel"):
        monkeypatch.setattr(f"prioritise.ui.{component}.background_work", lambda: worker)
    yield
    worker.stop()


Sent = TypeVar("Sent")


class _PackedReading(FileReading):
    """Reads files in this process, with work and answers that another one could have had."""

    def read(self, file: str, work: Callable[[], object], say: Callable[[int], object]) -> object:
        try:
            return super().read(file, lambda: _packed(_packed(work)()), say)
        except Exception as error:
            raise _packed(error) from None


def _packed(sent: Sent) -> Sent:
    return pickle.loads(pickle.dumps(sent))  # type: ignore[no-any-return]


@pytest.fixture(autouse=True)
def _files_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of its own would take every test a moment; what goes there and comes back is packed all the same."""
    reading = _PackedReading()
    monkeypatch.setattr("prioritise.ui.shared.upload_panel.file_reading", lambda: reading)


@pytest.fixture(autouse=True)
def _a_store_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("DATABASE_URL", str(tmp_path_factory.mktemp("store") / "store.sqlite"))
    monkeypatch.delenv("PRIORITISE_SHARED", raising=False)
