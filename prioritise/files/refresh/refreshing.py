"""A published file and an exercise in; the exercise with its new figures out, loaded like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.domain.errors import FileProblems, Problem, refusal
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.indicators import Indicator
from prioritise.files.exercise.check.values import missing_figures
from prioritise.files.exercise.loading import load_changed
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.grids.yaml_edit import with_top, yaml_data
from prioritise.files.own_list.begun import NO_CODE
from prioritise.files.published import PublishedImport, areas_in_file, read_published
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
        """Return the figures that were added, revised or unchanged."""
        return tuple(figure_change for figure_change in self.changes if figure_change.change is change)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An exercise's indicators with published figures in them, and what became of every figure."""

    indicators: tuple[Indicator, ...]
    matching: Matching
    changes: tuple[FigureChange, ...]
    left_out: tuple[FiguresLeftOut, ...]
    new_indicators: tuple[str, ...]


def read_figures(
    exercise: Exercise, name: str, content: bytes, lists: Mapping[str, SourceFile | None] | None = None
) -> PublishedImport:
    """Return the figures of a published file for the exercise's area, benchmark and comparators.

    An exercise without figures that names no comparators is compared with the areas of its kind in the file.
    `lists` may hold `metadata`, `categories`, `areas` and `decisions`. Raises FileProblems as `read_published` does.
    """
    area = exercise.area
    if area.code == NO_CODE:
        found = f"{area.name}, which has no code to find figures by"
        hint = (
            "name it in step 1 of Your list as its council is called, such as Bury, or give area.code in exercise.yaml"
        )
        raise refusal(EXERCISE_FILE, found, hint)
    compared: Sequence[str] = area.comparators
    if takes_comparators(exercise):
        compared = [code for code in areas_in_file(name, content) if code[:3] == area.code[:3]]
    return read_published(
        name, content, area=area.code, benchmark=area.benchmark, comparators=compared, **dict(lists or {})
    )


def takes_comparators(exercise: Exercise) -> bool:
    """Tell whether the first figures bring the areas to compare with: none is named, and nothing is compared yet."""
    return not exercise.area.comparators and not exercise.indicators


def refresh(exercise: Exercise, published: PublishedImport, choices: Refreshing | None = None) -> Refreshed:
    """Return the exercise with these figures in its indicators. Every other file keeps its bytes, but that areas to
    compare with that come with its first figures are named in `exercise.yaml`.

    The new exercise goes through the loader; raises FileProblems when it would not load, or would lose a value that it
    has, for example because a score would rest on a figure without a denominator.
    """
    asked = choices or Refreshing()
    taken = take_in(exercise, published, asked)
    return Refreshed(
        before=exercise,
        exercise=_loaded(exercise, published, taken, asked),
        published=published,
        matching=taken.matching,
        changes=taken.changes,
        left_out=taken.left_out,
        new_indicators=taken.new_indicators,
        not_in_file=_not_in_file(exercise, taken.matching),
    )


def take_in(exercise: Exercise, published: PublishedImport, asked: Refreshing) -> TakenIn:
    """Put published figures into an exercise's indicators, whatever areas they are of; nothing is loaded or checked.

    Raises FileProblems for a match with an indicator that is in neither.
    """
    matching = match_indicators(exercise.indicators, published.indicators, asked.matches, file=published.file)
    by_id = {indicator.id: indicator for indicator in published.indicators}
    own = {indicator.id: indicator for indicator in exercise.indicators}
    changes: list[FigureChange] = []
    left_out: list[FiguresLeftOut] = []
    for match in matching.matches:
        merged = merge_figures(own[match.own], by_id[match.published], carry_denominators=asked.carry_denominators)
        own[match.own] = merged.indicator
        changes.extend(merged.changes)
        if merged.other_length:
            name = merged.indicator.name
            left_out.append(FiguresLeftOut(match.published, name, OTHER_LENGTH, merged.other_length))
    new = _new(matching.not_matched, by_id, own) if asked.add_new else []
    for indicator in new:
        own[indicator.id] = indicator
        changes.extend(FigureChange(indicator.id, Change.ADDED, None, value) for value in indicator.values)
    added = {indicator.id for indicator in new}
    left_out.extend(
        FiguresLeftOut(matched.published, matched.name, matched.reason, len(by_id[matched.published].values))
        for matched in matching.not_matched
        if matched.published not in added
    )
    return TakenIn(tuple(own.values()), matching, tuple(changes), tuple(left_out), tuple(sorted(added)))


def _new(
    not_matched: Sequence[NotMatched], by_id: Mapping[str, Indicator], own: Mapping[str, Indicator]
) -> list[Indicator]:
    wanted = [matched.published for matched in not_matched if matched.reason == NOT_LISTED]
    return [by_id[id_] for id_ in wanted if id_ not in own]


def _not_in_file(exercise: Exercise, matching: Matching) -> tuple[str, ...]:
    matched = {match.own for match in matching.matches}
    return tuple(indicator.id for indicator in exercise.indicators if indicator.id not in matched)


def _loaded(exercise: Exercise, published: PublishedImport, taken: TakenIn, asked: Refreshing) -> Exercise:
    if all(change.change is Change.UNCHANGED for change in taken.changes):
        return exercise
    changed = {INDICATORS_FILE: indicators_csv(taken.indicators)}
    compared = [code for code in published.comparators if any(one.series(code) for one in taken.indicators)]
    if compared and takes_comparators(exercise):
        content = exercise.contents[EXERCISE_FILE]
        area = yaml_data(content)["area"]
        changed[EXERCISE_FILE] = with_top(content, "area", {**area, "comparators": compared})
    try:
        loaded = load_changed(exercise, changed)
        problems = _lost_values(exercise, loaded)
    except FileProblems as error:
        problems = error.problems
    if problems:
        raise FileProblems([*_lost_comparisons(exercise, taken.indicators, asked), *problems])
    return loaded


def _lost_values(before: Exercise, after: Exercise) -> Sequence[Problem]:
    """The values that there were, and that could not be worked out any more."""
    lacked = {(missing.where, missing.criterion) for missing in missing_figures(before)}
    return [
        Problem(missing.file, missing.found, missing.what_to_do)
        for missing in missing_figures(after)
        if (missing.where, missing.criterion) not in lacked
    ]


def _lost_comparisons(exercise: Exercise, indicators: Sequence[Indicator], asked: Refreshing) -> list[Problem]:
    """Indicators whose latest figure had a denominator or a benchmark and, refreshed, has none; and what to do."""
    area = exercise.area
    problems = []
    if indicators and not any(indicator.series(area.benchmark) for indicator in indicators):
        found = f"no figure for {area.benchmark}, which {area.name} is compared with"
        what_to_do = "bring in a file that has it first"
        problems.append(Problem(file=INDICATORS_FILE, found=found, what_to_do=what_to_do))
    for indicator in indicators:
        before = exercise.indicator_by_id.get(indicator.id)
        old, new = (one.latest(area.code) if one else None for one in (before, indicator))
        if before is None or old is None or new is None:
            continue
        if old.denominator is not None and new.denominator is None and not asked.carry_denominators:
            found = (
                f"{indicator.name}: the file gives no denominator for {new.period.label}, and a score may rest on one"
            )
            what_to_do = f"carry over the exercise's denominator of {old.period.label}, or leave this indicator out"
            problems.append(Problem(file=INDICATORS_FILE, found=found, what_to_do=what_to_do))
        if before.at(area.benchmark, old.period) and indicator.at(area.benchmark, new.period) is None:
            found = f"{indicator.name}: the file gives {new.period.label} for {area.name} and not for {area.benchmark}"
            what_to_do = "use a file that has both, or leave this indicator out"
            problems.append(Problem(file=INDICATORS_FILE, found=found, what_to_do=what_to_do))
    return problems
