"""What an edit of the exercise itself does to the list, before it is kept."""

from __future__ import annotations

from collections.abc import Iterable

from prioritise.analysis import Analysis, analyse, missing_values
from prioritise.analysis.portfolio_change import PortfolioChange, change_lines, resized_name
from prioritise.domain.errors import PrioritiseError
from prioritise.domain.exercise import Exercise
from prioritise.words import counted

NO_LIST_BEFORE = "There is no list yet: some values are still missing."


def edit_effect(before: Exercise, after: Exercise) -> tuple[str, ...]:
    """Say who enters and leaves the list, in sentences; or why there is no list before or after.

    Interventions that the edit adds or takes out are named as the exercise that has them names them.
    """
    old, new = _list(before), _list(after)
    if isinstance(new, str):
        return (f"With this there is no list: {new}",) if not isinstance(old, str) else (NO_LIST_BEFORE,)
    if isinstance(old, str):
        return (f"With this there is a list: {_funded_words(new)}.",)
    return change_lines(_change(old, new))


def _list(exercise: Exercise) -> Analysis | str:
    if missing := missing_values(exercise):
        name = exercise.intervention_by_id[missing[0].intervention].name
        more = f", and {counted(len(missing) - 1, 'more value')} missing" if len(missing) > 1 else ""
        return f"{name} has no value on {exercise.criterion_by_id[missing[0].criterion].name}{more}."
    try:
        analysis = analyse(exercise)
    except PrioritiseError as error:
        return str(error)
    return "no list keeps to the money and the rules." if analysis.verification is None else analysis


def _funded_words(analysis: Analysis) -> str:
    count = len(analysis.portfolio.interventions)
    return f"{count} of {len(analysis.exercise.interventions)} are chosen"


def _change(old: Analysis, new: Analysis) -> PortfolioChange:
    was, now = set(old.portfolio.interventions), set(new.portfolio.interventions)
    return PortfolioChange(
        entering=_names(new.exercise, now - was, cuts=False),
        leaving=_names(old.exercise, was - now, cuts=False),
        cuts_made=_names(new.exercise, now - was, cuts=True),
        cuts_dropped=_names(old.exercise, was - now, cuts=True),
        value_before=old.portfolio.value,
        value_after=new.portfolio.value,
        cost_before_gbp=old.portfolio.cost_gbp,
        cost_after_gbp=new.portfolio.cost_gbp,
        resized=tuple(
            resized_name(
                new.exercise.intervention_by_id[intervention].name,
                old.level_name_of[intervention],
                new.level_name_of[intervention],
            )
            for intervention in sorted(was & now)
            if old.level_name_of.get(intervention) != new.level_name_of.get(intervention)
            and old.level_name_of.get(intervention)
            and new.level_name_of.get(intervention)
        ),
    )


def _names(exercise: Exercise, ids: Iterable[str], *, cuts: bool) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(
        intervention.name
        for intervention in exercise.interventions
        if intervention.id in wanted and intervention.is_cut == cuts
    )
