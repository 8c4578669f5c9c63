"""What was agreed and what is being tried, side by side: what every page is drawn from."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.what_if import WhatIf


@dataclass(frozen=True, slots=True)
class Answers:
    """The agreed result, and the one for what has been moved; the same object when nothing is.

    `what_if` is what the sliders and switches said when the run began. Pages use it rather than read them again, so
    that one page never speaks of two questions.
    """

    agreed: Analysis
    now: Analysis
    what_if: WhatIf

    @property
    def moved(self) -> bool:
        """Whether the question is not the agreed one."""
        return self.now is not self.agreed

    @property
    def key(self) -> Hashable:
        """What tells these answers from every other: both analyses, and what is held to under its name."""
        held_to = self.what_if.held
        return (self.agreed.key, self.now.key, held_to.name if held_to else "", self.moved)
