"""What a pure function made, remembered by the digests of what it was asked: nothing is worked out twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future
from functools import wraps
from inspect import Signature, signature
from typing import ParamSpec, Protocol, TypeVar, runtime_checkable

from prioritise.domain.exercise import Exercise

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
MOST_KEPT = 64
"""Results kept of a function that says nothing else; the oldest are worked out again if asked for again."""

PROGRESS = "progress"
"""What the parameter is named that is only told how far the work has come, and has no part in what is asked."""


@runtime_checkable
class Digested(Protocol):
    """Whatever knows what tells it from every other of its kind."""

    @property
    def key(self) -> Hashable:
        """What tells it from every other; equal keys stand for equal contents."""
        ...


def once(function: Callable[Arguments, Result], *, most_kept: int = MOST_KEPT) -> Callable[Arguments, Result]:
    """Remember what a pure function made, for whoever asks the same again, and make it once for all who wait.

    Two calls ask the same when every parameter has the same argument, however that is given: by place, by name or by
    default. Exercises count as the same by their digest, and what has a `key` by that; every other argument must be
    hashable. A callable `progress` is left out: it is whom to tell while the work is done, and is told nothing where
    that was done before. Of `most_kept` results the oldest makes room for the next. What the function raises is
    raised to those who wait, and not kept.
    """
    asked_for = signature(function)
    kept: OrderedDict[Hashable, Future[Result]] = OrderedDict()
    lock = threading.Lock()

    @wraps(function)
    def remembered(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        key = _question(asked_for, args, kwargs)
        with lock:
            known = kept.get(key)
            mine = known is None
            future: Future[Result] = kept.setdefault(key, Future()) if known is None else known
            kept.move_to_end(key)
            while len(kept) > most_kept:
                kept.popitem(last=False)
        if mine:
            _make(future, lambda: function(*args, **kwargs), lambda: kept.pop(key, None))
        return future.result()

    return remembered


def _question(asked_for: Signature, args: tuple[object, ...], kwargs: Mapping[str, object]) -> Hashable:
    bound = asked_for.bind(*args, **kwargs)
    bound.apply_defaults()
    # What is called progress and cannot be called is what is asked about, such as how far a panel has come.
    asked = [value for name, value in bound.arguments.items() if name != PROGRESS or not callable(value)]
    return tuple(map(_key_of, asked))


def _make(future: Future[Result], work: Callable[[], Result], forget: Callable[[], object]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:
        forget()
        future.set_exception(error)
        raise


def _key_of(value: Hashable | object) -> Hashable:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Exercise):
        return "exercise", value.digest
    if isinstance(value, tuple | list):
        return tuple(_key_of(part) for part in value)
    if isinstance(value, Digested):
        return type(value).__name__, value.key
    return value
