"""Checks on rules that hold the portfolio to a target."""

from __future__ import annotations

from collections.abc import Callable

from prioritise.domain.targets import TargetStatus, latest_versions
from prioritise.files.exercise.draft import Draft
from prioritise.files.refusals import nearest

Note = Callable[[str, str, str], None]


def check_meet_target(draft: Draft, column: str, at: str, target: str, year: str, note: Note) -> None:
    """Note a rule about a target that is not there, is a placeholder, or has no milestone to be held to.

    `column` is the rule's place in the file and `at` that of the target's name; an empty `year` is any milestone.
    """
    known = draft.targets.keys or frozenset()
    if target not in known:
        note(at, f"“{target}”, which is not in targets.csv", nearest(target, sorted(known)))
        return
    target_row = {target.id: target for target in latest_versions(row.cells for row in draft.targets.rows)}.get(target)
    if target_row is None:
        return
    if target_row.status is TargetStatus.PLACEHOLDER:
        hint = "fill the target in first, or remove the rule"
        note(at, f"{target}, which is a placeholder", hint)
        return
    milestones = [
        row.cells.year
        for row in draft.milestones.rows
        if row.cells.target == target and row.cells.version in ("", target_row.version)
    ]
    if draft.milestones.whole and (year not in milestones if year else not milestones):
        when = f" for {year}" if year else ""
        hint = f"name one of {', '.join(sorted(milestones))}" if milestones else "add milestones, or remove the rule"
        note(column, f"{target}, which has no milestone{when}", hint)
