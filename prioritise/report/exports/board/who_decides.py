"""Who decides on the list, whether anybody has, and whose money it is."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import SignOff
from prioritise.words import joined, pounds


def who_decides(analysis: Analysis, sign_offs: Sequence[SignOff]) -> tuple[str, str]:
    """Say that the list is proposed and who has signed it off, then who holds the money it spends."""
    return f"This is proposed. Those it is put before decide. {_signed(analysis, sign_offs)}", _holders(analysis)


def _signed(analysis: Analysis, sign_offs: Sequence[SignOff]) -> str:
    of_this = [sign_off for sign_off in sign_offs if sign_off.list == list_fingerprint(analysis)]
    if not of_this:
        return "Nobody has signed off this list yet."
    last = of_this[-1]
    return f"It was signed off by {last.who}, {last.role} on {last.date.day} {last.date:%B %Y}."


def _holders(analysis: Analysis) -> str:
    exercise = analysis.exercise
    spent: dict[str, int] = {}
    for year in analysis.portfolio.money:
        host = exercise.fund_by_id[year.fund].host
        spent[host] = spent.get(host, 0) + year.spent_gbp
    holders = joined(f"{exercise.partner_by_id[host].name} ({pounds(amount)})" for host, amount in spent.items())
    return f"The money is held by {holders}."
