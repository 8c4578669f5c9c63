"""What an alternative to the list is called, and why it is not proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prioritise.analysis.alternatives import Alternative, Kind, Question
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import AS_AGREED
from prioritise.words import decimals, joined, whole_percent

NO_LIST = "No list obeys the rules within its money."
NOT_KEPT = "It does not keep to the money or the rules of this paper's question."
AS_GOOD = "It is worth exactly as much; of equals, the cheaper and shorter list is proposed."


def alternative_name(exercise: Exercise, asked: Sequence[Question]) -> str:
    """Name a list by the questions it answers; a scenario's own name comes before ours for the same question."""
    of = {kind: [question.about for question in asked if question.kind is kind] for kind in Kind}
    partners = [exercise.partner_by_id[partner_id].name for partner_id in of[Kind.PARTNER]]
    names = {AS_AGREED.id: AS_AGREED.name} | {scenario.id: scenario.name for scenario in exercise.scenarios}
    scenarios = [names[scenario_id] for scenario_id in of[Kind.SCENARIO]]
    own = _names(exercise)
    ours = [own[question.kind] for question in asked if question.kind in own]
    by_weights = [f"Best by the weights of {joined(partners)}"] if partners else []
    return "; ".join([*(scenarios or ours), *by_weights])


def _names(exercise: Exercise) -> Mapping[Kind, str]:
    settings = exercise.settings.alternatives
    kept = whole_percent(settings.worth_kept)
    return {
        Kind.KEEP: "Keep every current service",
        Kind.MONEY: f"Tighter money: {whole_percent(settings.less_money)} of it",
        Kind.REACH: "Reach most people in the most deprived group",
        Kind.DIFFERENT: f"Decide most otherwise, and keep {kept} of what the list is worth",
    }


def why_not_proposed(alternative: Alternative) -> str:
    """Give the exact reason, in points by the weights of the paper, and what it does for reach."""
    if alternative.chosen is None:
        return NO_LIST
    return " ".join(filter(None, (_worth(alternative), "" if alternative.fits else NOT_KEPT, _reach(alternative))))


def _worth(alternative: Alternative) -> str:
    if not alternative.lost_millionths:
        return AS_GOOD if alternative.fits else "It is worth exactly as much."
    return f"It is worth {decimals(abs(alternative.lost), 2)} points {'less' if alternative.lost > 0 else 'more'}."


def _reach(alternative: Alternative) -> str:
    people = round(alternative.reach_more or 0)
    if not people:
        return ""
    how = "more" if people > 0 else "fewer"
    return f"It reaches {abs(people):,} {how} people a year in the most deprived group."
