"""What each divided cell could change: worked out behind the page, once for everyone."""

from __future__ import annotations

from prioritise.analysis import Analysis, disputed_cells
from prioritise.domain.errors import PrioritiseError
from prioritise.robustness.disputed import DisputedCell
from prioritise.ui.session.background_work import Piece, question_of, the_desk


def disputed_piece(analysis: Analysis) -> Piece[tuple[DisputedCell, ...]]:
    """The work of finding out what each divided cell could change."""
    return Piece(
        ("disputed", *question_of(analysis)),
        "what each divided question could change",
        lambda: disputed_cells(analysis),
    )


def cells_if_known(analysis: Analysis) -> tuple[DisputedCell, ...] | None:
    """What came of it when it is done, else None; it is not asked for."""
    piece = disputed_piece(analysis)
    if not the_desk().done(piece.key):
        return None
    try:
        return the_desk().answer(piece)
    except PrioritiseError:
        return None
