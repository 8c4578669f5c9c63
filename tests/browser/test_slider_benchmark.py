"""The benchmark of a slider's move still finds its way about the page that it measures."""

import subprocess
import sys

import pytest

from tests.browser.served import ROOT

pytestmark = pytest.mark.browser
ONE_MOVE = "from benchmarks.slider import Ratios, timed_moves; print(Ratios.of(timed_moves(1)).page > 0)"


def test_one_move_of_each_page_is_measured() -> None:
    """In a program of its own: a second browser cannot be driven from here while the first is."""
    ended = subprocess.run(
        [sys.executable, "-c", ONE_MOVE], check=False, cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert (ended.stdout.strip(), ended.returncode) == ("True", 0), ended.stderr
