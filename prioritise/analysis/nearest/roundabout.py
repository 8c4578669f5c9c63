"""A change that does it by way of something else: less money that brings one in, or more that puts one out."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.analysis.nearest.change import ChangeKind, NearestChange
from prioritise.domain.interventions import Intervention
from prioritise.portfolio.explain.swap_words import services

MONEY = (ChangeKind.FUND, ChangeKind.FUND_YEARS, ChangeKind.ALL_MONEY)
LIMITS = (ChangeKind.CAPACITY, *MONEY)
NO_LONGER_FITS = "Today's list then no longer fits; what goes out leaves room for what comes in or grows."
NOT_BOTH = "Even then there is not room for both, within the money and the rules."
FITS_IN = "It would fit in what is then left over."
OUT_AGAIN = "With no limit on money it would be out again."
OTHERS = "Others would then be worth more together."
SERVICE_GOES_ON = "The service would then go on, with this cut."
SERVICE_STOPS = "The service would then stop, with nothing left to cut."


def roundabout_words(analysis: Analysis, change: NearestChange, intervention: str) -> str:
    """Say how a change of money or capacity works that nobody would expect to; empty for what helps by itself.

    One would expect more to bring a service in and less to put it out, and a cut the other way round.
    """
    if change.kind not in LIMITS:
        return ""
    subject = analysis.problem.intervention_by_id[intervention]
    inside = intervention in analysis.portfolio.interventions
    if subject.is_cut:
        return _of_cut(subject, change, inside=inside)
    if change.is_more is inside:
        return OTHERS if inside else FITS_IN
    comes_and_goes = change.is_more and intervention not in analysis.questions.with_all_the_money.interventions
    return OUT_AGAIN if comes_and_goes and change.kind in MONEY else ""


def room_words(analysis: Analysis, change: NearestChange, intervention: str = "") -> str:
    """Say why less of a limit brings something in, or more of it puts something out; empty where neither is so.

    Of one `intervention`, what less brings in is said by `roundabout_words`. Scores are as they were, so a list that
    changes with less did not fit, and what is worth something goes out only where there is no room for it.
    """
    if change.kind not in LIMITS or not change.swap.possible:
        return ""
    coming = (*services(analysis.problem, change.swap.enter), *change.swap.resized)
    going = services(analysis.problem, change.swap.leave)
    if not coming or not going:
        return ""
    if not change.is_more:
        return "" if intervention else NO_LONGER_FITS
    return NOT_BOTH if all(analysis.score_of[one].total > 0 for one in going) else ""


def _of_cut(cut: Intervention, change: NearestChange, *, inside: bool) -> str:
    if cut.reduces in change.swap.enter:
        return SERVICE_GOES_ON
    if cut.reduces in change.swap.leave:
        return SERVICE_STOPS
    return "" if change.is_more is inside else OTHERS
