"""How sure the list is, as the page, the command and the file say it: each part built once, and drawn when it is done.

What is exact is for each partner and along each criterion. What is sampled is against many weights.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from prioritise.analysis import (
    SAMPLES,
    Analysis,
    RanksOverWeights,
    every_mixture,
    figures_can_vary,
    lists_over_weights,
    partner_regrets,
    ranks_over_weights,
    weight_sets_of,
    weight_thresholds,
)
from prioritise.analysis.once import once
from prioritise.report.compare.how_sure_exact import (
    NO_PARTNERS,
    range_words,
    regrets_sentences,
    regrets_table,
    regrets_title,
    thresholds_sentences,
    thresholds_table,
    thresholds_title,
)
from prioritise.report.compare.how_sure_mixtures import (
    mixtures_depending_title,
    mixtures_interventions,
    mixtures_sentences,
    mixtures_table,
    mixtures_title,
)
from prioritise.report.compare.how_sure_sampled import (
    NO_LIST,
    depending,
    depending_title,
    firsts_sentences,
    firsts_table,
    firsts_title,
    judged_sentence,
    lists_sentences,
    lists_table,
    lists_title,
    now_words,
    share_words,
)
from prioritise.robustness.every_mixture import EveryMixture
from prioritise.robustness.many_weights import ListsOverWeights
from prioritise.robustness.regret import PartnerRegrets
from prioritise.robustness.thresholds import CriterionThresholds
from prioritise.robustness.weight_sets import WeightSet
from prioritise.words import TextTable

MOST_ROWS = 12
"""More than this are too many to take in; those nearest to one half are shown, and the table has all."""


@dataclass(frozen=True, slots=True)
class HowSureQuestions:
    """Which list is judged, and what it can be tested against.

    `no_list` says why nothing can be told, and `no_partners` why nobody's loss can; both are empty where it can.
    `nearby` is how far, as a share of itself, a weight moves in the narrowest of the weight sets.
    """

    judged: str
    no_list: str
    no_partners: str
    weight_sets: tuple[WeightSet, ...]
    figures_can_vary: bool
    nearby: float


@dataclass(frozen=True, slots=True)
class PartnersView:
    """What the list would lose each partner. Exact. `losses` is None, and there is no table, without partners."""

    title: str
    sentences: tuple[str, ...]
    table: TextTable | None
    losses: PartnerRegrets | None


@dataclass(frozen=True, slots=True)
class WeightRange:
    """From which share (0-1) of all weight to which the list stays, the share used, and the same in words."""

    criterion: str
    low: float
    high: float
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class CriteriaView:
    """How far each criterion's weight can move before the list changes. Exact; empty when no list is proven best."""

    title: str
    sentences: tuple[str, ...]
    table: TextTable
    ranges: tuple[WeightRange, ...]
    thresholds: tuple[CriterionThresholds, ...]


@dataclass(frozen=True, slots=True)
class FundedShare:
    """The share (0-1) of weight sets whose best list has an intervention, whether it is chosen now, and in words."""

    name: str
    share: float
    chosen_now: bool
    words: str


@dataclass(frozen=True, slots=True)
class ManyWeightsView:
    """The list against many weights. Sampled; `lists` is None, with the title alone, when no list is proven best.

    `table` has every decision, `depending` those that depend on which weights are drawn, and `bars` those of them that
    a chart shows: all, or where they are many the nearest to one half, as `caption` then says.
    """

    title: str
    sentences: tuple[str, ...] = ()
    depending_title: str = ""
    table: TextTable | None = None
    depending: TextTable | None = None
    bars: tuple[FundedShare, ...] = ()
    caption: str = ""
    lists: ListsOverWeights | None = field(default=None, compare=False)

    @property
    def complete(self) -> bool:
        """Whether the list has been tested against as many weight sets as a page asks for."""
        return self.lists is not None and self.lists.samples == SAMPLES


@dataclass(frozen=True, slots=True)
class FirstsView:
    """What comes first by score alone, how often, and at which weights. Sampled."""

    title: str
    sentences: tuple[str, ...]
    table: TextTable
    ranks: RanksOverWeights = field(compare=False)


@dataclass(frozen=True, slots=True)
class MixturesView:
    """The best list at every mixture of the partners' weights. `found` is None, with the title alone, where there is
    nothing to mix.

    `table` has the lists, `depending` the decisions that differ between them.
    """

    title: str
    sentences: tuple[str, ...] = ()
    table: TextTable | None = None
    depending_title: str = ""
    depending: TextTable | None = None
    found: EveryMixture | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class HowSureView:
    """Everything that is said of how sure one list is."""

    many_weights: ManyWeightsView
    partners: PartnersView
    mixtures: MixturesView
    criteria: CriteriaView
    firsts: FirstsView


def how_sure_view(
    analysis: Analysis, drawn_from: WeightSet, *, samples: int = SAMPLES, figures: bool = False
) -> HowSureView:
    """Build all there is to say of how sure the list is. Raises SolverFailed."""
    return HowSureView(
        many_weights_view(analysis, drawn_from, samples=samples, figures=figures),
        partners_view(analysis),
        mixtures_view(analysis),
        criteria_view(analysis),
        firsts_view(analysis, drawn_from, samples=samples),
    )


@once
def how_sure_questions(analysis: Analysis) -> HowSureQuestions:
    """Build what can be said before anything is solved again."""
    optimal = analysis.portfolio.is_proven
    return HowSureQuestions(
        judged_sentence(analysis),
        "" if optimal else f"{NO_LIST}.",
        "" if analysis.group.partners else f"{NO_PARTNERS}.",
        weight_sets_of(analysis),
        figures_can_vary(analysis),
        analysis.exercise.settings.firm.nearby,
    )


@once
def partners_view(analysis: Analysis) -> PartnersView:
    """Build what the list would lose each partner. Raises SolverFailed."""
    losses = partner_regrets(analysis)
    title = regrets_title(analysis, losses)
    if losses is None:
        return PartnersView(title, (), None, None)
    return PartnersView(title, regrets_sentences(analysis, losses), regrets_table(analysis, losses), losses)


@once
def mixtures_view(analysis: Analysis) -> MixturesView:
    """Build which list is best at which mixture of the partners' weights. Raises SolverFailed."""
    mixture = every_mixture(analysis)
    if mixture is None:
        return MixturesView(mixtures_title(None))
    return MixturesView(
        title=mixtures_title(mixture),
        sentences=mixtures_sentences(analysis, mixture),
        table=mixtures_table(analysis, mixture),
        depending_title=mixtures_depending_title(mixture),
        depending=mixtures_interventions(analysis, mixture),
        found=mixture,
    )


@once
def criteria_view(analysis: Analysis) -> CriteriaView:
    """Build how far each weight can move. Raises SolverFailed."""
    return criteria_view_of(analysis, weight_thresholds(analysis))


def criteria_view_of(analysis: Analysis, thresholds: tuple[CriterionThresholds, ...]) -> CriteriaView:
    """Say these thresholds of an analysis in words and ranges."""
    return CriteriaView(
        title=thresholds_title(analysis, thresholds),
        sentences=thresholds_sentences(thresholds),
        table=thresholds_table(analysis, thresholds),
        ranges=tuple(
            WeightRange(
                analysis.exercise.criterion_by_id[moving.criterion].name,
                moving.lowest or 0.0,
                1.0 if moving.highest is None else moving.highest,
                moving.share,
                range_words(moving),
            )
            for moving in thresholds
        ),
        thresholds=thresholds,
    )


@once
def many_weights_view(
    analysis: Analysis,
    drawn_from: WeightSet,
    *,
    samples: int = SAMPLES,
    figures: bool = False,
    first: int | None = None,
) -> ManyWeightsView:
    """Build the list against many weights, or against the `first` so many of the same draws. Raises SolverFailed."""
    lists = lists_over_weights(analysis, drawn_from, samples=samples, figures=figures, first=first)
    if lists is None:
        return ManyWeightsView(lists_title(None))
    return many_weights_view_of(analysis, lists, ranks_over_weights(analysis, drawn_from, samples=samples))


def many_weights_view_of(analysis: Analysis, lists: ListsOverWeights, ranks: RanksOverWeights) -> ManyWeightsView:
    """Say these lists over many weights in words, with the usual places by score beside them."""
    ids = depending(lists)
    nearest = set(sorted(ids, key=lambda id_: abs(lists.share_of[id_] - 0.5))[:MOST_ROWS])
    return ManyWeightsView(
        title=lists_title(lists),
        sentences=lists_sentences(analysis, lists),
        depending_title=depending_title(lists),
        table=lists_table(analysis, lists, ranks),
        depending=lists_table(analysis, lists, ranks, only=ids),
        bars=tuple(_funded_share(analysis, lists, intervention) for intervention in ids if intervention in nearest),
        caption=f"The {MOST_ROWS} nearest to one half of {len(ids)}; the table has all."
        if len(ids) > MOST_ROWS
        else "",
        lists=lists,
    )


@once
def firsts_view(analysis: Analysis, drawn_from: WeightSet, *, samples: int = SAMPLES) -> FirstsView:
    """Build what comes first by score, whatever the money and the rules say."""
    ranks = ranks_over_weights(analysis, drawn_from, samples=samples)
    return FirstsView(firsts_title(analysis, ranks), firsts_sentences(ranks), firsts_table(analysis, ranks), ranks)


def _funded_share(analysis: Analysis, lists: ListsOverWeights, intervention: str) -> FundedShare:
    share = lists.share_of[intervention]
    return FundedShare(
        analysis.exercise.intervention_by_id[intervention].name,
        share,
        intervention in analysis.portfolio.interventions,
        f"{now_words(analysis, intervention)} now; in {share_words(share)} of weight sets",
    )
