"""`make check` has quick tests of every room, and the lists of what is slow and what is not name what is there."""

import re

import pytest

from tests.architecture.source import ROOT
from tests.quick_tests import QUICK, SLOW

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WITHOUT_QUICK_TESTS = {"benchmarks", "browser", "packaging", "ui"}
"""Speed comparisons, browsers, built packages, and what counts the work of pages; every page's own room has some."""


@pytest.mark.parametrize("place", [*SLOW, *QUICK])
def test_what_is_listed_is_there(place):
    file, _, test = place.partition("::")
    path = ROOT / file
    assert path.exists()
    assert not test or f"\ndef {test}(" in path.read_text(encoding="utf-8")


def is_quick(file: str) -> bool:
    """Whether a file's tests, or one of them, run in `make check`."""
    return not file.startswith((*SLOW, "tests/browser")) or any(each.partition("::")[0] == file for each in QUICK)


def test_every_room_has_a_quick_test():
    rooms: dict[str, list[bool]] = {}
    for path in (ROOT / "tests").rglob("test_*.py"):
        file = path.relative_to(ROOT).as_posix()
        rooms.setdefault(path.parent.relative_to(ROOT / "tests").as_posix(), []).append(is_quick(file))
    assert len(rooms) > 30
    assert {room for room, quick in rooms.items() if not any(quick)} == WITHOUT_QUICK_TESTS


def test_every_marker_that_leaves_tests_out_has_a_run_that_takes_them_in():
    left_out = set(re.findall(r"not (\w+)", " ".join(re.findall(r'-m "([^"]+)"', MAKEFILE))))
    assert left_out == {"browser", "slow", "deep"}
    assert '-m "not browser and not deep"' in MAKEFILE
    assert '-m "browser and not deep"' in MAKEFILE
    assert '-m "deep or hypothesis"' in MAKEFILE
    assert {"tests", "browser-tests", "deep"} <= set(re.findall(r"^([\w-]+):", MAKEFILE, flags=re.M))
