"""Names of people and comments that stand in what is about to be published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from prioritise.analysis.question_names import question_name
from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.files.accountability.tables import CHALLENGES_FILE
from prioritise.files.exercise.panel_files import AGREED_FILE
from prioritise.files.people_names import people_pattern
from prioritise.words import joined

SHORTEST_WORDS = 12
"""Letters. A shorter comment, such as "I agree.", is everybody's words."""
SPACES = re.compile(r"\s+")


def check_nothing_private(files: Mapping[str, bytes], exercise: Exercise, names: Iterable[str]) -> None:
    """Look through every file for names, members' ids and comments, quoted in a reason perhaps.

    Raises FileProblems that say in which file something stands.
    """
    texts = {name: _flat(content.decode("utf-8", errors="replace")) for name, content in files.items()}
    looked_for = _looked_for(exercise, names)
    problems = [
        Problem(name, f"{what}: “{words}”{_where(name, pattern, exercise)}", _what_to_do(name))
        for name, text in sorted(texts.items())
        for words, (pattern, what) in looked_for.items()
        if pattern.search(text)
    ]
    if problems:
        raise FileProblems(problems)


def _looked_for(exercise: Exercise, names: Iterable[str]) -> dict[str, tuple[re.Pattern[str], str]]:
    known = {name: (people_pattern([name]), "the name of somebody on the panel") for name in _tidy(names)}
    ids = [member.id for member in exercise.members if _is_telling(member.id)]
    comments = [text for text in _tidy(comment.text for comment in exercise.comments) if len(text) >= SHORTEST_WORDS]
    return {
        **{name: (pattern, what) for name, (pattern, what) in known.items() if pattern},
        **{id_: (_finding(rf"(?<!\w){re.escape(id_)}(?!\w)"), "the id of somebody on the panel") for id_ in ids},
        **{text: (_finding(re.escape(text)), "a comment of somebody on the panel") for text in comments},
    }


def _finding(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _where(file: str, pattern: re.Pattern[str], exercise: Exercise) -> str:
    """Say in which text of a file words stand, by what the text is about; empty where the file says enough."""
    places: list[str] = []
    if file == AGREED_FILE:
        places = [
            f"the reason for {question_name(exercise, score.intervention, score.level, score.criterion)}"
            for score in exercise.agreed
            if pattern.search(_flat(score.reason))
        ]
    elif file == CHALLENGES_FILE:
        places = [
            f"challenge {asked.id}"
            for asked in exercise.challenges
            if pattern.search(_flat(f"{asked.text} {asked.answer}"))
        ]
    return f", in {joined(dict.fromkeys(places))}" if places else ""


def _what_to_do(file: str) -> str:
    if file == AGREED_FILE:
        return "reword the reason (Record page, “Reword a reason”; without a panel in agreed.csv), then publish again"
    return "take it out of the exercise, then publish again"


def _tidy(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(SPACES.sub(" ", text).strip() for text in texts))


def _is_telling(member_id: str) -> bool:
    """Whether an id is more than a word that may stand in any text, such as "gp"."""
    return "-" in member_id or any(letter.isdigit() for letter in member_id)


def _flat(text: str) -> str:
    # In a CSV file a quotation mark within a text is written twice.
    return SPACES.sub(" ", text.replace('""', '"'))
