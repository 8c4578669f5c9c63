"""How sure the list is against many weights, in words and tables: sampled, with size, seed and error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from prioritise.analysis import Analysis, RanksOverWeights, share_error
from prioritise.analysis.priority_list import Action, nothing_to_cut
from prioritise.domain.scenarios import AS_AGREED
from prioritise.report.compare.scenario_table import scenario_words
from prioritise.report.words.band_words import decision
from prioritise.robustness.acceptability import RankAcceptability
from prioritise.robustness.many_weights import ListsOverWeights
from prioritise.robustness.weight_sets import DrawnWeights, WeightSet
from prioritise.words import TextTable, counted, joined, lower_first, points, share_percent, whole_percent

WEIGHT_SET_NAMES: Mapping[WeightSet, str] = {
    WeightSet.AROUND: "Close to these weights",
    WeightSet.PARTNERS: "Between the partners",
    WeightSet.ORDER: "The same order of criteria",
    WeightSet.ANY: "Any weights",
}
NAMED = 4
"""How many of the least sure are named in a sentence; the table has all."""

WORTH_A_LINE = 0.005
"""What is first in a smaller share of weight sets than this gets no line of its own."""

NO_LIST = "No list is proven best, so there is none to test"


def share_words(share: float) -> str:
    """Return a share as a whole per cent, but 0% and 100% only for nothing and everything."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share:.0%}"


def weight_set_words(weight_set: WeightSet, nearby: float) -> str:
    """Say in short which weights are drawn; `nearby` is how far, as a share of itself, one moves in the narrowest."""
    match weight_set:
        case WeightSet.AROUND:
            return f"each weight up to {whole_percent(nearby)} higher or lower than the one used"
        case WeightSet.PARTNERS:
            return "mixtures of the partners' own weights"
        case WeightSet.ORDER:
            return "any weights that keep the criteria in the order used"
        case WeightSet.ANY:
            return "any weights at all, likely or not"


def drawn_words(drawn: DrawnWeights, *, figures: bool = False) -> str:
    """Say what was drawn, how many, the seed, and how far a share found from them may be out; `figures` if they vary
    too.

    What happens in none of N draws happens in 3 / N of all with 95% confidence at most (Hanley and Lippman-Hand 1983).
    """
    error = 100 * share_error(0.5, drawn.samples)
    varied = f" With each, {_VARY} are drawn too." if figures else ""
    return (
        f"Drawn at random: {weight_set_words(drawn.drawn_from, drawn.nearby)}. "
        f"{counted(drawn.samples, 'weight set')}, seed {drawn.seed}.{varied} "
        f"The standard error of a share is {error:.1f} percentage points at most. "
        f"What happens in none of them may happen in up to {min(1.0, 3 / drawn.samples):.1%} of all such weights."
    )


def judged_sentence(analysis: Analysis) -> str:
    """Say which list all of this is about: the one agreed, or the one with what somebody has moved."""
    if analysis.scenario.digest == AS_AGREED.digest:
        return "This judges the list as it stands."
    moved = lower_first(scenario_words(analysis))
    return f"This judges the list with what you have moved, not the one agreed: {moved}."


def lists_title(lists: ListsOverWeights | None) -> str:
    """State the finding: at how many of the weight sets no other list is better."""
    if lists is None:
        return NO_LIST
    sets = f"{counted(lists.samples, 'weight set')}{', with the figures uncertain too' if lists.figures_vary else ''}"
    if lists.best_share == 1:
        return f"The list is the best in all {sets}"
    if lists.best_share == 0:
        return f"The list is the best in none of {sets}"
    return f"The list is the best in {share_words(lists.best_share)} of {sets}"


def lists_sentences(analysis: Analysis, lists: ListsOverWeights) -> tuple[str, ...]:
    """Say what was drawn, what the list loses where another is better, and who is least sure of a place."""
    sentences = [drawn_words(lists.drawn, figures=lists.figures_vary)]
    if lists.best_share < 1:
        best = counted(lists.different_lists, "list is", "lists are")
        sentences.append(
            f"In the others another list is better; {best} best in one or another. This one loses "
            f"{_points(lists.mean_lost)} on average over all weight sets, and {_points(lists.most_lost)} at most."
        )
    return tuple(sentence for sentence in (*sentences, _firm(analysis, lists), _nearly(analysis, lists)) if sentence)


def lists_table(
    analysis: Analysis, lists: ListsOverWeights, ranks: RanksOverWeights, *, only: Sequence[str] | None = None
) -> TextTable:
    """Write a line an intervention, or of `only` these, the surest first: now, share of sets, its error, places."""
    places = usual_places(analysis, ranks, figures=lists.figures_vary)
    ids = lists.interventions if only is None else only
    order = sorted(ids, key=lambda id_: (-lists.share_of[id_], id_))
    return TextTable(
        ("Intervention", "Now", "Chosen in", "Standard error", "Usual place by score"),
        tuple(
            (
                analysis.exercise.intervention_by_id[intervention].name,
                now_words(analysis, intervention),
                share_words(lists.share_of[intervention]),
                _error(lists.share_of[intervention], lists.samples),
                places.get(intervention, "–"),
            )
            for intervention in order
        ),
    )


def depending(lists: ListsOverWeights) -> tuple[str, ...]:
    """Return the ids that are funded in some of the weight sets and not in others, the surest first."""
    ids = [intervention for intervention in lists.interventions if 0 < lists.share_of[intervention] < 1]
    return tuple(sorted(ids, key=lambda id_: (-lists.share_of[id_], id_)))


def depending_title(lists: ListsOverWeights) -> str:
    """State the finding: how many depend on which of the weights, or figures, are drawn."""
    count, everything = len(depending(lists)), counted(len(lists.interventions), "decision")
    what = "weights and figures" if lists.figures_vary else "weights"
    if not count:
        return f"None of the {everything} depends on which of these {what} are drawn"
    return f"{count} of the {everything} depend{'s' if count == 1 else ''} on which of these {what} are drawn"


def now_words(analysis: Analysis, intervention: str) -> str:
    """Say whether it is chosen now; a cut is made or not made."""
    chosen = intervention in analysis.portfolio.interventions
    subject = analysis.exercise.intervention_by_id[intervention]
    if subject.is_cut:
        nothing = nothing_to_cut(analysis, subject)
        return decision(Action.REDUCE if chosen else Action.KEEP, "", nothing_to_cut=nothing)
    return "Funded" if chosen else "Not funded"


def usual_places(analysis: Analysis, ranks: RanksOverWeights, *, figures: bool = False) -> dict[str, str]:
    """Return the places by score in most weight sets, in words, by intervention id: "3", "2 to 7".

    Both ends are left out alike, together as much as is not often by the settings. With `figures` those with uncertain
    figures, where any figure is.
    """
    reached = np.cumsum((stated_ranks(ranks) if figures else ranks.fixed).ranks, axis=1)
    outside = (1 - analysis.exercise.settings.firm.often) / 2
    first = (reached < outside - 1e-9).sum(axis=1) + 1
    last = (reached < 1 - outside - 1e-9).sum(axis=1) + 1
    pairs = zip(first.tolist(), last.tolist(), strict=True)
    words = [str(low) if low == high else f"{low} to {high}" for low, high in pairs]
    return dict(zip(ranks.interventions, words, strict=True))


def firsts_title(analysis: Analysis, ranks: RanksOverWeights) -> str:
    """State the finding: what comes first by score most often, and how often."""
    acceptability = stated_ranks(ranks)
    place = int(np.argmax(acceptability.ranks[:, 0]))
    name = analysis.exercise.intervention_by_id[ranks.interventions[place]].name
    return f"{name} comes first by score most often, in {share_words(float(acceptability.ranks[place, 0]))} of draws"


def firsts_sentences(ranks: RanksOverWeights) -> tuple[str, ...]:
    """Say what varies here, and what the columns of the table mean."""
    return (_FIXED, _VIEW) if ranks.with_figures is None else (_VARIED, _VIEW, _CONFIDENCE)


def firsts_table(analysis: Analysis, ranks: RanksOverWeights) -> TextTable:
    """Write a line for each that can be first by score: how often, with what confidence, and at which weights."""
    acceptability = stated_ranks(ranks)
    order = np.argsort(-acceptability.ranks[:, 0], kind="stable")
    criteria = [analysis.exercise.criterion_by_id[criterion].name for criterion in analysis.problem.criteria]
    return TextTable(
        ("Intervention", "First in", "Confidence", *criteria),
        tuple(
            (
                analysis.exercise.intervention_by_id[ranks.interventions[place]].name,
                share_words(float(acceptability.ranks[place, 0])),
                share_words(float(acceptability.confidence[place])),
                *(share_percent(share) for share in acceptability.central_weights[place]),
            )
            for place in order
            if acceptability.ranks[place, 0] >= WORTH_A_LINE
        ),
    )


def stated_ranks(ranks: RanksOverWeights) -> RankAcceptability:
    """Return the ranks with uncertain figures, where any figure is uncertain."""
    return ranks.with_figures or ranks.fixed


_FIXED = (
    "Only weights vary here: no figure has both a low and a high. So the confidence is 100% wherever one can be first, "
    "and says nothing about the figures."
)
_VARY = "the figures and the panel's scores, each between its low and its high,"
_VARIED = f"Here {_VARY} are drawn too."
_CONFIDENCE = (
    "Confidence is how often it is still first at those weights while the figures vary. A low one means that better "
    "figures are needed before it can be called first, whatever the weights."
)
_VIEW = (
    "The weights on each line are the mean of those that put it first: the view one would have to hold for it. Money "
    "and rules have no part in this."
)


def _firm(analysis: Analysis, lists: ListsOverWeights) -> str:
    chosen, often = _ids(analysis, lists, chosen=True), analysis.exercise.settings.firm.often
    firm = [intervention for intervention in chosen if lists.share_of[intervention] >= often]
    everything = f"Of the {counted(len(chosen), 'intervention')} funded now, {_of(len(firm), len(chosen))} funded in "
    sentence = f"{everything}at least {whole_percent(often)} of the weight sets."
    others = [intervention for intervention in reversed(chosen) if lists.share_of[intervention] < often]
    return f"{sentence} Least sure: {_named(analysis, lists, others)}." if others else sentence


def _nearly(analysis: Analysis, lists: ListsOverWeights) -> str:
    others = [id_ for id_ in _ids(analysis, lists, chosen=False) if lists.share_of[id_] > 0]
    if not others:
        return "Nothing that is not funded now is funded in any of them."
    return f"Not funded now, and yet in some: {_named(analysis, lists, others)}."


def _ids(analysis: Analysis, lists: ListsOverWeights, *, chosen: bool) -> list[str]:
    # The surest first; cuts are not funded.
    known = analysis.exercise.intervention_by_id
    ids = [
        intervention
        for intervention in lists.interventions
        if not known[intervention].is_cut and (intervention in analysis.portfolio.interventions) == chosen
    ]
    return sorted(ids, key=lambda id_: (-lists.share_of[id_], id_))


def _named(analysis: Analysis, lists: ListsOverWeights, ids: Sequence[str]) -> str:
    known = analysis.exercise.intervention_by_id
    names = [f"{known[id_].name} ({share_words(lists.share_of[id_])})" for id_ in ids[:NAMED]]
    rest = [counted(len(ids) - NAMED, "other")] if len(ids) > NAMED else []
    return joined([*names, *rest])


def _of(count: int, whole: int) -> str:
    if count == whole:
        return "all are"
    return "none is" if count == 0 else f"{count} {'is' if count == 1 else 'are'}"


def _points(value: float) -> str:
    if 0 < value < 0.05:
        return "less than 0.1 points"
    return f"{points(value)} points"


def _error(share: float, samples: int) -> str:
    if share in (0, 1):
        return "–"
    return f"{100 * share_error(share, samples):.1f} points"
