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
    """Say what is decided, with the level where there is a choice: "Funded at half scale"."""
    if nothing_to_cut:
        return NOTHING_LEFT
    sized = level and action in (Action.START, Action.CONTINUE)
    return f"{ACTION_WORDS[action]} at {lower_first(level)}" if sized else ACTION_WORDS[action]


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
    Band.RESERVE: "not funded now, but first in line if weights or money move",
    Band.NOT_NOW: "not funded now, and at few or none of the weights and budgets tried; other scores may change that",
    Band.REDUCTION: "made or not made; a cut is never called funded",
}
"""What each band says, for those who have not read how it is worked out."""


BESIDE_FIRM: Mapping[tuple[Band, bool], str] = {
    (
        Band.CORE,
        True,
    ): "It is core, because nearly all tests of weights and budgets fund it: few tests, of no score.",
    (Band.PRIORITY, False): "It is not core, because some tests of partners' weights and budgets leave it out.",
    (Band.RESERVE, False): "It is in reserve, because some tests of more money or of other weights fund it.",
    (Band.NOT_NOW, True): "It is “not now”, because few tests of weights and budgets fund it: they move no score.",
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
