"""Checks on money carried forward and moved between funds."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.domain.interventions import MoneyKind
from prioritise.domain.money_paths import joined_sets, money_paths
from prioritise.files.exercise.assemble import fund_of
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.exercise_yaml import FundPart
from prioritise.files.refusals import nearest

Note = Callable[[str, str, str], None]


def check_moves(draft: Draft, place: str, fund: FundPart, note: Note) -> None:
    """Note every move of a fund's money that leads nowhere or is not allowed."""
    known = draft.exercise.names("funds")
    kinds = {part.id: part.kind for part in draft.part.funds}
    named = [part.fund for part in fund.move_to]
    for number, move in enumerate(fund.move_to, 1):
        at = f"{place}.move_to.{number}.fund"
        if known is not None and move.fund not in known:
            note(at, f"“{move.fund}”, which is not a fund", nearest(move.fund, sorted(known)))
        elif move.fund == fund.id:
            note(at, "the same fund", "name another fund; carry_forward_gbp is for the same fund a year later")
        elif fund.kind is MoneyKind.CAPITAL and kinds.get(move.fund) is MoneyKind.REVENUE:
            found = f"capital money moved to {move.fund}, which holds revenue money"
            note(at, found, "remove it; capital may not pay for what revenue pays for")
        if named.index(move.fund) < number - 1:
            note(at, f"{move.fund} twice", "keep one of them")
    if fund.carry_forward_gbp and len(draft.part.years) == 1 and "years" not in draft.exercise.broken:
        note(f"{place}.carry_forward_gbp", "money carried forward in a plan of one year", "remove it, or add a year")


def check_joined(draft: Draft, note: Note) -> None:
    """Note when so many funds and years share money that the model could not hold them."""
    if draft.exercise.broken & {"funds", "years"}:
        return
    if joined_sets(money_paths([fund_of(fund) for fund in draft.part.funds], draft.part.years)) is None:
        found = "too many funds and years joined by money carried forward and moved"
        note("funds", found, "allow fewer moves; four funds over three years may all share")
