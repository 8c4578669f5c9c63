"""What a person who gives weights is asked, and what their answers come to so far."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from prioritise.analysis.once import once
from prioritise.analysis.weights import compared_words, mending_words, weighed
from prioritise.domain.criteria import Role
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import WeightStatement
from prioritise.judgement.weights.method import Contradiction, Form, WeightMethod
from prioritise.judgement.weights.methods import METHOD_BY_ID, METHODS
from prioritise.report.weights.pair_answers import MOST_TIMES
from prioritise.report.words.scale_lines import WHAT_A_WEIGHT_SAYS
from prioritise.words import TextTable, counted, first_capital, joined, lower_first, share_percent

MOST_MENDS = 3
MOST_POINTS = 100
"""What a slider can show."""
SAVED_DECIMALS = 4
Lines = Mapping[tuple[str, str], float]
"""Answers so far: by criterion and the one it is compared with, which is empty by methods that do not compare."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One answer that does not fit the others, in words, and the answer that would."""

    words: str
    button: str
    first: str
    second: str
    times: float


@dataclass(frozen=True, slots=True)
class WeightsPreview:
    """What the answers come to. Until they are whole, `still` says what is missing, and there are no shares.

    `shares` are by criterion and sum to 1. `unweighted` names criteria left without any weight, to be sure that is
    meant. `mends` name the contradictions worth mending, the worst first; none while the method accepts the answers.
    """

    still: str
    shares: Mapping[str, float]
    table: TextTable | None
    message: str
    within_limit: bool | None
    unweighted: str
    mends: tuple[Mend, ...]

    @property
    def whole(self) -> bool:
        """Whether the answers can be saved."""
        return not self.still


def methods_offered(exercise: Exercise) -> tuple[WeightMethod, ...]:
    """List the methods that take so many criteria: none compares pairs where there is no pair, or too many."""
    return tuple(method for method in METHODS if method.takes(len(exercise.weighted_criteria)))


def preview(exercise: Exercise, method: WeightMethod, lines: Lines) -> WeightsPreview:
    """Say what the answers so far come to, by their method."""
    return _preview(exercise, method.id, _Answers(tuple(lines.items())))


@dataclass(frozen=True, slots=True)
class _Answers:
    lines: tuple[tuple[tuple[str, str], float], ...]


@once
def _preview(exercise: Exercise, method_id: str, answers: _Answers) -> WeightsPreview:
    method, lines = METHOD_BY_ID[method_id], dict(answers.lines)
    criteria = tuple(criterion.id for criterion in exercise.weighted_criteria)
    if still := _still(exercise, method, lines, criteria):
        return WeightsPreview(still, {}, None, "", None, "", ())
    result = weighed(statement_rows("", "", method, lines), criteria)
    if result.faults:
        first = result.faults[0]
        return WeightsPreview(f"{first_capital(first.found)}: {first.what_to_do}.", {}, None, "", None, "", ())
    names = [criterion.name for criterion in exercise.weighted_criteria]
    return WeightsPreview(
        still="",
        shares=dict(zip(criteria, result.shares, strict=True)),
        table=TextTable(
            ("Criterion", "Share of all weight"),
            tuple(zip(names, map(share_percent, result.shares), strict=True)),
        ),
        message=result.message,
        within_limit=result.within_limit,
        unweighted=_unweighted(names, result.shares),
        mends=tuple(_mend(contradiction, criteria, names) for contradiction in result.contradictions[:MOST_MENDS]),
    )


def statement_rows(partner: str, member: str, method: WeightMethod, lines: Lines) -> tuple[WeightStatement, ...]:
    """Return the answers as rows of a statement. Points are brought to 100 in all, which changes no proportion.

    Of a pair the more important comes first, so that no third is written as 0.3333.
    """
    factor = 1.0
    if method.points_in_all is not None and (total := math.fsum(lines.values())) > 0:
        factor = method.points_in_all / total
    rows = []
    for (first, second), figure in lines.items():
        criterion, against, said = first, second, figure * factor
        if method.form is Form.EVERY_PAIR and figure < 1:
            criterion, against, said = second, first, 1 / figure
        rows.append(WeightStatement(partner, member, criterion, method.id, round(said, SAVED_DECIMALS), against))
    return tuple(rows)


def lines_of(rows: Sequence[WeightStatement]) -> dict[tuple[str, str], float]:
    """Return the answers a statement that was saved before was made of."""
    return {(row.criterion, row.against): row.points for row in rows}


def answers_of(exercise: Exercise, rows: Sequence[WeightStatement]) -> dict[tuple[str, str], float]:
    """Return the answers to begin from when a saved statement is changed; pairs stand the way round they are asked."""
    lines = lines_of(rows)
    if METHOD_BY_ID[rows[0].method].form is not Form.EVERY_PAIR:
        return lines
    said = {pair: answered_pair(lines, pair) for pair in pairs_to_compare(exercise)}
    return {pair: times for pair, times in said.items() if times is not None}


def pairs_to_compare(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """List every pair of weighted criteria, each once."""
    return tuple(combinations((criterion.id for criterion in exercise.weighted_criteria), 2))


def answered_pair(lines: Lines, pair: tuple[str, str]) -> float | None:
    """Return how many times as important the first is as the second, however it was said; None if not yet."""
    first, second = pair
    if (first, second) in lines:
        return lines[first, second]
    return 1 / lines[second, first] if (second, first) in lines else None


@dataclass(frozen=True, slots=True)
class PairsAnswered:
    """How many of the pairs to compare are answered: as a share, and in words."""

    share: float
    words: str


def pairs_answered(exercise: Exercise, lines: Lines) -> PairsAnswered:
    """Count the pairs to compare that are answered."""
    pairs = pairs_to_compare(exercise)
    answered = sum(answered_pair(lines, pair) is not None for pair in pairs)
    return PairsAnswered(answered / len(pairs), f"{answered} of {counted(len(pairs), 'pair')} answered")


def slider_points(lines: Lines, criterion: str) -> int:
    """Return the whole points at which a criterion's slider stands, within what a slider can show."""
    return min(MOST_POINTS, round(lines.get((criterion, ""), 0.0)))


def order_of(lines: Lines) -> tuple[str, ...]:
    """Return the criteria in the order their ranks give, the most important first."""
    return tuple(sorted((criterion for criterion, _against in lines), key=lambda criterion: lines[criterion, ""]))


def largest_first(lines: Lines) -> str | None:
    """Return the criterion whose swing was given most; None while there are no answers."""
    return max(lines, key=lambda pair: lines[pair])[0] if lines else None


def anchors_in(lines: Lines) -> tuple[str, str]:
    """Return the best and the worst of saved Best-Worst answers; empty while there are none."""
    above = [criterion for criterion, _against in lines]
    below = [against for _criterion, against in lines]
    if not lines:
        return "", ""
    return max(above, key=above.count), max(
        below, key=lambda criterion: (below.count(criterion), lines.get((above[0], criterion), 0.0))
    )


def ranges_in_words(exercise: Exercise) -> str:
    """Say what worst and best are on every criterion with weight, a line each, and what a weight says of them."""
    lines = (f"- {range_words(exercise, criterion.id)}" for criterion in exercise.weighted_criteria)
    return "\n".join((*lines, "", WHAT_A_WEIGHT_SAYS))


def range_words(exercise: Exercise, criterion: str) -> str:
    """Say what worst and best are on one criterion, as it puts it; of cost, the best is to spend nothing."""
    subject = exercise.criterion_by_id[criterion]
    ends = (subject.zero_means, subject.top_means)
    worst, best = reversed(ends) if subject.role is Role.COST else ends
    return f"{subject.name}: from “{worst}” to “{best}”"


def anchored_lines(exercise: Exercise, said: Lines, best: str, worst: str) -> dict[tuple[str, str], float]:
    """Choose, of all answers given, those of the best against each other criterion and of each other against the worst.

    None may be further apart than the best and the worst; an answer given before that was said comes down to it.
    """
    if not best or not worst or best == worst:
        return {}
    others = [criterion.id for criterion in exercise.weighted_criteria if criterion.id not in (best, worst)]
    pairs = [(best, worst), *((best, other) for other in others), *((other, worst) for other in others)]
    furthest = said.get((best, worst), MOST_TIMES)
    return {pair: min(said[pair], furthest) for pair in pairs if pair in said}


@once
def in_words(exercise: Exercise, rows: Sequence[WeightStatement]) -> str:
    """Say a statement in one line: how it was given and what it comes to, the largest share first."""
    method = METHOD_BY_ID[rows[0].method]
    previewed = preview(exercise, method, lines_of(rows))
    if not previewed.whole:
        return f"{method.name}. That no longer fits the criteria of this exercise."
    largest = sorted(previewed.shares.items(), key=lambda pair: -pair[1])
    shares = (
        f"{lower_first(exercise.criterion_by_id[criterion_id].name)} {share_percent(share)}"
        for criterion_id, share in largest
    )
    return f"{method.name}: {', '.join(shares)}."


def _still(exercise: Exercise, method: WeightMethod, lines: Lines, criteria: Sequence[str]) -> str:
    """What is still to be answered, in a person's words rather than a file's."""
    names = exercise.criterion_by_id
    if method.form is Form.EVERY_PAIR:
        open_pairs = [pair for pair in combinations(criteria, 2) if answered_pair(lines, pair) is None]
        return f"{counted(len(open_pairs), 'pair')} still to compare." if open_pairs else ""
    if method.form is Form.BEST_AND_WORST:
        count = 2 * len(criteria) - 3 - len(lines)
        return f"{counted(count, 'comparison')} still to make." if count > 0 else ""
    if method.form is Form.FIRST_AND_OTHERS and not lines:
        return "Choose the improvement you would make first."
    missing = [lower_first(names[criterion].name) for criterion in criteria if (criterion, "") not in lines]
    if missing:
        return f"Still to place: {joined(missing)}."
    if not any(lines.values()):
        return "Give at least one criterion more than 0."
    return ""


def _mend(contradiction: Contradiction, criteria: Sequence[str], names: Sequence[str]) -> Mend:
    fits = compared_words(names[contradiction.first], names[contradiction.second], contradiction.fits)
    return Mend(
        words=mending_words(contradiction, names),
        button=f"Change my answer: {fits}",
        first=criteria[contradiction.first],
        second=criteria[contradiction.second],
        times=contradiction.fits,
    )


def _unweighted(names: Sequence[str], shares: Sequence[float]) -> str:
    none = [lower_first(name) for name, share in zip(names, shares, strict=True) if share == 0]
    return f"No weight at all for {joined(none)}. Save only if that is meant." if none else ""
