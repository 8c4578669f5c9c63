"""Who decides on the list, whether anybody has, and whose money it is."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import SignOff
from prioritise.words import day_words, ended, joined, pounds


def who_decides(analysis: Analysis, sign_offs: Sequence[SignOff]) -> tuple[str, str]:
    """Say whether the list is proposed or was signed off, and by whom, then who holds the money it spends."""
    return _signed(analysis, sign_offs), _holders(analysis)


def _signed(analysis: Analysis, sign_offs: Sequence[SignOff]) -> str:
    of_this = [sign_off for sign_off in sign_offs if sign_off.list == list_fingerprint(analysis)]
    if not of_this:
        return "This is proposed. Those it is put before decide. Nobody has signed off this list yet."
    last = of_this[-1]
    note = f" {ended(last.note)}" if last.note else ""
    return f"This list was signed off by {last.called}, on {day_words(last.date)}.{note}"


def _holders(analysis: Analysis) -> str:
    exercise = analysis.exercise
    spent: dict[str, int] = {}
    for year in analysis.portfolio.money:
        host = exercise.fund_by_id[year.fund].host
        spent[host] = spent.get(host, 0) + year.spent_gbp
    holders = joined(f"{exercise.partner_by_id[host].name} ({pounds(amount)})" for host, amount in spent.items())
    return f"What is spent comes from {holders}."
