"""Which indicators the rule proposes to designate as targets, and why not the others."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.analysis.targets import current_targets, designation
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import DESIGNATED_LIMIT, TargetKind
from prioritise.domain.vocabulary import words_of
from prioritise.report.words.csv_cells import Figure
from prioritise.targets.designation import Candidate, Designation
from prioritise.words import TextTable, counted, first_capital

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


@dataclass(frozen=True, slots=True)
class DesignationView:
    """The proposal in words: the finding, its rule, the order with its figures, and what was left out with why.

    `lines` are the order again, a line a candidate, for a terminal. `title`, `left_out_title`
    and `left_out_label` are what a page calls them, `room` asks for a limit of `most`, and `file` names a download.
    """

    title: str
    room: str
    most: int
    proposed: Designation
    sentence: str
    rule: str
    order: TextTable
    left_out: TextTable
    left_out_title: str
    left_out_label: str
    file: str
    lines: tuple[str, ...]


@once
def designation_view(exercise: Exercise, limit: int = DESIGNATED_LIMIT) -> DesignationView:
    """Propose at most `limit` indicators to designate, and say it."""
    proposed, words = designation(exercise, limit), words_of(exercise.vocabulary)
    indicator = first_capital(words.indicator)
    order = tuple(
        (f"{place}. {candidate.name}", *candidate_cells(exercise, candidate))
        for place, candidate in enumerate(proposed.candidates, 1)
    )
    left_out = tuple((listed.name, first_capital(listed.reason)) for listed in proposed.left_out)
    return DesignationView(
        title=f"Which {words.indicators} to designate",
        room=f"Room for this many, {DESIGNATED_LIMIT} at most",
        most=DESIGNATED_LIMIT,
        proposed=proposed,
        sentence=_sentence(exercise, proposed),
        rule=proposed.rule,
        order=TextTable((indicator, *HEADINGS), order),
        left_out=TextTable((indicator, "Why not"), left_out),
        left_out_title=f"The {len(left_out)} that are no candidates, and why",
        left_out_label=f"{first_capital(words.indicators)} that are no candidates",
        file=f"{exercise.id}-designation.csv",
        lines=_lines(exercise, proposed),
    )


def _sentence(exercise: Exercise, proposed: Designation) -> str:
    """How many candidates there are, how many of them the limit leaves room for, and how many are agreed already."""
    words = words_of(exercise.vocabulary)
    listed = counted(len(proposed.candidates) + len(proposed.left_out), words.indicator, words.indicators)
    if not proposed.candidates:
        return f"None of {listed} is both worse than the benchmark and within reach of something on the list."
    chosen = [candidate for candidate in proposed.candidates if candidate.designated]
    agreed = sum(_already(exercise, candidate) == ALREADY[TargetKind.DESIGNATED] for candidate in chosen)
    room = "" if len(chosen) == len(proposed.candidates) else f", and there is room for {len(chosen)} of them"
    blind = " No deprivation slope is known for any of them, so inequality does not tell them apart."
    return (
        f"Of {listed}, {counted(len(proposed.candidates), 'is', 'are')} worse than the benchmark and can be moved by "
        f"something on the list{room}. {agreed} of the {len(chosen)} proposed "
        f"{'is' if agreed == 1 else 'are'} designated in the agreement already."
        f"{'' if any(candidate.inequality is not None for candidate in proposed.candidates) else blind}"
    )


def _lines(exercise: Exercise, proposed: Designation) -> tuple[str, ...]:
    """The candidates in order, a line each, for a terminal."""
    lines = []
    for place, candidate in enumerate(proposed.candidates, 1):
        _, need, inequality, movable, ranks, already = candidate_cells(exercise, candidate)
        lines.append(
            f"{place}. {candidate.name}{'' if candidate.designated else ' (no room)'}: sum of ranks {ranks}; "
            f"need {need}, inequality {inequality}, share of the gap {movable}; in the agreement already: {already}"
        )
    return tuple(lines)


def candidate_cells(exercise: Exercise, candidate: Candidate) -> tuple[str, ...]:
    """Write what the rule makes of a candidate, under `HEADINGS`."""
    return (
        "yes" if candidate.designated else "no room",
        _ranked(candidate.need, candidate.ranks[0], "{:+.2f}"),
        _ranked(candidate.inequality, candidate.ranks[1], "{:+.2f}"),
        _ranked(candidate.movable, candidate.ranks[2], "{:.0%}"),
        f"{candidate.sum_of_ranks:g}",
        _already(exercise, candidate),
    )


def _ranked(value: float | None, rank: float, form: str) -> str:
    written = "not known" if value is None else form.format(value).replace("-", "−")
    return Figure(f"{written} ({rank:g})")


def _already(exercise: Exercise, candidate: Candidate) -> str:
    kinds = {target.kind for target in current_targets(exercise) if target.indicator == candidate.indicator}
    return next((said for kind, said in ALREADY.items() if kind in kinds), "no")
