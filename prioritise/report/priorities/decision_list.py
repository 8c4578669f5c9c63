"""The list as a decision: groups with a cut line between, and on every row how good, how dear and how firm it is."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.analysis import Analysis
from prioritise.analysis.nearest.money_moves import near_money
from prioritise.analysis.nearest.sentences import StateLine
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import spent_sum
from prioritise.domain.interventions import Status
from prioritise.domain.settings import Settings
from prioritise.report.priorities.list_rows import STATUS_WORDS, ListRow
from prioritise.report.priorities.money_table import left_by_fund
from prioritise.report.words.band_words import (
    BAND_MEANINGS,
    BAND_OF_WORDS,
    BAND_WORDS,
    RANK_MEANING,
    below_the_line,
    beside_band,
    figures_for,
)
from prioritise.robustness.bands import Band
from prioritise.words import bold, lower_first, points, pounds, whole_percent

NOT_KNOWN = "–"
SCORE_MEANING = (
    "in points: what it could achieve × how far we can count on it − cost. A point is what 1% of the weight is worth, "
    "from no difference to the best"
)
"""Said once, before what the bands mean."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was last known of one row, to show while it is worked out anew."""

    rank: int | None = None
    band: str = ""
    firm: str = ""
    could_change: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar within a row, in per cent of its width: where nothing is, where the bar begins, how long it is."""

    zero: float
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One row in words. `band` and `firm` are empty until known: `is_old` says that rank and band are not yet those of
    this list, `firm_is_old` that how firm it is is not.

    `band_kind` is the id of the band. `sized` is the funding level, or that of the figures of one that is at none.
    `notes` are what a rule says, and the theme. `change` says what became of it against the agreed list: in, out,
    bigger or smaller; empty where nothing did.
    """

    intervention: str
    rank: str
    band: str
    band_kind: str
    name: str
    outcome: str
    sized: str
    notes: tuple[str, ...]
    change: str
    score: str
    bar: Bar
    chosen: bool
    cost: str
    firm: str
    could_change: bool
    firm_why: str
    is_old: bool
    firm_is_old: bool

    @property
    def shows_old(self) -> bool:
        """Whether something in it is of the list before."""
        return bool((self.is_old and self.band) or (self.firm_is_old and self.firm))


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a fate, under a title and what it means."""

    title: str
    meaning: str
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionList:
    """The groups above the cut line, what the line says, and those below it; groups without a row are left out."""

    above: tuple[Group, ...]
    spent: str
    left: tuple[str, ...]
    below: tuple[Group, ...]
    bands: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> tuple[DecisionRow, ...]:
        """Every row in order."""
        return tuple(row for group in (*self.above, *self.below) for row in group.rows)

    @property
    def old(self) -> str:
        """What the list says of what it still shows of the one before; empty where it shows nothing of that."""
        return OLD if any(row.shows_old for row in self.rows) else ""


@dataclass(frozen=True)
class Asked:
    """What a list is drawn from: the rows let through, how firm each is where known, and what was last known.

    `agreed` is the result to compare with; `order` is one of `ORDERS`.
    """

    rows: tuple[ListRow, ...]
    agreed: Analysis
    states: tuple[StateLine, ...] | None = None
    before: Mapping[str, Known] = field(default_factory=dict)
    order: str = "rank"

    @property
    def key(self) -> Hashable:
        """What tells this from every other: its rows, what they are compared with, and how they are laid out."""
        return self.rows, self.agreed.key, self.states, frozenset(self.before.items()), self.order


OLD = "In italics: what was known of the list before, until it is worked out for this one."
ORDERS = {"rank": "By rank: band, then score", "score": "Highest score", "cost": "Highest cost", "name": "Name"}


@once
def decision_list(analysis: Analysis, asked: Asked) -> DecisionList:
    """Lay out the rows in groups: by law or rule, funded, not funded now, cuts apart, in the order asked for."""
    rows = _ordered(asked)
    by_rule = [row for row in rows if row.chosen and row.must and not _is_cut(row)]
    funded = [row for row in rows if row.chosen and not row.must and not _is_cut(row)]
    out = [row for row in rows if not row.chosen and not _is_cut(row)]
    cuts = [row for row in rows if _is_cut(row)]
    lines = _Lines(analysis, asked)
    return DecisionList(
        above=_groups(
            lines,
            ("Required by law or by rule", "On the list whatever the score.", by_rule),
            ("Funded", "Worth most together, within the money and the rules.", funded),
        ),
        spent=f"Spent: {spent_sum(analysis)}",
        left=tuple(f"{name}: {pounds(amount)}" for name, amount in left_by_fund(analysis)),
        below=_groups(
            lines,
            ("Not funded now", below_the_line(proven=analysis.portfolio.is_proven), out),
            ("Proposed cuts", "Made or not made. A cut is never called funded.", cuts),
        ),
        bands=(
            ("Rank", RANK_MEANING),
            *((BAND_WORDS[band], BAND_MEANINGS[band]) for band in Band),
            ("How firm", _firm_meaning(analysis.exercise.settings)),
        ),
    )


def _firm_meaning(settings: Settings) -> str:
    money = near_money(settings.bands.budgets)
    return (
        f"firm holds for every partner's weights, for at least {whole_percent(settings.firm.same_share)} of nearby "
        "weightings and for every score and figure within its range; firm but for money: so, but not at every budget "
        f"from {money.least}% to {money.most}% of today's; firm but for size: funded by all of them, but by some at "
        "another size; could change: one of those weights or scores decides otherwise. Bands count tests of weights "
        "and budgets; they move no score"
    )


def known_rows(rows: Sequence[ListRow], states: tuple[StateLine, ...] | None) -> dict[str, Known]:
    """Note what is known of every row, for the next list to show while its own is worked out."""
    known = {state.intervention: (state.label, state.could_change) for state in states or ()}
    return {row.intervention: Known(row.rank, row.band, *known.get(row.intervention, ("", False))) for row in rows}


def _is_cut(row: ListRow) -> bool:
    return row.status == STATUS_WORDS[Status.REDUCE]


def _ordered(asked: Asked) -> list[ListRow]:
    def place(row: ListRow) -> tuple[float, float, str]:
        rank = row.rank or asked.before.get(row.intervention, Known()).rank
        first = {
            "rank": float("inf") if rank is None else rank,
            "score": -row.score,
            "cost": -row.cost_gbp,
            "name": 0.0,
        }[asked.order]
        return first, 0.0 if asked.order == "name" else -row.score, row.name.casefold()

    return sorted(asked.rows, key=place)


def _groups(lines: _Lines, *parts: tuple[str, str, Sequence[ListRow]]) -> tuple[Group, ...]:
    return tuple(
        Group(title, meaning, tuple(lines.line(row) for row in rows)) for title, meaning, rows in parts if rows
    )


def _sized(row: ListRow) -> str:
    if not row.level:
        return ""
    return f"at {lower_first(row.level)}" if row.chosen else f"({figures_for(row.level)})"


class _Lines:
    """Lays out rows one by one, with bars on one scale."""

    def __init__(self, analysis: Analysis, asked: Asked) -> None:
        self._now, self._asked = analysis, asked
        self._states = {state.intervention: state for state in asked.states or ()}
        scores = [row.score for row in asked.rows]
        self._lowest, self._highest = min(0.0, *scores, 0.0), max(0.0, *scores, 0.0)

    def line(self, row: ListRow) -> DecisionRow:
        before = self._asked.before.get(row.intervention, Known())
        state = self._states.get(row.intervention)
        band = row.band or before.band
        known = BAND_OF_WORDS.get(band)
        return DecisionRow(
            intervention=row.intervention,
            rank=str(row.rank or before.rank or NOT_KNOWN),
            band=band,
            band_kind=str(known) if known else "",
            name=row.name,
            outcome=row.outcome,
            sized=_sized(row),
            notes=tuple(filter(None, (row.note, row.must, row.theme))),
            change=self._change(row),
            score=points(row.score),
            bar=self._bar(row.score),
            chosen=row.chosen,
            cost=pounds(row.cost_gbp),
            firm=state.label if state else before.firm,
            could_change=state.could_change if state else before.could_change,
            firm_why=f"{state.why} {beside_band(known, state)}".strip() if state else OLD,
            is_old=not row.band,
            firm_is_old=state is None,
        )

    def _bar(self, score: float) -> Bar:
        span = (self._highest - self._lowest) or 1.0
        zero = -self._lowest / span
        start = zero + min(0.0, score / span)
        return Bar(round(100 * zero, 1), round(100 * start, 1), round(100 * abs(score) / span, 1))

    def _change(self, row: ListRow) -> str:
        agreed = self._asked.agreed
        if agreed is self._now or not agreed.portfolio.has_answer:
            return ""
        was = row.intervention in agreed.portfolio.interventions
        if was != row.chosen:
            return "in" if row.chosen else "out"
        if not row.chosen or agreed.shown[row.intervention] == self._now.shown[row.intervention]:
            return ""
        return "bigger" if row.cost_gbp > agreed.cost_gbp_of[row.intervention] else "smaller"


def what_words_mean(bands: Iterable[tuple[str, str]]) -> str:
    """List what the score and every band mean, as a page draws it."""
    meanings = (("Score", SCORE_MEANING), *bands)
    return "\n".join(f"- {bold(word)}: {meaning}." for word, meaning in meanings)
