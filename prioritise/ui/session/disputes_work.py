"""What each divided cell could change: worked out behind the page, once for everyone."""

from __future__ import annotations

from functools import partial

from prioritise.analysis import Analysis, disputed_cells
from prioritise.domain.errors import PrioritiseError
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.session.background_work import Job, Lane, background_work, question_of


def disputes_job(analysis: Analysis) -> Job[tuple[DisputedCell, ...]]:
    """Return the work of finding out what each divided cell could change."""
    return Job(
        ("disputed", *question_of(analysis)),
        "what each divided question could change",
        partial(disputed_cells, analysis),
        Lane.LONG,
    )


def cells_if_known(analysis: Analysis) -> tuple[DisputedCell, ...] | None:
    """Return what could change in each divided cell when that is worked out, else None; it is not asked for."""
    done = background_work().finished(disputes_job(analysis))
    try:
        return None if done is None else done.result()
    except PrioritiseError:
        return None
