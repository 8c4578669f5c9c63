"""The page that goes with a public copy: what it is, what was left out, and how to run it."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.words import counted, joined

ABOUT_FILE = "ABOUT THIS COPY.txt"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How much was left out of a public copy. `values` are those written in place of the scores and
    figures, `names` those of whoever signed, challenged or answered,
    `notes` what was noted beside a sign-off.

    `other_files` are files of the folder that no exercise is read from.
    """

    members: int
    scores: int
    comments: int
    small_counts: int
    values: int
    names: int
    notes: int
    other_files: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What was left out, a sentence each."""
        panel = f"{counted(self.members, 'member')} of the panel, and what each scored ({self.scores:,} answers)."
        few = f"{counted(self.small_counts, 'figure')} about few people, or that would give one away."
        said = {
            panel: self.members or self.scores,
            "Why anybody scored as they did, and the interests they declared.": self.scores,
            "Who gave weights: each partner has one set, the average of what its members gave.": self.members,
            f"{counted(self.comments, 'comment')}.": self.comments,
            few: self.small_counts,
            "The names of those who signed off the list, challenged it or answered a challenge.": self.names,
            f"What was noted beside {counted(self.notes, 'sign-off')}.": self.notes,
            f"Files that are not part of the exercise: {joined(self.other_files)}.": self.other_files,
        }
        return tuple(line for line, left_out in said.items() if left_out) or ("Nothing: there was nothing private.",)


def about_text(exercise: Exercise, left_out: LeftOut) -> bytes:
    """Write the page as plain text."""
    lines = (
        exercise.title,
        "",
        "This is the public copy of the exercise. It gives the same list as the whole of it:",
        "",
        "    prioritise run .",
        "",
        "What was left out:",
        "",
        *(f"- {line}" for line in left_out.lines),
        "",
        f"Values in agreed.csv that stand in place of what was left out: {left_out.values}. Each says so.",
        "",
    )
    return "\n".join(lines).encode("utf-8")
