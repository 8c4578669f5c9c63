"""Columns that nothing tells apart but their ids: of such, the first by id are taken, and no other choice is tried.

Of sets that differ only in which of them they hold, the tie order prefers the one with the first. So the later never
goes without the earlier, which loses nothing and spares trying every choice of so many out of them (Margot 2010).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from prioritise.portfolio.search import WholeNumbers, WholeRows


def alike_in_order(rows: WholeRows, scores: WholeNumbers, costs: Sequence[int]) -> WholeRows:
    """Add to the rows one for every column and the next that is alike in rows, scores (N, n) and cost."""
    kinds = np.concatenate([rows.matrix, scores, np.array([costs], dtype=np.int64)])
    _, kind_of = np.unique(kinds, axis=1, return_inverse=True)
    kind_of = kind_of.ravel()
    pairs = [pair for kind in np.unique(kind_of) for pair in pairwise(np.flatnonzero(kind_of == kind).tolist())]
    if not pairs:
        return rows
    ordered = np.zeros((len(pairs), rows.matrix.shape[1]), dtype=np.int64)
    for row, (earlier, later) in zip(ordered, pairs, strict=True):
        row[earlier], row[later] = -1, 1
    limits = np.concatenate([rows.limit, np.zeros(len(pairs), np.int64)])
    return WholeRows(np.concatenate([rows.matrix, ordered]), limits)
