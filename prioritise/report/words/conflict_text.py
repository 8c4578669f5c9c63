"""Why no portfolio obeys the rules, and the ways out, as lines a resident can read."""

from __future__ import annotations

from prioritise.analysis import Analysis, conflicts


def conflict_lines(analysis: Analysis) -> tuple[str, ...]:
    """Return the conflict, what has a part in it, and each way out with what it costs; empty when there is a
    portfolio.
    """
    all_conflicts = conflicts(analysis)
    if all_conflicts is None:
        return ()
    lines = []
    for conflict in (all_conflicts.first, *all_conflicts.others):
        lines.append("These cannot all be kept:" if len(conflict.members) > 1 else "This cannot be kept:")
        lines += [
            f"  - {member.sentence}{f' Why: {member.reason}' if member.reason else ''}" for member in conflict.members
        ]
        lines += [f"  (Always so: {member})" for member in conflict.always]
    lines.append("Ways out, each of which was checked:")
    lines += [f"  - {out.sentence}" for out in all_conflicts.ways_out]
    return tuple(lines)
