"""What an answer to a step comes to: the files with it, or what is to be put right first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.domain.errors import Problem
from prioritise.files.grids.typed import UnderstoodCell


@dataclass(frozen=True, slots=True)
class StepDone:
    """The files after a step; as they were when there are problems."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()
    understood: tuple[UnderstoodCell, ...] = ()
