"""What a person must decide about published figures, and the file in which they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from prioritise.files.cells import NeededText, Text, quoted
from prioritise.files.choices import Choice
from prioritise.files.exercise.tables import Row, read_table, written
from prioritise.files.problem_list import ProblemList

KEEP, LEAVE_OUT = "keep", "leave out"
Answer = TypeVar("Answer")


class DecisionKind(StrEnum):
    """What kind of thing must be decided."""

    POLARITY = "polarity"
    DOMAIN = "domain"
    UNIT = "unit"
    SHARE_OR_PERCENT = "share or percent"
    PERIOD = "period"
    TWO_YEARS = "two years"
    MIXED_PERIODS = "mixed periods"
    SEXES_AND_AGES = "sexes and ages"
    COLUMN = "column not read"
    CONFLICT = "conflicting figures"
    ABOLISHED_AREA = "abolished area"
    MINUS_ONE = "minus one"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a person must decide. `until_then` says what is done while `answer` is empty."""

    kind: DecisionKind
    indicator_id: str
    subject: str
    question: str
    found: str
    allowed: str
    until_then: str
    answer: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What an answer is matched by."""
        return _key(self.kind, self.indicator_id, self.subject)

    @property
    def waited_for(self) -> bool:
        """Whether rows are left out for want of an answer."""
        return not self.answer and self.kind in ROWS_WAIT_FOR


class DecisionRow(Row):
    """The columns of `decisions.csv`. Only `answer` is for a person to fill in."""

    kind: Choice[DecisionKind]
    indicator_id: Text = ""
    subject: NeededText
    question: Text = ""
    found: Text = ""
    allowed: Text = ""
    until_then: Text = ""
    answer: Text = ""


ASKED_MORE_THAN_ONCE = (DecisionKind.COLUMN, DecisionKind.CONFLICT, DecisionKind.ABOLISHED_AREA)
"""Kinds of which one indicator, or none, may have several: the subject tells them apart."""
ROWS_WAIT_FOR = (DecisionKind.TWO_YEARS, DecisionKind.COLUMN, DecisionKind.CONFLICT, DecisionKind.MINUS_ONE)
"""Kinds without whose answer rows are left out that an answer may bring in."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer from a decisions file, and the row it stands on."""

    row: int
    answer: str


class DecisionList:
    """What was asked of a person: each is noted once, with the answer given, if any."""

    def __init__(self, name: str, answers: Mapping[tuple[str, str, str], GivenAnswer]) -> None:
        self._name = name
        self._answers = answers
        self._asked: dict[tuple[str, str, str], Decision] = {}
        self._problems = ProblemList()

    def ask(
        self,
        kind: DecisionKind,
        indicator_id: str,
        subject: str,
        question: str,
        *,
        found: str,
        allowed: str,
        until_then: str,
        read: Callable[[str], Answer | None],
    ) -> Answer | None:
        """Return the answer, read by `read`, or None when there is none yet or it cannot be read.

        An answer that cannot be read is noted as a problem, to be raised by `check`. The rest is as in a `Decision`.
        """
        decision = Decision(kind, indicator_id, subject, question, found, allowed, until_then)
        written = self._answers.get(decision.key)
        text = written.answer if written else ""
        self._asked[decision.key] = replace(decision, answer=text)
        if written is None or not text:
            return None
        answer = read(text)
        if answer is None:
            named = ", ".join(part for part in (kind, indicator_id, subject) if part)
            not_read = f"{quoted(text)} for {named}"
            self._problems.add(self._name, not_read, f"answer {allowed}", row=written.row, column="answer")
        return answer

    def check(self) -> None:
        """Raise FileProblems listing every answer that could not be read."""
        self._problems.check()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """List everything asked, in a fixed order."""
        order = list(DecisionKind)
        return tuple(sorted(self._asked.values(), key=lambda decision: (order.index(decision.kind), decision.key)))

    @property
    def not_used_sentences(self) -> tuple[str, ...]:
        """Say which answers are to questions that were not asked of this file, a sentence each."""
        unused = [key for key, answer in self._answers.items() if answer.answer and key not in self._asked]
        subjects = sorted(", ".join(part for part in key if part) for key in unused)
        return tuple(
            f"An answer was not used, for nothing in this file asks for it: {subject}." for subject in subjects
        )


def one_of(*allowed: str) -> Callable[[str], str | None]:
    """Return a reader of answers that takes these words and no others, whatever their case."""
    by_word = {word.casefold(): word for word in allowed}
    return lambda text: by_word.get(" ".join(text.casefold().split()))


def read_answers(name: str, content: bytes) -> dict[tuple[str, str, str], GivenAnswer]:
    """Read the answers in a decisions file. Raises FileProblems naming every bad row and contradiction."""
    problems = ProblemList()
    table = read_table(name, content, DecisionRow, problems)
    answers: dict[tuple[str, str, str], GivenAnswer] = {}
    for row in table.rows:
        cells = row.cells
        key = _key(cells.kind, cells.indicator_id, cells.subject)
        already = answers.get(key)
        if already and already.answer != cells.answer:
            found = f"another answer to the question on row {already.row}"
            problems.add(name, found, "keep one of them", row=row.row, column="answer")
        answers.setdefault(key, GivenAnswer(row.row, cells.answer))
    problems.check()
    return answers


def decisions_csv(decisions: tuple[Decision, ...]) -> bytes:
    """Write the decisions as a file to fill in and give back."""
    return written(DecisionRow, decisions)


def _key(kind: DecisionKind, indicator_id: str, subject: str) -> tuple[str, str, str]:
    return str(kind), indicator_id, subject if kind in ASKED_MORE_THAN_ONCE else ""
