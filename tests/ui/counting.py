"""What a run of a page works out: every function of the product's lower floors that runs, with what it was asked.

    with counted() as work:
        app.run()
    assert work.repeated() == {}    # nothing was worked out twice in this run
    assert work.worked_out() == {}  # nothing was worked out at all, as in an unchanged rerun

What only looks something up is not work: a function counts as worked out when at least `LEAST_CALLS` other functions
of Python ran within it. That is the same on every machine, as a time is not.
"""

from __future__ import annotations

import inspect
import shutil
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, TypeVar
from uuid import uuid4

from prioritise.analysis.once import Digested
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.shipped import example_folder
from tests.architecture.source import ROOT
from tests.files.small_exercise import small_files

COMPUTING = ("evidence", "judgement", "targets", "portfolio", "robustness", "analysis", "report")
"""Whatever runs here is counted; `ui` and `commands` draw and print what these made, and `files` and `store` read."""
LEAST_CALLS = 50
"""A word looked up, a sentence joined or a figure rounded stays below this; a table or a projection does not."""
Answer = TypeVar("Answer")
Traced = Callable[[FrameType, str, Any], Any] | None
PLAIN = (str, int, float, date)
"""Told apart by their value; what has no digest or key is told apart by where it stands in memory."""
MOST_PARTS = 20
PAUSED = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR


@dataclass
class Work:
    """The calls within every function that ran, by its name and what it was asked."""

    calls: dict[tuple[str, Hashable], list[int]] = field(default_factory=lambda: defaultdict(list))
    kept: list[object] = field(default_factory=list)

    def worked_out(self) -> dict[str, int]:
        """How often each function worked, by name; one that asked another for all its work counts too."""
        return _sums((name, sum(each >= LEAST_CALLS for each in calls)) for (name, _), calls in self._so_far())

    def repeated(self) -> dict[str, int]:
        """How often each function worked out again what it had worked out before in this run, by name."""
        return _sums((name, sum(each >= LEAST_CALLS for each in calls[1:])) for (name, _), calls in self._so_far())

    def _so_far(self) -> list[tuple[tuple[str, Hashable], list[int]]]:
        # Work in the background may begin a new name meanwhile: a copy is made at one go, a list of the items is not.
        return list(self.calls.copy().items())


@contextmanager
def counted() -> Iterator[Work]:
    """Count what runs on every thread begun meanwhile, such as that of a page, and what is called from here."""
    work = Work()
    before = sys.gettrace()

    def begin(frame: FrameType, event: str, argument: object) -> Traced:
        # Every thread counts for itself: the first call on it puts its own watcher in place.
        watcher = _Watcher(work)
        sys.settrace(watcher.called)
        return watcher.called(frame, event, argument)

    threading.settrace(begin)
    sys.settrace(_Watcher(work).called)
    try:
        yield work
    finally:
        sys.settrace(before)
        threading.settrace(before)


def unknown_exercise(folder: Path) -> Path:
    """A copy of the worked example that nothing has been worked out for yet, in whatever order the tests run."""
    copy = folder / "example"
    shutil.copytree(example_folder(), copy)
    listed = copy / "exercise.yaml"
    # Its title tells it from every other: what is remembered is remembered by content.
    listed.write_text(listed.read_text("utf-8").replace("title: ", f"title: {uuid4().hex} ", 1), "utf-8")
    return copy


def unknown_small_exercise(folder: Path) -> Path:
    """The small exercise, written out under a title of its own: what its pages work out comes within seconds."""
    files = small_files()
    said = files["exercise.yaml"].replace(b"\ntitle: ", f"\ntitle: {uuid4().hex} ".encode(), 1)
    write_new_folder(folder / "small", files | {"exercise.yaml": said})
    return folder / "small"


def watched(work: Callable[[], Answer]) -> Callable[[], Answer]:
    """The same work, counted by whoever counts when it begins, though its thread was begun before."""

    def run() -> Answer:
        sys.settrace(threading.gettrace())
        try:
            return work()
        finally:
            sys.settrace(None)

    return run


class _Watcher:
    """Python's tracing hook of one thread: how many calls there were between a function's beginning and its end."""

    def __init__(self, work: Work) -> None:
        self._work, self._calls = work, 0

    def called(self, frame: FrameType, _event: str, _argument: object) -> Traced:
        # What a dataclass writes for itself, such as to be looked up by, is no work.
        self._calls += frame.f_code.co_filename != "<string>"
        name = _counted_name(frame.f_code)
        if not name:
            return None
        key, before = (name, self._asked(frame)), self._calls

        def returned(_frame: FrameType, event: str, _argument: object) -> None:
            if event == "return":
                self._work.calls[key].append(self._calls - before)

        frame.f_trace_lines = False
        return returned

    def _asked(self, frame: FrameType) -> Hashable:
        code = frame.f_code
        count = code.co_argcount + code.co_kwonlyargcount
        names = (*code.co_varnames[:count], *_gathered(code, count))
        return tuple(self._told_apart(frame.f_locals.get(name)) for name in names)

    def _told_apart(self, value: object) -> Hashable:
        if value is None or isinstance(value, PLAIN):
            return value
        if isinstance(value, Exercise):
            return value.digest
        if isinstance(value, Digested):
            return value.key
        if isinstance(value, tuple | list) and len(value) <= MOST_PARTS:
            return tuple(self._told_apart(part) for part in value)
        # Kept, so that nothing else can come to stand at its place in memory while this counts.
        self._work.kept.append(value)
        return id(value)


def _gathered(code: CodeType, count: int) -> tuple[str, ...]:
    """The names of what a function gathers with one star and with two."""
    more = bool(code.co_flags & inspect.CO_VARARGS) + bool(code.co_flags & inspect.CO_VARKEYWORDS)
    return code.co_varnames[count : count + more]


_NAMES: dict[CodeType, str] = {}


def _counted_name(code: CodeType) -> str:
    """The function's name with its module's; empty for what is not counted."""
    if code not in _NAMES:
        _NAMES[code] = _name_of(code)
    return _NAMES[code]


def _name_of(code: CodeType) -> str:
    path = Path(code.co_filename)
    if code.co_name.startswith("<") or code.co_flags & PAUSED or not path.is_relative_to(ROOT / "prioritise"):
        return ""
    module = path.relative_to(ROOT / "prioritise").with_suffix("")
    # What remembers is not what works; what it lets run is counted by itself.
    if module.parts[0] not in COMPUTING or module.parts == ("analysis", "once"):
        return ""
    return f"{'.'.join(module.parts)}.{code.co_qualname}"


def _sums(pairs: Iterator[tuple[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for name, count in pairs:
        found[name] += count
    return {name: count for name, count in sorted(found.items()) if count}
