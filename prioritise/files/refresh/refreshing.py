"""A published file and an exercise in; the exercise with its new figures out, loaded like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.indicators import Indicator
from prioritise.domain.problems import Problem
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.published import PublishedImport, read_published
from prioritise.files.published.indicators import indicators_csv
from prioritise.files.refresh.matching import NOT_LISTED, Matching, NotMatched, match_indicators
from prioritise.files.refresh.merging import OTHER_LENGTH, Change, FigureChange, FiguresLeftOut, merge_figures

INDICATORS_FILE = "indicators.csv"


@dataclass(frozen=True, slots=True)
class Refreshing:
    """What a person has decided about a refresh.

    `matches` is from published id to the exercise's own, or to LEAVE_OUT. `add_new` takes in what the exercise does
    not list; `carry_denominators` uses the latest earlier denominator where the file gives none.
    """

    matches: Mapping[str, str] = field(default_factory=dict)
    add_new: bool = False
    carry_denominators: bool = False


@dataclass(frozen=True, slots=True)
class Refreshed:
    """An exercise before and after, and what became of every published figure.

    The figures of `published.indicators` are all in `changes` or counted in `left_out`. `not_in_file` are the
    exercise's indicators of which the file has no figure.
    """

    before: Exercise
    exercise: Exercise
    published: PublishedImport
    matching: Matching
    changes: tuple[FigureChange, ...]
    left_out: tuple[FiguresLeftOut, ...]
    new_indicators: tuple[str, ...]
    not_in_file: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether any figure of the exercise is another than before."""
        return self.exercise is not self.before

    def of_kind(self, change: Change) -> tuple[FigureChange, ...]:
        """The figures that were added, revised or unchanged."""
        return tuple(each for each in self.changes if each.change is change)


def read_figures(
    exercise: Exercise, name: str, content: bytes, lists: Mapping[str, SourceFile | None] | None = None
) -> PublishedImport:
    """The figures of a published file for the exercise's area, benchmark and comparators.

    `lists` may hold `metadata`, `categories`, `areas` and `decisions`. Raises FileProblems as `read_published` does.
    """
    area = exercise.area
    return read_published(
        name, content, area=area.code, benchmark=area.benchmark, comparators=area.comparators, **dict(lists or {})
    )


def refresh(exercise: Exercise, published: PublishedImport, choices: Refreshing | None = None) -> Refreshed:
    """The exercise with these figures in its indicators. Every other file keeps its bytes.

    The new exercise goes through the loader; raises FileProblems when it would not load, for example because a score
    would rest on a figure without a denominator.
    """
    asked = choices or Refreshing()
    matching = match_indicators(exercise.indicators, published.indicators, asked.matches, file=published.file)
    found = {each.id: each for each in published.indicators}
    own = {each.id: each for each in exercise.indicators}
    changes: list[FigureChange] = []
    left_out: list[FiguresLeftOut] = []
    for match in matching.matches:
        merged = merge_figures(own[match.own], found[match.published], carry_denominators=asked.carry_denominators)
        own[match.own] = merged.indicator
        changes.extend(merged.changes)
        if merged.other_length:
            name = merged.indicator.name
            left_out.append(FiguresLeftOut(match.published, name, OTHER_LENGTH, merged.other_length))
    new = _new(matching.not_matched, found, own) if asked.add_new else []
    for each in new:
        own[each.id] = each
        changes.extend(FigureChange(each.id, Change.ADDED, None, value) for value in each.values)
    added = {each.id for each in new}
    left_out.extend(
        FiguresLeftOut(each.published, each.name, each.reason, len(found[each.published].values))
        for each in matching.not_matched
        if each.published not in added
    )
    return Refreshed(
        before=exercise,
        exercise=_loaded(exercise, tuple(own.values()), changes, asked),
        published=published,
        matching=matching,
        changes=tuple(changes),
        left_out=tuple(left_out),
        new_indicators=tuple(sorted(added)),
        not_in_file=_not_in_file(exercise, matching),
    )


def _new(
    not_matched: Sequence[NotMatched], found: Mapping[str, Indicator], own: Mapping[str, Indicator]
) -> list[Indicator]:
    wanted = [each.published for each in not_matched if each.reason == NOT_LISTED]
    return [found[each] for each in wanted if each not in own]


def _not_in_file(exercise: Exercise, matching: Matching) -> tuple[str, ...]:
    matched = {each.own for each in matching.matches}
    return tuple(each.id for each in exercise.indicators if each.id not in matched)


def _loaded(
    exercise: Exercise, indicators: tuple[Indicator, ...], changes: Sequence[FigureChange], asked: Refreshing
) -> Exercise:
    if all(each.change is Change.UNCHANGED for each in changes):
        return exercise
    files = {each.name: each.content for each in exercise.files}
    files[INDICATORS_FILE] = indicators_csv(indicators)
    try:
        return load_exercise_files(files)
    except FileProblems as error:
        raise FileProblems([*_lost_comparisons(exercise, indicators, asked), *error.problems]) from None


def _lost_comparisons(exercise: Exercise, indicators: Sequence[Indicator], asked: Refreshing) -> list[Problem]:
    """Indicators whose latest figure had a denominator or a benchmark and, refreshed, has none; and what to do."""
    area = exercise.area
    problems = []
    if indicators and not any(each.series(area.benchmark) for each in indicators):
        found = f"no figure for {area.benchmark}, which {area.name} is compared with"
        what_to_do = "bring in a file that has it first"
        problems.append(Problem(file=INDICATORS_FILE, found=found, what_to_do=what_to_do))
    for each in indicators:
        before = exercise.indicator_by_id.get(each.id)
        old, new = (one.latest(area.code) if one else None for one in (before, each))
        if before is None or old is None or new is None:
            continue
        if old.denominator is not None and new.denominator is None and not asked.carry_denominators:
            found = f"{each.name}: the file gives no denominator for {new.period.label}, and a score may rest on one"
            what_to_do = f"carry over the exercise's denominator of {old.period.label}, or leave this indicator out"
            problems.append(Problem(file=INDICATORS_FILE, found=found, what_to_do=what_to_do))
        if before.at(area.benchmark, old.period) and each.at(area.benchmark, new.period) is None:
            found = f"{each.name}: the file gives {new.period.label} for {area.name} and not for {area.benchmark}"
            what_to_do = "use a file that has both, or leave this indicator out"
            problems.append(Problem(file=INDICATORS_FILE, found=found, what_to_do=what_to_do))
    return problems
