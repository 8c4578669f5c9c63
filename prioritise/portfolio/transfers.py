"""An actual arrangement of money between funds and years that pays for what was chosen."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.money_paths import FundAndYear, MoneyPath


@dataclass(frozen=True, slots=True)
class Transfer:
    """Whole pounds that go one way: carried forward within a fund, or moved to another in the same year."""

    from_fund: str
    from_year: str
    to_fund: str
    to_year: str
    amount_gbp: int

    @property
    def carries(self) -> bool:
        """Whether the money stays in its fund and goes forward in time."""
        return self.from_fund == self.to_fund


def arrange(paths: Sequence[MoneyPath], left_gbp: Mapping[FundAndYear, int]) -> tuple[Transfer, ...]:
    """Find transfers within the paths' limits that cover as much as can be covered of what is short.

    `left_gbp` is what each fund has left in each year before anything is carried or moved, below 0 where it is short.
    The largest flow from what is left to what is short, by shortest ways first (Edmonds and Karp 1972), so nothing
    goes round in a circle and nothing moves that need not.
    """
    left = dict(left_gbp)
    flow = [0] * len(paths)
    while way := _shortest_way(paths, flow, left):
        steps, start, end = way
        room = [paths[place].limit_gbp - flow[place] if ahead else flow[place] for place, ahead in steps]
        amount = min(left[start], -left[end], *room)
        for place, ahead in steps:
            flow[place] += amount if ahead else -amount
        left[start] -= amount
        left[end] += amount
    return tuple(
        Transfer(path.from_fund, path.from_year, path.to_fund, path.to_year, amount)
        for path, amount in zip(paths, flow, strict=True)
        if amount
    )


_Way = tuple[list[tuple[int, bool]], FundAndYear, FundAndYear]


def _shortest_way(paths: Sequence[MoneyPath], flow: Sequence[int], left: Mapping[FundAndYear, int]) -> _Way | None:
    # Steps along a path with room, or back along one that money goes already, which takes some of it away again.
    starts = [fund_year for fund_year, amount in left.items() if amount > 0]
    came_by: dict[FundAndYear, tuple[int, bool] | None] = dict.fromkeys(starts)
    waiting = deque(starts)
    while waiting:
        here = waiting.popleft()
        if left.get(here, 0) < 0:
            return _traced(paths, came_by, here)
        for place, path in enumerate(paths):
            for ahead, start, end in ((True, path.start, path.end), (False, path.end, path.start)):
                room = path.limit_gbp - flow[place] if ahead else flow[place]
                if start == here and room > 0 and end not in came_by:
                    came_by[end] = (place, ahead)
                    waiting.append(end)
    return None


def _traced(
    paths: Sequence[MoneyPath], came_by: Mapping[FundAndYear, tuple[int, bool] | None], end: FundAndYear
) -> _Way:
    steps: list[tuple[int, bool]] = []
    here = end
    while step := came_by[here]:
        steps.append(step)
        place, ahead = step
        here = paths[place].start if ahead else paths[place].end
    return steps[::-1], here, end
