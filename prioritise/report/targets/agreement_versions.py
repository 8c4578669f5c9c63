"""What a refresh of the agreement changed: every target's versions, one beside the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from prioritise.analysis.once import once
from prioritise.analysis.targets import current_targets, earlier_versions, milestones_of, still_missing
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, version_number
from prioritise.domain.vocabulary import words_of
from prioritise.report.words.csv_cells import plain_figure, shown_level
from prioritise.words import TextTable, counted, first_capital

NOTHING, NO_VERSION = "nothing", "no number"


@once
def versions_table(exercise: Exercise, *, only: frozenset[str] | None = None) -> TextTable:
    """List what differs from one version of a target to the next, oldest first: what it was and what it became.

    No row for a target that was refreshed and says the same; `versions_sentence` counts those. `only` the last refresh
    of these targets, by id, where it is there.
    """
    words = words_of(exercise.vocabulary)
    headings = (first_capital(words.target), "Versions", "What", "Was", "Became")
    shown = (
        history if only is None else history[-2:]
        for history in _histories(exercise)
        if only is None or history[-1].id in only
    )
    return TextTable(headings, tuple(row for history in shown for row in _changes(exercise, history)))


@once
def versions_sentence(exercise: Exercise) -> str:
    """Say how many targets have earlier versions, in words; empty where none has."""
    words, kept = words_of(exercise.vocabulary), earlier_versions(exercise)
    if not kept:
        return ""
    refreshed = counted(len({target.id for target in kept}), f"{words.target} has", f"{words.targets} have")
    same = sum(not list(_changes(exercise, history)) for history in _histories(exercise))
    unchanged = f" {same} of them {'says' if same == 1 else 'say'} the same as before." if same else ""
    return (
        f"{refreshed} been refreshed. The version with the highest number counts; the earlier ones are kept.{unchanged}"
    )


def _histories(exercise: Exercise) -> Iterator[list[Target]]:
    for current in current_targets(exercise):
        versions = [target for target in exercise.targets if target.id == current.id]
        if len(versions) > 1:
            yield sorted(versions, key=lambda version: version_number(version.version))


def _changes(exercise: Exercise, history: list[Target]) -> Iterator[tuple[str, ...]]:
    title = first_capital(history[-1].title)
    for before, after in pairwise(history):
        versions = f"{before.version or NO_VERSION} to {after.version or NO_VERSION}"
        was, became = _facts(exercise, before), _facts(exercise, after)
        # An own figure that is hidden may differ all the same, and that it does is no secret.
        differing = [name for name in became if was[name] != became[name]]
        if before.baseline != after.baseline and "Baseline" not in differing:
            differing.append("Baseline")
        for name in differing:
            yield title, versions, name, was[name] or NOTHING, became[name] or NOTHING


def _facts(exercise: Exercise, target: Target) -> Mapping[str, str]:
    words, names = words_of(exercise.vocabulary), {partner.id: partner.name for partner in exercise.partners}
    milestones = milestones_of(exercise, target)
    return {
        "Title": target.title,
        "Kind": str(target.kind),
        "Measure": str(target.measure),
        first_capital(words.indicator): target.indicator,
        "Area": target.area_code,
        "Baseline": shown_level(exercise, target, target.baseline),
        "Baseline period": target.baseline_period,
        "Unit": target.unit,
        "Better": target.better,
        "No stretch": plain_figure(target.no_stretch),
        **{f"{first_capital(words.milestone)} {year}": plain_figure(milestones.get(year)) for year in exercise.years},
        first_capital(words.lead_partner): names.get(target.lead_partner, ""),
        first_capital(words.partners): ", ".join(names[partner] for partner in target.partners),
        "Still missing": still_missing(target),
        "Source": target.source,
    }
