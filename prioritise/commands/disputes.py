"""`prioritise disputes`: what divides the panel, in the order of what settling it could change."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from prioritise.analysis import Analysis, analyse, disputed_cells, scenario_named
from prioritise.analysis.disputes import settled_cells, to_settle
from prioritise.analysis.panel_time import panel_time_sentence
from prioritise.commands.exit_codes import ExitCode
from prioritise.commands.printing import written
from prioritise.commands.result_lines import EXERCISE_HELP, SCENARIO_HELP
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.exports.disputes_csv import disputes_csv
from prioritise.report.scores.disputes import disputes_sentence, disputes_title
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.report.words.end_words import end_sentence
from prioritise.robustness.disputed import DisputedCell
from prioritise.words import counted, points


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes and runs."""
    parser.add_argument("exercise", metavar="EXERCISE", help=EXERCISE_HELP)
    parser.add_argument("--scenario", metavar="ID", help=SCENARIO_HELP)
    parser.add_argument("--out", metavar="FILE", type=Path, help="write these questions to a CSV file as well")
    parser.set_defaults(command=_disputes)


def _disputes(asked: argparse.Namespace) -> int:
    exercise = load_exercise(asked.exercise)
    analysis = analyse(exercise, scenario_named(exercise, asked.scenario))
    cells = disputed_cells(analysis)
    print("\n".join(disputes_lines(analysis, cells)))
    if asked.out:
        print(written(asked.out, disputes_csv(cells)))
    return ExitCode.DONE


def disputes_lines(analysis: Analysis, cells: Sequence[DisputedCell]) -> tuple[str, ...]:
    """List everything the command prints: the finding, the cells in order, and those that are settled."""
    left, done = to_settle(cells), settled_cells(cells)
    lines = [
        analysis.exercise.title,
        f"Scenario: {analysis.scenario.name}. {disputes_title(analysis.exercise, cells)}.",
        *filter(None, [disputes_sentence(analysis, cells), panel_time_sentence(analysis.exercise, cells)]),
    ]
    for place, cell in enumerate(left, start=1):
        if place == 1 + sum(disputed_cell.changes_list for disputed_cell in left) and cell.is_tested:
            lines.append("Whichever value between the ends you settle on here, the list stays as it is:")
        lines += _cell_lines(analysis, place, cell)
    if done:
        lines.append(f"Settled: {counted(len(done), 'question')}.")
        lines += [f"  {_settled_line(analysis, cell)}" for cell in done]
    return tuple(lines)


def _cell_lines(analysis: Analysis, place: int, cell: DisputedCell) -> list[str]:
    spread = cell.spread
    criterion = analysis.exercise.criterion_by_id[spread.criterion]
    low, middle, high = (value_words(criterion, value) for value in (spread.low, spread.middle, spread.high))
    name = cell_name(analysis.exercise, spread)
    ends = [end_sentence(analysis, cell, end) for end in (cell.at_low, cell.at_high) if end.changes_list]
    moves = f"score moves by {points(cell.swing)}"
    return [f"{place:3}. {name}: {low} to {high}, middle {middle}; {moves}", *(f"     {end}" for end in ends)]


def _settled_line(analysis: Analysis, cell: DisputedCell) -> str:
    agreed = cell.spread.agreed
    assert agreed is not None
    criterion = analysis.exercise.criterion_by_id[cell.spread.criterion]
    value = value_words(criterion, agreed.value)
    return f"{cell_name(analysis.exercise, cell.spread)}: round {agreed.round} agreed {value}. {agreed.reason}"
