"""Which indicators the rule proposes to designate as targets, and why not the others."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import TargetKind
from prioritise.domain.vocabulary import words_of
from prioritise.report.words.csv_cells import Figure, csv_bytes
from prioritise.targets.agreement import current_targets
from prioritise.targets.designation import Candidate, Designation
from prioritise.words.numbers import counted, first_capital
from prioritise.words.text_table import TextTable

ALREADY = {
    TargetKind.DESIGNATED: "yes",
    TargetKind.EDUCATION: "as an education one",
    TargetKind.LOCAL: "as a local one",
}


HEADINGS = (
    "Designate",
    "Need, standard deviations (rank)",
    "Inequality, relative slope (rank)",
    "Share of the gap that can be closed (rank)",
    "Sum of ranks",
    "In the agreement already",
)


def designation_sentence(exercise: Exercise, found: Designation) -> str:
    """How many candidates there are, how many of them the limit leaves room for, and how many are agreed already."""
    words = words_of(exercise.vocabulary)
    listed = counted(len(found.candidates) + len(found.left_out), words.indicator, words.indicators)
    if not found.candidates:
        return f"None of {listed} is both worse than the benchmark and within reach of something on the list."
    chosen = [each for each in found.candidates if each.designated]
    agreed = sum(_already(exercise, each) == ALREADY[TargetKind.DESIGNATED] for each in chosen)
    room = "" if len(chosen) == len(found.candidates) else f", and there is room for {len(chosen)} of them"
    blind = " No deprivation slope is known for any of them, so inequality does not tell them apart."
    return (
        f"Of {listed}, {counted(len(found.candidates), 'is', 'are')} worse than the benchmark and can be moved by "
        f"something on the list{room}. {agreed} of the {len(chosen)} proposed "
        f"{'is' if agreed == 1 else 'are'} designated in the agreement already."
        f"{'' if any(each.inequality is not None for each in found.candidates) else blind}"
    )


def designation_lines(exercise: Exercise, found: Designation) -> tuple[str, ...]:
    """The candidates in order, a line each, for a terminal."""
    return tuple(
        f"{place}. {each.name}{'' if each.designated else ' (no room)'}: sum of ranks {each.sum_of_ranks:g}; "
        f"need {_ranked(each.need, each.ranks[0], '{:+.2f}')}, "
        f"inequality {_ranked(each.inequality, each.ranks[1], '{:+.2f}')}, "
        f"share of the gap {_ranked(each.movable, each.ranks[2], '{:.0%}')}; "
        f"in the agreement already: {_already(exercise, each)}"
        for place, each in enumerate(found.candidates, 1)
    )


def designation_table(exercise: Exercise, found: Designation) -> TextTable:
    """The candidates in the order of the rule: each figure with its rank, and whether there is room to designate it."""
    headings = (first_capital(words_of(exercise.vocabulary).indicator), *HEADINGS)
    rows = [(f"{place}. {each.name}", *_cells(exercise, each)) for place, each in enumerate(found.candidates, 1)]
    return TextTable(headings, tuple(rows))


def left_out_table(exercise: Exercise, found: Designation) -> TextTable:
    """The indicators that cannot be candidates, and why."""
    words = words_of(exercise.vocabulary)
    rows = tuple((each.name, first_capital(each.reason)) for each in found.left_out)
    return TextTable((first_capital(words.indicator), "Why not"), rows)


def designation_csv(exercise: Exercise, found: Designation) -> bytes:
    """Both tables in one CSV file: what was left out comes last, with its reason as the note."""
    headings = ("Place", first_capital(words_of(exercise.vocabulary).indicator), *HEADINGS, "Note")
    rows = [
        (str(place), each.name, *_cells(exercise, each), each.note) for place, each in enumerate(found.candidates, 1)
    ]
    blank = ("",) * (len(HEADINGS) - 1)
    return csv_bytes(
        headings, [*rows, *(("", each.name, "not a candidate", *blank, each.reason) for each in found.left_out)]
    )


def _cells(exercise: Exercise, each: Candidate) -> tuple[str, ...]:
    return (
        "yes" if each.designated else "no room",
        _ranked(each.need, each.ranks[0], "{:+.2f}"),
        _ranked(each.inequality, each.ranks[1], "{:+.2f}"),
        _ranked(each.movable, each.ranks[2], "{:.0%}"),
        f"{each.sum_of_ranks:g}",
        _already(exercise, each),
    )


def _ranked(value: float | None, rank: float, form: str) -> str:
    written = "not known" if value is None else form.format(value).replace("-", "−")
    return Figure(f"{written} ({rank:g})")


def _already(exercise: Exercise, each: Candidate) -> str:
    kinds = {target.kind for target in current_targets(exercise) if target.indicator == each.indicator}
    return next((said for kind, said in ALREADY.items() if kind in kinds), "no")
