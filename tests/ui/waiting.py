"""Waiting for what a page has worked out behind it, without drawing the page over and over meanwhile."""

import time
from concurrent.futures import FIRST_COMPLETED, wait

from prioritise.ui.session.background_work import background_work

SHORT_SECONDS, LONG_SECONDS = 0.1, 5.0


def wait_for_work() -> None:
    """Return once a piece of work that is under way has ended; after a short while where there is none."""
    going_on = background_work().going_on()
    if going_on:
        wait(going_on, timeout=LONG_SECONDS, return_when=FIRST_COMPLETED)
    else:
        time.sleep(SHORT_SECONDS)
