"""`prioritise robustness`: how sure the list is against many weights, for each partner and along each criterion."""

from __future__ import annotations

import argparse
from pathlib import Path

from prioritise.analysis import SAMPLES, analyse, figures_can_vary, scenario_named, weight_sets_of
from prioritise.analysis.nearest.sentences import list_state
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.numbers import whole_number
from prioritise.domain.errors import UnknownName
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.compare.how_sure_view import HowSureView, how_sure_view
from prioritise.report.exports.how_sure_csv import how_sure_csv
from prioritise.robustness.weight_sets import WeightSet
from prioritise.words import TextTable, lower_first

MOST_SAMPLES = 20_000
"""Some minutes' work, and some hundred million bytes where figures vary too."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help="an exercise folder, or a zip of one")
    parser.add_argument("--scenario", metavar="ID", help="a scenario of the exercise; what was agreed if left out")
    parser.add_argument(
        "--weights",
        choices=[weight_set.value for weight_set in WeightSet],
        default=WeightSet.AROUND.value,
        help="around the ones used (default), mixtures of the partners', any in the same order, any at all",
    )
    parser.add_argument(
        "--figures", action="store_true", help="draw figures and scores too, each between its low and its high"
    )
    parser.add_argument(
        "--samples",
        metavar="N",
        type=whole_number(1, MOST_SAMPLES),
        default=SAMPLES,
        help=f"weight sets to draw, {SAMPLES:,} if left out",
    )
    parser.add_argument(
        "--seed", metavar="N", type=whole_number(), default=0, help="the same seed draws the same weights"
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="write every figure to a CSV file as well")
    parser.set_defaults(command=_robustness)


def how_sure_lines(view: HowSureView) -> tuple[str, ...]:
    """List everything the command prints: each finding, what it means, and its figures."""
    many, partners, mixtures = view.many_weights, view.partners, view.mixtures
    criteria, firsts = view.criteria, view.firsts
    lines = [f"{many.title}.", *many.sentences]
    if many.depending is not None:
        lines += [f"{many.depending_title}.", *_rows(many.depending)]
    lines += ["", f"{partners.title}.", *partners.sentences]
    if partners.table is not None:
        lines += _rows(partners.table)
    lines += ["", f"{mixtures.title}.", *mixtures.sentences]
    if mixtures.table is not None and mixtures.depending is not None:
        lines += [*_rows(mixtures.table), f"{mixtures.depending_title}.", *_rows(mixtures.depending)]
    lines += ["", f"{criteria.title}."]
    if criteria.ranges:
        lines += [*criteria.sentences, *_rows(criteria.table)]
    return (*lines, "", f"{firsts.title}.", *firsts.sentences, *_rows(firsts.table))


def _robustness(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario), seed=asked.seed)
    drawn_from = WeightSet(asked.weights)
    if drawn_from not in weight_sets_of(analysis):
        raise UnknownName("Mixtures need weights of two partners at least. Choose other weights to draw from.")
    print(exercise.title)
    print(f"Scenario: {analysis.scenario.name}.")
    if exercise.illustrative:
        print(f"Illustrative, not real: {', '.join(exercise.illustrative)}.")
    if not analysis.portfolio.has_answer:
        print("No list obeys the rules, so there is none to test. prioritise run says what is in the way.")
        return ExitCode.NO_ANSWER
    view = how_sure_view(analysis, drawn_from, samples=asked.samples, figures=asked.figures)
    print("\n".join([*how_sure_lines(view), "", list_state(analysis)]))
    if asked.figures and not figures_can_vary(analysis):
        print("--figures drew nothing more: no figure and no score here has a low and a high.")
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_bytes(how_sure_csv(analysis, view))
        print(f"Written to {asked.out}.")
    return ExitCode.DONE


def _rows(content: TextTable) -> list[str]:
    # The heading of every cell after the first, so that a line can be read by itself.
    return [
        f"  {row[0]}: "
        + "; ".join(
            f"{lower_first(heading)} {cell}" for heading, cell in zip(content.headings[1:], row[1:], strict=True)
        )
        for row in content.rows
    ]
