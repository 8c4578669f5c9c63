"""The sum a score is, written so that whoever works it out from what is shown gets the score that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

MOST_DECIMALS = 6
"""Of a part; two more of a share, which is written in per cent."""


@dataclass(frozen=True, slots=True)
class ScoreSum:
    """A part times a share, and another part that is added: "28.0", "25.6%", "−0.7", and what they come to, "6.4"."""

    part: str
    share: str
    added: str
    total: str

    @property
    def line(self) -> str:
        """The sum in one line: 28.0 × 25.6% − 0.7 = 6.4."""
        sign, amount = ("−", self.added.removeprefix("−")) if self.takes_away else ("+", self.added)
        return f"{self.part} × {self.share} {sign} {amount} = {self.total}"

    @property
    def takes_away(self) -> bool:
        """Whether what is added is below nothing, or nothing."""
        return self.added.startswith("−") or not Decimal(self.added)


def score_sum(part: float, share: float, added: float, *, share_decimals: int = 0) -> ScoreSum:
    """Write part × share + added with as few decimals as make it come out, those of the share growing first.

    Parts and total have one decimal, more only where no share in per cent would do; the total has more only where it
    lies so exactly between two figures that none would. `share_decimals` are the fewest of the share in per cent.
    """
    total = part * share + added
    for of_total, of_parts, of_share in _decimals(share_decimals):
        percent = f"{_written(100 * share, of_share)}%"
        told = ScoreSum(_written(part, of_parts), percent, _written(added, of_parts), _written(total, of_total))
        if comes_out(told):
            break
    return told


def comes_out(told: ScoreSum) -> bool:
    """Work the sum out from what is shown, and say whether it rounds to the total that is shown."""
    part, share, added, total = (_read(text) for text in (told.part, told.share, told.added, told.total))
    last_digit = Decimal(1).scaleb(int(total.as_tuple().exponent))
    return (part * share / 100 + added).quantize(last_digit, ROUND_HALF_UP) == total


def _decimals(share_decimals: int) -> Iterator[tuple[int, int, int]]:
    """Decimals of the total, of the parts and of the share in per cent, the plainest first."""
    for total, parts in product(range(1, MOST_DECIMALS + 1), range(1, MOST_DECIMALS + 1)):
        if parts >= total:
            yield from ((total, parts, shares) for shares in range(share_decimals, parts + 3))


def _written(value: float, digits: int) -> str:
    rounded = round(value, digits) + 0.0
    return f"{'−' if rounded < 0 else ''}{abs(rounded):.{digits}f}"


def _read(text: str) -> Decimal:
    return Decimal(text.removesuffix("%").replace("−", "-"))
