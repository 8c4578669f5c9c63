"""The grids of the steps as the list has them, by the names under which what is typed in them waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prioritise.files.grids.grid import Grid
from prioritise.files.grids.of_files import grids_of_files
from prioritise.files.own_list.judgements import judgements_grid
from prioritise.files.own_list.weights import PARTNERS, partners_grid

MONEY, INTERVENTIONS, COSTS = "money", "interventions", "costs"
JUDGEMENTS = "judgements"


def step_grids(files: Mapping[str, bytes], names: Iterable[str]) -> dict[str, Grid]:
    """Return the grids of the steps as the list has them, by name; none for a name that is no grid of the list."""
    wanted = set(names)
    found: dict[str, Grid] = {}
    if wanted & {MONEY, INTERVENTIONS, COSTS}:
        grids = grids_of_files(files)
        found |= {MONEY: grids.money, INTERVENTIONS: grids.interventions, COSTS: grids.costs}
    if PARTNERS in wanted:
        found[PARTNERS] = partners_grid(files)
    if JUDGEMENTS in wanted:
        found[JUDGEMENTS] = judgements_grid(files)
    return {name: grid for name, grid in found.items() if name in wanted}
