"""How sure the list is, as a CSV file: one fact a line, the same bytes for the same exercise, scenario and seed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from prioritise.analysis import Analysis, RanksOverWeights, share_error
from prioritise.domain.interventions import Status
from prioritise.portfolio.portfolio import Proof
from prioritise.portfolio.problem import MILLIONTHS, PortfolioProblem
from prioritise.report.compare.how_sure_sampled import stated_ranks
from prioritise.report.compare.how_sure_view import HowSureView, how_sure_view
from prioritise.report.exports.export import Export, of_analysis
from prioritise.report.words.csv_cells import Figure, csv_bytes
from prioritise.robustness.every_mixture import EveryMixture
from prioritise.robustness.many_weights import ListsOverWeights
from prioritise.robustness.regret import PartnerRegrets
from prioritise.robustness.thresholds import CriterionThresholds
from prioritise.robustness.weight_sets import WeightSet

HEADINGS = ("part", "id", "measure", "value", "standard_error", "rests_on", "weight_set", "samples", "seed")
SAMPLED, EXACT, BY_SOLVER, NOT_PROVEN = "sampled", "exact", "solver", "not-proven"

_Line = tuple[object, ...]


def how_sure_csv(analysis: Analysis, view: HowSureView) -> bytes:
    """Write `robustness.csv`: a part, what it is of, a measure, a value; shares 0-1, losses in points, lists as ids."""
    lines = [
        *(_list_lines(lists) if (lists := view.many_weights.lists) else ()),
        *_rank_lines(analysis, view.firsts.ranks),
        *(_regret_lines(analysis, losses) if (losses := view.partners.losses) else ()),
        *(_mixture_lines(analysis, mixtures) if (mixtures := view.mixtures.found) else ()),
        *_threshold_lines(analysis.problem, view.criteria.thresholds),
    ]
    return csv_bytes(HEADINGS, lines)


def _list_lines(lists: ListsOverWeights) -> Iterable[_Line]:
    drawn = (lists.drawn.drawn_from, lists.samples, lists.drawn.seed)
    yield ("list", "", "best_share", *_share(lists.best_share, lists.samples), SAMPLED, *drawn)
    yield ("list", "", "mean_lost", _figure(lists.mean_lost), _mean_error(lists), SAMPLED, *drawn)
    yield ("list", "", "most_lost", _figure(lists.most_lost), "", SAMPLED, *drawn)
    yield ("list", "", "different_lists", lists.different_lists, "", SAMPLED, *drawn)
    yield ("list", "", "figures_vary", "yes" if lists.figures_vary else "no", "", SAMPLED, *drawn)
    for intervention in lists.interventions:
        yield (
            "intervention", intervention, "funded_share", *_share(lists.share_of[intervention], lists.samples),
            SAMPLED, *drawn,
        )  # fmt: skip


def _rank_lines(analysis: Analysis, ranks: RanksOverWeights) -> Iterable[_Line]:
    acceptability, drawn = stated_ranks(ranks), (ranks.drawn.drawn_from, ranks.drawn.samples, ranks.drawn.seed)
    for place, intervention in enumerate(ranks.interventions):
        for rank, share in enumerate(acceptability.ranks[place].tolist(), start=1):
            if share:
                error = _share(share, acceptability.samples)
                yield ("intervention", intervention, f"rank_{rank}_share", *error, SAMPLED, *drawn)
        if acceptability.ranks[place, 0]:
            sure = float(acceptability.confidence[place])
            rests = EXACT if acceptability.values_are_fixed else SAMPLED
            yield ("intervention", intervention, "confidence", *_share(sure, acceptability.samples), rests, *drawn)
            weights = zip(analysis.problem.criteria, acceptability.central_weights[place].tolist(), strict=True)
            for criterion, share in weights:
                yield ("intervention", intervention, f"central_weight:{criterion}", _figure(share), "", SAMPLED, *drawn)


def _regret_lines(analysis: Analysis, regrets: PartnerRegrets) -> Iterable[_Line]:
    problem, least = analysis.problem, regrets.least
    views = zip(analysis.group.partners, regrets.chosen, regrets.own_best, least.regrets, strict=True)
    for view, regret, best, fairest in views:
        yield _exact("partner", view.partner, "best_value", _points(regret.best_millionths), best.proof)
        yield _exact("partner", view.partner, "value", _points(regret.value_millionths), best.proof)
        yield _exact("partner", view.partner, "lost", _points(regret.lost_millionths), best.proof)
        yield _exact(
            "partner",
            view.partner,
            "best_list",
            ";".join(problem.columns[place].label for place in best.chosen),
            best.proof,
        )
        yield _exact("partner", view.partner, "lost_with_least", _points(fairest.lost_millionths), least.proof)
    yield _exact("least-largest-loss", "", "largest_lost", _points(least.largest_millionths), least.proof)
    for measure, labels in _moves(problem, least.enters, least.leaves).items():
        yield _exact("least-largest-loss", "", measure, labels, least.proof)
    yield _exact("least-largest-loss", "", "given_up", _points(least.given_up_millionths), least.proof)


def _mixture_lines(analysis: Analysis, mixtures: EveryMixture) -> Iterable[_Line]:
    def line(part: str, subject: str, measure: str, value: object, *, proven: bool = mixtures.complete) -> _Line:
        return (part, subject, measure, value, "", EXACT if proven else NOT_PROVEN, "", "", "")

    yield line("mixtures", "", "proven_share", _figure(mixtures.proven_share), proven=True)
    yield line("mixtures", "", "best_share", _figure(mixtures.present_share))
    yield line("mixtures", "", "lists", len(mixtures.lists))
    for intervention in mixtures.interventions:
        yield line("intervention", intervention, "mixtures_share", _figure(mixtures.share_of[intervention]))
    labels = [column.label for column in analysis.problem.columns]
    for number, one in enumerate(mixtures.lists, start=1):
        named = f"list-{number}"
        yield line("mixtures", named, "share", _figure(one.share), proven=one.proven)
        yield line("mixtures", named, "list", ";".join(labels[place] for place in one.chosen), proven=one.proven)
        for view, share in zip(analysis.group.partners, one.centre, strict=True):
            yield line("mixtures", named, f"middle:{view.partner}", _figure(share), proven=one.proven)
    for number, mixture in enumerate(mixtures.open_at, start=1):
        for view, share in zip(analysis.group.partners, mixture, strict=True):
            yield line("mixtures", f"open-{number}", f"at:{view.partner}", _figure(share), proven=False)


def _threshold_lines(problem: PortfolioProblem, criteria: Sequence[CriterionThresholds]) -> Iterable[_Line]:
    for thresholds in criteria:
        facts: dict[str, object] = {"share": _figure(thresholds.share)}
        for number, stretch in enumerate(thresholds.stretches, start=1):
            facts |= {
                f"list_{number}_from": _figure(stretch.from_share),
                f"list_{number}_to": _figure(stretch.to_share),
            }
            moves = _moves(problem, stretch.enters, stretch.leaves)
            facts |= {f"list_{number}_{moved}": labels for moved, labels in moves.items()}
        for measure, value in facts.items():
            yield _exact("criterion", thresholds.criterion, measure, value, thresholds.proof)


def _moves(problem: PortfolioProblem, enters: Sequence[str], leaves: Sequence[str]) -> Mapping[str, str]:
    status_of = {intervention.id: intervention.status for intervention in problem.interventions}
    cuts = {column.label for column in problem.columns if status_of[column.intervention] is Status.REDUCE}
    return {
        "enters": ";".join(one for one in enters if one not in cuts),
        "leaves": ";".join(one for one in leaves if one not in cuts),
        "cuts_made": ";".join(one for one in enters if one in cuts),
        "cuts_no_longer_made": ";".join(one for one in leaves if one in cuts),
    }


def _exact(part: str, subject: str, measure: str, value: object, proof: Proof) -> _Line:
    rests = EXACT if proof is Proof.WHOLE_NUMBERS else BY_SOLVER
    return (part, subject, measure, value, "", rests, "", "", "")


def _share(share: float, samples: int) -> tuple[Figure, Figure]:
    return _figure(share), _figure(share_error(share, samples))


def _mean_error(lists: ListsOverWeights) -> Figure:
    if lists.samples < 2:
        return Figure("")
    return _figure(float(lists.lost_millionths.std(ddof=1)) / MILLIONTHS / lists.samples**0.5)


def _points(millionths: int) -> Figure:
    return _figure(millionths / MILLIONTHS)


def _figure(value: float) -> Figure:
    return Figure(f"{value:.6f}")


EXPORT = Export(
    file="robustness.csv",
    holds="How sure the list is: over sampled weights, for every partner, and along every criterion, a fact a line.",
    build=of_analysis(lambda analysis: how_sure_csv(analysis, how_sure_view(analysis, WeightSet.AROUND))),
    command="prioritise robustness --out",
)
