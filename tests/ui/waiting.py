"""Waiting for what a page has worked out behind it, without drawing the page over and over meanwhile."""

import time
from concurrent.futures import FIRST_COMPLETED, wait

from prioritise.ui.session import background_work as background

SHORT_SECONDS, LONG_SECONDS = 0.02, 5.0


def wait_for_work() -> None:
    """Return once a piece of work that is under way has ended; after a short while where there is none."""
    worker = background.background_work()
    worker.begin()
    going_on = worker.going_on()
    if going_on:
        wait(going_on, timeout=LONG_SECONDS, return_when=FIRST_COMPLETED)
    else:
        time.sleep(SHORT_SECONDS)
