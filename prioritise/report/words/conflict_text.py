"""Why no portfolio obeys the rules, and the ways out, as lines a resident can read."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis, conflicts
from prioritise.portfolio.conflicts import Conflict
from prioritise.words import bold


@dataclass(frozen=True, slots=True)
class ConflictLines:
    """What cannot all be kept: a heading, and a line for each rule and limit with its reason."""

    heading: str
    lines: tuple[str, ...]

    @property
    def on_a_page(self) -> str:
        """The same as a page draws it: the heading in bold, and a list."""
        return "\n".join([bold(self.heading), "", *(f"- {line}" for line in self.lines)])


def conflict_words(conflict: Conflict) -> ConflictLines:
    """Say what cannot all be kept, each with its reason, and what is always so."""
    heading = "These cannot all be kept" if len(conflict.members) > 1 else "This cannot be kept"
    members = [
        f"{member.sentence} Reason: {member.reason}" if member.reason else member.sentence
        for member in conflict.members
    ]
    return ConflictLines(heading, (*members, *(f"Always so: {member}" for member in conflict.always)))


def conflict_lines(analysis: Analysis) -> tuple[str, ...]:
    """Return the conflicts and each way out with what it costs; empty when there is a portfolio."""
    all_conflicts = conflicts(analysis)
    if all_conflicts is None:
        return ()
    lines = []
    for said in map(conflict_words, (all_conflicts.first, *all_conflicts.others)):
        lines += [f"{said.heading}:", *(f"  - {line}" for line in said.lines)]
    lines.append("Ways out, each of which was checked:")
    lines += [f"  - {out.sentence}" for out in all_conflicts.ways_out]
    return tuple(lines)
