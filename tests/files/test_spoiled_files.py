"""Whatever happens to the bytes of an exercise, it loads or says what is wrong. Nothing else is ever raised."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.analysis import analyse
from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.folder import write_archive
from prioritise.files.exercise.loading import load_exercise_archive, load_exercise_files
from tests.files.small_exercise import small_exercise, small_files
from tests.random_cases import examples

NASTY = (
    "", "0", "-1", "1e308", "-0", "nan", "inf", "1,5", "=1+1", "\x00", "\x07", "é", "\ufeff", "none", "null", "~", "no",
    "2026/27", "2026/28", "2021 - 23", "[", "]", "{", "}", ":", "- ", "&a", "*a", "!!python/object", "'", '"', ",", ";",
    "\n", "\r", "\t", "A1", "walks", "gym", "need", "cost", "council", "levels", "points", "٣", "0.5", "100", "1e12",
)  # fmt: skip


def spoil(content: bytes, draw: random.Random) -> bytes:
    """The bytes with one thing done to them that a slip, a spreadsheet or a transfer could do."""
    lines = content.split(b"\n")
    one, two = draw.randrange(len(lines)), draw.randrange(len(lines))
    place = draw.randrange(len(content) + 1)
    match draw.randrange(11):
        case 0:
            return content[:place] + bytes([draw.randrange(256)]) + content[place + 1 :]
        case 1:
            del lines[one]
        case 2:
            lines.insert(two, lines[one])
        case 3:
            lines[one], lines[two] = lines[two], lines[one]
        case 4 | 5 | 6:
            cells = lines[one].split(b",")
            cells[draw.randrange(len(cells))] = draw.choice(NASTY).encode()
            lines[one] = b",".join(cells)
        case 7:
            words = lines[one].split(b" ")
            words[draw.randrange(len(words))] = draw.choice(NASTY).encode()
            lines[one] = b" ".join(words)
        case 8:
            return content[:place]
        case 10:
            cells = lines[one].split(b",")
            left, right = draw.randrange(len(cells)), draw.randrange(len(cells))
            cells[left], cells[right] = cells[right], cells[left]
            lines[one] = b",".join(cells)
        case 9:
            other = draw.choice(sorted(small_files().values()))
            lines[one] = draw.choice(other.split(b"\n"))
    return b"\n".join(lines)


def spoiled_files(seed: int) -> dict[str, bytes]:
    draw = random.Random(seed)
    files = small_files()
    for _ in range(draw.randrange(1, 4)):
        name = draw.choice(sorted(files))
        files[name] = spoil(files[name], draw)
    return files


def refused(load: Callable[[], Exercise]) -> tuple[Problem, ...]:
    """What is wrong, when that is what loading says; nothing when it loads and can be analysed."""
    try:
        exercise = load()
    except FileProblems as error:
        return error.problems or (Problem("", "", ""),)
    assert len(analyse(exercise).scores) == len(exercise.interventions)
    return ()


@settings(max_examples=examples(60, 400))
@given(seed=st.integers(0, 2**32))
def test_spoiled_files_load_and_can_be_analysed_or_are_refused_in_words(seed):
    for problem in refused(lambda: load_exercise_files(spoiled_files(seed))):
        assert problem.file
        assert problem.found
        assert problem.what_to_do
        assert "\n" not in problem.sentence
        assert "nput should" not in problem.sentence


@settings(max_examples=examples(15, 80))
@given(seed=st.integers(0, 2**32))
def test_a_damaged_zip_loads_or_is_refused(seed):
    draw = random.Random(seed)
    content = write_archive(small_exercise().files)
    for _ in range(draw.randrange(1, 6)):
        content = spoil(content, draw) if draw.random() < 0.3 else flip(content, draw)
    assert all(problem.file for problem in refused(lambda: load_exercise_archive("smallville.zip", content)))


def flip(content: bytes, draw: random.Random) -> bytes:
    place = draw.randrange(len(content) or 1)
    return content[:place] + bytes([draw.randrange(256)]) + content[place + 1 :]
