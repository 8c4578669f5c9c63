"""The answer to step 1: place and years as they were typed, with the share of residents in the most deprived group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from prioritise.files.grids.cells import read_share
from prioritise.files.own_list.answers import StepDone
from prioritise.files.own_list.begun import Place, place_of, with_place
from prioritise.files.problem_list import ProblemList
from prioritise.words import percent

TITLE, SHARE_OF_RESIDENTS = "Place and years", "Share of residents in the most deprived group"


def place_answered(files: Mapping[str, bytes], place: Place, *, deprived_share: str) -> StepDone:
    """The files for a place and years. A share that was another place's is not taken over, and that is said."""
    problems, read = ProblemList(), read_share(deprived_share)
    if not read.is_sure:
        problems.add(TITLE, read.found, read.what_to_do, column=SHARE_OF_RESIDENTS)
        return StepDone(files, problems.problems)
    before = place_of(files)
    share = float(read.text) if read.text else None
    said: tuple[str, ...] = ()
    if share is not None and share == before.deprived_share and place.name.strip() != before.name:
        said = (f"{SHARE_OF_RESIDENTS}: {percent(share)} was that of {before.name}. Step 1 asks for it again.",)
        share = None
    return StepDone(with_place(files, replace(place, deprived_share=share)), said=said)
