"""How results are named to people."""

from __future__ import annotations

from collections.abc import Mapping

from prioritise.analysis.nearest.sentences import StateLine
from prioritise.analysis.priority_list import Action
from prioritise.robustness.bands import Band
from prioritise.words import lower_first

ACTION_WORDS: Mapping[Action, str] = {
    Action.START: "Funded",
    Action.NOT_START: "Not funded",
    Action.CONTINUE: "Continues",
    Action.STOP: "Stops",
    Action.REDUCE: "Cut made",
    Action.KEEP: "Cut not made",
}


NOTHING_LEFT = "Nothing left to cut"
"""What is said of a cut that is not made because its service stops anyway."""


def decision(action: Action, level: str, *, nothing_to_cut: bool = False) -> str:
    """Say what is decided, with the level where there is a choice: "Funded at half scale".

    Of what is not funded it says which level its figures are for, since it is at none.
    """
    if nothing_to_cut:
        return NOTHING_LEFT
    sized = level and action in (Action.START, Action.CONTINUE)
    if sized:
        return f"{ACTION_WORDS[action]} at {lower_first(level)}"
    return f"{ACTION_WORDS[action]}; {figures_for(level)}" if level else ACTION_WORDS[action]


def figures_for(level: str) -> str:
    """Say which level the figures of one that is at none are for: "figures for full scale"."""
    return f"figures for {lower_first(level)}"


BAND_WORDS: Mapping[Band, str] = {
    Band.MUST_FUND: "Must fund",
    Band.CORE: "Core",
    Band.PRIORITY: "Priority",
    Band.RESERVE: "Reserve",
    Band.NOT_NOW: "Not now",
    Band.REDUCTION: "Proposed cut",
}

BAND_OF_WORDS: Mapping[str, Band] = {words: band for band, words in BAND_WORDS.items()}

BAND_MEANINGS: Mapping[Band, str] = {
    Band.MUST_FUND: "a rule says so, whatever the score",
    Band.CORE: "funded now, and nearly always with other partners' weights and other budgets",
    Band.PRIORITY: "funded now, but not with nearly all other partners' weights and budgets",
    Band.RESERVE: "not funded now, but with more of all money, or by the weights of enough partners",
    Band.NOT_NOW: (
        "not funded now, and in few or none of the tests of partners' weights and of all money; another score, cost, "
        "capacity or amount of one fund may still bring it in"
    ),
    Band.REDUCTION: "made or not made; a cut is never called funded",
}
"""What each band says, for those who have not read how it is worked out."""


RANK_MEANING = (
    "by band, and within a band by score: first what a rule says must be in, then core, priority, reserve and not now; "
    "cuts last"
)
"""Said wherever a rank stands, so that nobody takes it for the order of the scores."""


BESIDE_FIRM: Mapping[tuple[Band, bool], str] = {
    (
        Band.CORE,
        True,
    ): "It is core, because nearly all tests of weights and budgets fund it: few tests, of no score.",
    (Band.PRIORITY, False): "It is not core, because some tests of partners' weights and budgets leave it out.",
    (
        Band.RESERVE,
        False,
    ): "It is in reserve, because with more of all money it is funded; no partner's weights alone do that.",
    (Band.NOT_NOW, True): (
        "It is “not now”, because few tests of weights and of all money fund it: they move no score, cost, capacity or "
        "single fund."
    ),
}
"""Why a band and a state that could be taken for opposites are both so; by band, and whether it could change."""


def beside_band(band: Band | None, state: StateLine) -> str:
    """Say why a row has this band beside how firm it is; empty where nobody would ask."""
    return BESIDE_FIRM.get((band, state.could_change), "") if band else ""


def outcome_and_band(outcome: str, band: str) -> str:
    """Say what is decided and how firmly, in one phrase: "Funded at half scale, priority"; "Not funded now"."""
    if not band or band == BAND_WORDS[Band.REDUCTION]:
        return outcome
    if band == BAND_WORDS[Band.NOT_NOW]:
        return f"{outcome} now"
    return f"{outcome}, {lower_first(band)}"


def below_the_line(*, proven: bool) -> str:
    """Say what keeps the unfunded below the line: no list with one of them is better, or none was found that is."""
    return f"No list with any of these {'is' if proven else 'was found to be'} worth more, within the money and rules."
