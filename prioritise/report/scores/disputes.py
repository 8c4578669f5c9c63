"""What divides the panel, in words and tables: where to begin, and what each cell could change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from prioritise.analysis import Analysis
from prioritise.analysis.disputes import to_settle
from prioritise.domain.exercise import Exercise
from prioritise.judgement.disagreement import CellSpread
from prioritise.report.words.agreed_words import reason_and_dissent
from prioritise.report.words.cell_words import cell_name, partner_called, unscored_words, value_words
from prioritise.report.words.end_words import LIST_STAYS, NO_LIST, end_words
from prioritise.report.words.part_round_words import earlier_mark, part_left
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import TextTable, counted, first_capital, joined, points, short_number

WHAT_IS_A_QUESTION = (
    "A question is one intervention on one criterion. It divides the panel when two members gave different scores."
)


def disputes_title(exercise: Exercise, cells: Sequence[DisputedCell], about: Collection[str] = ()) -> str:
    """State the finding: how many of the divided cells would change the list.

    `about` are the interventions of a round about a part of the list, whose cells are then counted apart.
    """
    left = to_settle(cells)
    if not left:
        return _nothing_left(exercise, cells)
    is_tested = all(cell.is_tested for cell in left)
    if about:
        changing = [cell.changes_list for cell in left] if is_tested else None
        return part_left(exercise, about, [cell.spread for cell in left], changing)
    divides = f"{counted(len(left), 'question divides', 'questions divide')} the panel"
    if not is_tested:
        return divides
    would_change = sum(cell.changes_list for cell in left)
    if would_change == 0:
        return f"{divides}, and none would change the list by itself"
    divided = counted(len(left), "question that divides", "questions that divide")
    return f"{would_change} of {divided} the panel would change the list"


def disputes_sentence(analysis: Analysis, cells: Sequence[DisputedCell]) -> str:
    """Say where to begin and why; empty when nothing is left to settle."""
    left = to_settle(cells)
    if not left:
        return ""
    if not all(cell.is_tested for cell in left):
        return "No list is proven best at present, so they are in the order of how far they move a score."
    first = cell_name(analysis.exercise, left[0].spread)
    if not left[0].changes_list:
        return f"The list is the same whichever end you settle on. {first} moves a score most."
    least = sum(not cell.changes_list for cell in left)
    rest = f" The other {least} would not change it, whichever value between the ends you settle on." if least else ""
    return f"Start with {first}.{rest}"


def part_sentence(analysis: Analysis, cells: Sequence[DisputedCell], about: Collection[str]) -> str:
    """Say where to begin after a round about a part of the list: with its own cells, while any is left."""
    left = to_settle(cells, about)
    own = [cell for cell in left if cell.spread.intervention in about]
    if not own:
        return disputes_sentence(analysis, left)
    rest = " What is left from earlier rounds comes after them." if len(own) < len(left) else ""
    if own[0].changes_list or not own[0].is_tested:
        return f"{disputes_sentence(analysis, own)}{rest}"
    first = cell_name(analysis.exercise, own[0].spread)
    return f"No question of this round would change the list by itself. {first} moves a score most.{rest}"


def ends_sentence(exercise: Exercise, spread: CellSpread) -> str:
    """Say who holds the ends, by partner, and how many gave a score, did not know or stood aside, in which rounds."""
    criterion = exercise.criterion_by_id[spread.criterion]
    low, high = (
        f"{value_words(criterion, value)} from {_partners(exercise, spread, value)}"
        for value in (spread.low, spread.high)
    )
    scored = counted(len(spread.held), "member gave a score", "members gave a score")
    again = f" {spread.again or 'Nobody'} answered again." if len(spread.rounds) > 1 else ""
    whence = f"Round{'' if len(spread.rounds) == 1 else 's'} {_rounds(spread)}"
    return f"Lowest: {low}. Highest: {high}. {whence}: {joined([scored, *unscored_words(spread)])}.{again}"


def disputes_table(analysis: Analysis, cells: Sequence[DisputedCell], about: Collection[str] = ()) -> TextTable:
    """Write a line a cell: what the list does, how far the score moves, the ends and middle, what counts now.

    `about` are the interventions of a round about a part of the list; other cells are marked.
    """
    return TextTable(
        ("Question", "The list", "Score moves by", "Scores", "Counts now", "Round"),
        tuple(_row(analysis, cell, about) for cell in cells),
    )


def scores_table(exercise: Exercise, spreads: Sequence[CellSpread]) -> TextTable:
    """List every score given for these cells, lowest first: how many members gave it, and of which partners."""
    return TextTable(
        ("Question", "Score", "Members", "Of"),
        tuple(
            (
                cell_name(exercise, spread),
                value_words(exercise.criterion_by_id[spread.criterion], value),
                str(sum(held_value.value == value for held_value in spread.held)),
                _partners(exercise, spread, value),
            )
            for spread in spreads
            for value in dict.fromkeys(held_value.value for held_value in spread.held)
        ),
    )


def settled_title(cells: Sequence[DisputedCell]) -> str:
    """Say how many divided cells are settled, and in which rounds."""
    by_round = Counter(cell.spread.agreed.round for cell in cells if cell.spread.agreed)
    settled = counted(len(cells), "divided question is", "divided questions are")
    if len(by_round) == 1:
        return f"{settled} settled, in round {next(iter(by_round))}"
    return f"{settled} settled: {joined(f'{by_round[number]} in round {number}' for number in sorted(by_round))}"


def settled_table(exercise: Exercise, cells: Sequence[DisputedCell]) -> TextTable:
    """List what was agreed for divided cells, in which round, why, and who did not agree."""
    return TextTable(
        ("Question", "Scores", "Agreed", "In round", "Reason"),
        tuple(
            (
                cell_name(exercise, cell.spread),
                f"{short_number(cell.spread.low)} to {short_number(cell.spread.high)}",
                value_words(exercise.criterion_by_id[cell.spread.criterion], cell.spread.agreed.value),
                str(cell.spread.agreed.round),
                reason_and_dissent(cell.spread.agreed),
            )
            for cell in cells
            if cell.spread.agreed
        ),
    )


def _nothing_left(exercise: Exercise, cells: Sequence[DisputedCell]) -> str:
    if not exercise.scores:
        return "Nobody has scored yet"
    if not cells:
        return "Nothing divides the panel"
    settled = "it is" if len(cells) == 1 else "all are"
    return f"{counted(len(cells), 'question')} divided the panel, and {settled} settled"


def _partners(exercise: Exercise, spread: CellSpread, value: float) -> str:
    return joined(partner_called(exercise, partner) for partner in spread.partners_at(value))


def _row(analysis: Analysis, cell: DisputedCell, about: Collection[str]) -> tuple[str, ...]:
    spread = cell.spread
    return (
        f"{cell_name(analysis.exercise, spread)}{earlier_mark(about, spread.intervention)}",
        _list_words(analysis, cell),
        points(cell.swing),
        f"{short_number(spread.low)} to {short_number(spread.high)}, middle {short_number(spread.middle)}",
        "–" if cell.now is None else short_number(cell.now),
        _rounds(spread),
    )


def _rounds(spread: CellSpread) -> str:
    return joined(str(number) for number in spread.rounds)


def _list_words(analysis: Analysis, cell: DisputedCell) -> str:
    if not cell.is_tested:
        return first_capital(NO_LIST)
    changes = [
        f"at {short_number(end.value)} {end_words(analysis, end)}"
        for end in (cell.at_low, cell.at_high)
        if end.changes_list
    ]
    return first_capital("; ".join(changes) or LIST_STAYS)
