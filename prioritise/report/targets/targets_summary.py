"""All targets together: how many are on course, what nothing acts on, and how that is worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from prioritise.domain.exercise import Exercise
from prioritise.domain.vocabulary import Words, words_of
from prioritise.report.targets.target_finding import BEHIND, CANNOT, FINDINGS, NO_MILESTONE, PLACEHOLDER
from prioritise.report.targets.target_words import TargetPanel
from prioritise.targets.attainment import HOW_COMPUTED
from prioritise.words import counted, joined, lower_first


def targets_headline(exercise: Exercise, panels: Sequence[TargetPanel]) -> str:
    """Say how many need a look most, as the title of a page."""
    words = words_of(exercise.vocabulary)
    if not panels:
        return f"No {words.targets} are set yet"
    return f"Of {counted(len(panels), words.target, words.targets)}, {_all_told(panels, words)[0]}"


def others_sentence(exercise: Exercise, panels: Sequence[TargetPanel]) -> str:
    """Say how the others go than those in the headline; empty where there are none."""
    others = _all_told(panels, words_of(exercise.vocabulary))[1:]
    return f"Of the others, {joined(others)}." if others else ""


def not_addressed_sentence(exercise: Exercise, panels: Iterable[TargetPanel]) -> str:
    """Say which targets nothing on the list acts on, in words."""
    words = words_of(exercise.vocabulary)
    known = ((panel.projection.target.title, panel.projection.projected) for panel in panels)
    titles = [title for title, projected in known if projected is not None and not projected.addressed]
    if not titles:
        return f"Something on the list acts on every {words.target} that can be projected."
    return f"Nothing on the list acts on {joined(lower_first(title) for title in titles)}."


def how_projected(exercise: Exercise) -> str:
    """Say how the words on course, uncertain and off course are given."""
    limits = exercise.settings.targets
    return (
        f"● On course: a chance of {limits.on_course:.0%} or more. ■ Off course: {limits.off_course:.0%} or less. "
        f"▲ Uncertain: between, or no chance can be given. {HOW_COMPUTED}"
    )


def _all_told(panels: Sequence[TargetPanel], words: Words) -> list[str]:
    counts = Counter(panel.finding for panel in panels)
    return [_finding_words(counts[finding], finding, words) for finding in FINDINGS if counts[finding]]


def _finding_words(count: int, finding: str, words: Words) -> str:
    if finding == BEHIND:
        one = f"is behind its {words.milestone} by its last figure"
        return counted(count, one, f"are behind their {words.milestones} by their last figures")
    if finding == PLACEHOLDER:
        return counted(count, "is a placeholder", "are placeholders")
    if finding == CANNOT:
        return f"{count} cannot be projected"
    if finding == NO_MILESTONE:
        return counted(count, "has nothing promised yet", "have nothing promised yet")
    return counted(count, f"is {finding}", f"are {finding}")
