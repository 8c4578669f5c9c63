"""What a simulated page leaves in the process of the tests."""

from __future__ import annotations

import multiprocessing

from tests.ui.app import WAIT_SECONDS, opened


def test_a_page_that_was_drawn():
    assert opened().title


def test_is_not_what_a_process_begins_with_that_a_later_test_starts():
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply_async(len, ("done",)).get(timeout=WAIT_SECONDS) == 4
