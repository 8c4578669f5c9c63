"""An exercise for an area of which a published file has the figures: they are put in first, and accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from prioritise.domain.errors import refusal
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.for_area.carrying import AreaExercise, exercise_for_area
from prioritise.files.published import PublishedImport, areas_in_file, read_published, row_sentence
from prioritise.files.published.indicators import indicators_csv
from prioritise.files.refresh import INDICATORS_FILE, Refreshing, TakenIn, take_in
from prioritise.words import counted


def areas_to_choose(exercise: Exercise, file: SourceFile) -> Mapping[str, str]:
    """Name the areas of a published file, by code, that an exercise can be made ready for, in order of name.

    Raises FileProblems for a file that cannot be read, and for one without any other area.
    """
    own = (exercise.area.code, exercise.area.benchmark)
    areas = {code: name for code, name in areas_in_file(file.name, file.content).items() if code not in own}
    if not areas:
        found = f"no area but {exercise.area.name} and its benchmark"
        raise refusal(file.name, found, "choose a file with figures for the other area")
    return areas


def exercise_for_area_in_file(
    exercise: Exercise,
    file: SourceFile,
    code: str,
    *,
    comparators: Sequence[str] = (),
    choices: Refreshing | None = None,
    lists: Mapping[str, SourceFile] | None = None,
) -> AreaExercise:
    """Make an exercise ready for an area of a published file, whose figures are put into its indicators first.

    `comparators` are codes to compare with in place of the exercise's own areas. `choices` and `lists` are as for a
    refresh. Raises FileProblems when the file cannot be read, has nothing of the area that is an indicator of the
    exercise, or the new exercise does not load; UnknownName for comparators without figures.
    """
    compared = tuple(comparators) or (exercise.area.code, *exercise.area.comparators)
    published = read_published(
        file.name,
        file.content,
        area=code,
        benchmark=exercise.area.benchmark,
        comparators=compared,
        **dict(lists or {}),
    )
    taken = take_in(exercise, published, choices or Refreshing())
    _check_brought(published, taken)
    files = {source_file.name: source_file for source_file in exercise.files}
    files[INDICATORS_FILE] = SourceFile(INDICATORS_FILE, indicators_csv(taken.indicators))
    with_figures = replace(exercise, indicators=taken.indicators, files=tuple(files.values()))
    return exercise_for_area(with_figures, code, comparators=comparators, brought=_account(published, taken))


def _check_brought(published: PublishedImport, taken: TakenIn) -> None:
    code, name = published.area_code, published.area_name
    if any(value.area_code == code for indicator in taken.indicators for value in indicator.values):
        return
    listed = "; ".join(f"{out.name}: {out.reason}" for out in taken.left_out[:3]) or "no figure could be used"
    found = f"no figure for {name} ({code}) of an indicator of this exercise ({listed})"
    raise refusal(published.file, found, "bring a file of the indicators that the exercise has")


def _account(published: PublishedImport, taken: TakenIn) -> tuple[str, ...]:
    """Say what became of a file: every row read, and what is left to do with it."""
    name = published.area_name
    own = [change for change in taken.changes if change.after.area_code == published.area_code]
    others = counted(len(taken.changes) - len(own), "figure")
    of_indicators = counted(len({change.indicator for change in own}), "indicator")
    put_in = f"{counted(len(own), 'figure')} for {name}, of {of_indicators} of this exercise, and {others} for others."
    lines = [f"{published.file}: {row_sentence(published)}", put_in]
    lines += [
        f"Not used: {out.name} ({out.indicator}), {counted(out.figures, 'figure')}: {out.reason}."
        for out in taken.left_out
    ]
    if published.undecided:
        questions = counted(len(published.undecided), "question about the file is", "questions about the file are")
        lines.append(f"{questions} open: give it again on Needs, or to prioritise refresh, to see and answer them.")
    return (*lines, *published.notes)
