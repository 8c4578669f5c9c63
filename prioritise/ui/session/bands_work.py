"""How sure each place on the list is: worked out behind the page, once for everyone who asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from prioritise.analysis import Analysis, bands
from prioritise.robustness.bands import Bands
from prioritise.ui.session.background_work import Job, Lane, background_work, order_all, question_of, this_visitor

BANDS_WAITED_FOR = "bands-waiting"


def bands_if_ready(analysis: Analysis) -> Bands | None:
    """Return the bands when they are done, else None; `order_bands` has them worked out.

    Raises what the work raised.
    """
    done = background_work().finished(_bands_job(analysis), this_visitor())
    return None if done is None else done.result()


def order_bands(analysis: Analysis) -> Callable[[], bool]:
    """Have the bands worked out in the background, instead of those asked for before; tells whether they are done."""
    return order_all([_bands_job(analysis)], BANDS_WAITED_FOR)


def _bands_job(analysis: Analysis) -> Job[Bands]:
    key, words = ("bands", *question_of(analysis)), "how sure each place is"
    return Job(key, words, partial(bands, analysis), Lane.BANDS)
