"""The priority list as it is looked at: every intervention with its words, before and after the bands are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.analysis.names import at_level
from prioritise.analysis.once import once
from prioritise.analysis.priority_list import ACTION_IF_CHOSEN, ACTION_IF_NOT, nothing_to_cut
from prioritise.analysis.smaller import smaller_note
from prioritise.domain.interventions import Intervention, Proposal, Status
from prioritise.domain.scenarios import MUST, MUST_NOT
from prioritise.report.words.band_words import BAND_WORDS, decision
from prioritise.robustness.bands import Bands
from prioritise.words import first_capital

SERVICE_STOPS = "The service stops altogether"
STATUS_WORDS = {Status.NEW: "New", Status.CURRENT: "Current service", Status.REDUCE: "Proposed cut"}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list. `rank` is None and `band` empty until the bands are known; `must` says what a rule says.

    `level` names the funding level that the score and cost are for: the one chosen, or else the best; empty where there
    is no choice of levels. `note` says what could be misread of the outcome. `decision` is the outcome with its level.
    `value_per_1000_gbp` is None with no cost.
    """

    intervention: str
    rank: int | None
    band: str
    name: str
    theme: str
    status: str
    outcome: str
    chosen: bool
    score: float
    cost_gbp: int
    funds: tuple[str, ...]
    must: str
    level: str = ""
    note: str = ""
    decision: str = ""
    value_per_1000_gbp: float | None = None


def list_rows(analysis: Analysis, bands: Bands | None) -> tuple[ListRow, ...]:
    """List every intervention: by rank with bands, else what is chosen first, each by score; cuts last."""
    worth = {
        Proposal(standing.intervention, standing.level): standing.value_per_1000_gbp
        for standing in analysis.orders.by_score
    }
    rows = [_row(analysis, bands, worth, intervention) for intervention in analysis.exercise.interventions]
    if bands is not None:
        return tuple(sorted(rows, key=lambda row: row.rank or 0))
    return tuple(sorted(rows, key=_provisional_place))


@once
def filtered(
    rows: tuple[ListRow, ...], *, themes: tuple[str, ...] = (), outcomes: tuple[str, ...] = (), fund: str = ""
) -> tuple[ListRow, ...]:
    """Keep the rows of these themes and outcomes that draw on this fund; an empty filter lets everything through."""
    return tuple(
        row
        for row in rows
        if (not themes or row.theme in themes)
        and (not outcomes or row.outcome in outcomes)
        and (not fund or fund in row.funds)
    )


def _row(
    analysis: Analysis, bands: Bands | None, worth: Mapping[Proposal, float | None], intervention: Intervention
) -> ListRow:
    placing = bands.of(intervention.id) if bands is not None else None
    chosen = intervention.id in analysis.portfolio.interventions
    action = (ACTION_IF_CHOSEN if chosen else ACTION_IF_NOT)[intervention.status]
    nothing = nothing_to_cut(analysis, intervention)
    return ListRow(
        intervention=intervention.id,
        rank=placing.rank if placing else None,
        band=BAND_WORDS[placing.band] if placing else "",
        name=intervention.name,
        theme=intervention.theme,
        status=STATUS_WORDS[intervention.status],
        outcome=decision(action, "", nothing_to_cut=nothing),
        chosen=chosen,
        score=analysis.score_of[intervention.id].total,
        cost_gbp=analysis.cost_gbp_of[intervention.id],
        funds=tuple(dict.fromkeys(cost.fund for cost in analysis.costs_of[intervention.id])),
        must=_must(analysis, intervention),
        note=SERVICE_STOPS if nothing else smaller_note(analysis, intervention.id),
        level=(level := analysis.level_name_of[intervention.id]),
        decision=decision(action, level, nothing_to_cut=nothing),
        value_per_1000_gbp=worth[analysis.shown[intervention.id]],
    )


def _must(analysis: Analysis, intervention: Intervention) -> str:
    settled = [
        ruling for rule in analysis.problem.rules if (ruling := rule.settled) and ruling.intervention == intervention.id
    ]
    words = dict.fromkeys(
        f"{MUST[intervention.status]}{at_level(analysis.problem, intervention.id, ruling.level)}"
        if ruling.inside
        else MUST_NOT[intervention.status]
        for ruling in settled
    )
    return first_capital(" and ".join(words))


def _provisional_place(row: ListRow) -> tuple[bool, bool, float, str]:
    return row.status == STATUS_WORDS[Status.REDUCE], not row.chosen, -row.score, row.intervention
