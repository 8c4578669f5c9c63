"""Which list is best at which mixture of the partners' weights, in words and tables: every mixture, not a sample."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.analysis import Analysis
from prioritise.report.compare.how_sure_exact import against_now, partner_names
from prioritise.report.compare.how_sure_sampled import now_words, share_words
from prioritise.robustness.every_mixture import EveryMixture
from prioritise.words import TextTable, counted, joined, whole_percent

MOST_LISTS = 12
"""More than this are too many to take in; those best for most mixtures are shown, and the file has all."""

NO_MIXTURES = "Mixtures need a list that is proven best and the weights of two partners at least"


def mixtures_title(mixtures: EveryMixture | None) -> str:
    """State the finding: for which share of all mixtures the list is best, and how many lists there are."""
    if mixtures is None:
        return NO_MIXTURES
    if not mixtures.complete:
        count = counted(len(mixtures.lists), "list")
        return (
            f"For {share_words(mixtures.proven_share)} of all mixtures of the partners' weights the best list is "
            f"proven, {count} so far; the rest is open"
        )
    if len(mixtures.lists) == 1:
        which = "this list is" if mixtures.present_share else "one list, not this one, is"
        return f"For every mixture of the partners' weights {which} the best"
    this = f"this one for {share_words(mixtures.present_share)}" if mixtures.present_share else "this one for none"
    return f"For every mixture of the partners' weights one of {len(mixtures.lists)} lists is the best, {this}"


def mixtures_sentences(analysis: Analysis, mixtures: EveryMixture) -> tuple[str, ...]:
    """Say what a mixture is, what all best lists share, what the answer rests on, and where it stopped."""
    what = (
        "A mixture counts every partner's weights for some share, from nothing to all. Shares of mixtures count all of "
        "them alike."
    )
    known = analysis.exercise.intervention_by_id
    funded = sum(not known[intervention].is_cut for intervention in mixtures.always)
    firm = f"{counted(funded, 'intervention is', 'interventions are')} in the best list whatever the mixture."
    rests = (
        "Exact: proven for every mixture, none is sampled. A list left out is nowhere better by more than a millionth "
        "of a point."
        if mixtures.within_millionths <= 1
        else f"Proven for every mixture, none is sampled, to {mixtures.within_millionths:,.0f} millionths of a point."
    )
    if mixtures.complete:
        return what, firm, rests
    return what, _open(analysis, mixtures)


def mixtures_table(analysis: Analysis, mixtures: EveryMixture) -> TextTable:
    """Write a line a list, those best for most mixtures first: its share, its changes, the middle of its mixtures."""
    names = partner_names(analysis)
    return TextTable(
        ("List", "Best for", "Against this list", "In the middle of its mixtures"),
        tuple(
            (
                f"List {number}" if mixture_list.proven or mixtures.complete else f"List {number}, not proven",
                share_words(mixture_list.share),
                against_now(analysis, mixture_list.chosen),
                mixture_words(names, mixture_list.centre),
            )
            for number, mixture_list in enumerate(mixtures.lists[:MOST_LISTS], start=1)
        ),
    )


def mixtures_interventions(analysis: Analysis, mixtures: EveryMixture) -> TextTable:
    """Write a line for each that some best lists hold and others do not, the surest first: now, and for which share."""
    order = sorted(mixtures.sometimes, key=lambda sometime: (-mixtures.share_of[sometime], sometime))
    return TextTable(
        ("Intervention", "Now", "Chosen for"),
        tuple(
            (
                analysis.exercise.intervention_by_id[intervention].name,
                now_words(analysis, intervention),
                share_words(mixtures.share_of[intervention]),
            )
            for intervention in order
        ),
    )


def mixtures_depending_title(mixtures: EveryMixture) -> str:
    """State the finding: how many decisions depend on the mixture."""
    count, everything = len(mixtures.sometimes), counted(len(mixtures.interventions), "decision")
    if not count:
        return f"None of the {everything} depends on the mixture"
    return f"{count} of the {everything} depend{'s' if count == 1 else ''} on the mixture"


def mixture_words(names: Sequence[str], mixture: Sequence[float]) -> str:
    """Say the shares of a mixture: "Council 40%, NHS 60%"; a partner without a part is left out."""
    parts = [(name, share) for name, share in zip(names, mixture, strict=True) if share >= 0.005]
    return joined([f"{name} {whole_percent(share)}" for name, share in parts], last="")


def _open(analysis: Analysis, mixtures: EveryMixture) -> str:
    where = mixture_words(partner_names(analysis), mixtures.open_at[0])
    corners = counted(len(mixtures.open_at), "mixture")
    return (
        f"It stopped after the best list was looked for at {counted(mixtures.corners, 'mixture')}. {corners} where "
        f"lists meet are still open, such as {where}: beside them another list may be better."
    )
