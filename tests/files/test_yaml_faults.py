"""YAML that cannot be read is said in plain words: none of the parser's own."""

import random
import re

import pytest

from prioritise.files.problem_list import ProblemList
from prioritise.files.yaml_text import read_yaml
from tests.files.small_exercise import EXERCISE
from tests.files.test_spoiled_files import spoil

PARSERS_WORDS = re.compile(r"<block|<stream|<document|<scalar|token|node|scalar|anchor|stream|\?'|expected")


def said_of(text: str) -> list[str]:
    problems = ProblemList()
    read_yaml("exercise.yaml", text.encode(), problems)
    return [problem.sentence for problem in problems.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1, 2\nb: 3\n", "a square bracket is not closed, or a comma is missing"),
        ("a: {b: 1\nc: 3\n", "a brace is not closed, or a comma is missing"),
        ("a: 1\nb\nc: 2\n", "a name needs a colon after it"),
        ("a: one: two\n", "it has a colon where none fits; put text that holds one in quotation marks"),
        ("a:\n  - 1\n b: 2\n", "it is not indented as the rows above are, or lacks its hyphen"),
        ("a:\n\t- 1\n", "it has a tab where spaces belong"),
        ("a: @here\n", "it begins with a mark that has another use here; put the text in quotation marks"),
        ('a: "open\n', "a quotation mark is not closed"),
        ('a: "C:\\Users"\n', "it has a backslash in double quotation marks; use single ones"),
        ("a: - 1\n", "it has a hyphen where no list can begin"),
        ("a: 1\n---\nb: 2\n", "a second file begins at the three hyphens"),
        ("a: &b 1\nc: *b\n", "“*b”, which stands for text that is written elsewhere"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(text, said):
    (sentence,) = said_of(text)
    assert f"{said} |" in sentence
    assert re.search(r"exercise\.yaml, row \d \| “", sentence)


def test_no_spoiled_file_is_answered_in_the_parsers_words():
    sentences = []
    for seed in range(40):
        content = spoil(EXERCISE.encode(), random.Random(seed))
        sentences += said_of(content.decode("utf-8", "replace"))
    assert len(sentences) > 5
    # What was found is quoted, and may itself hold such a word.
    assert not [each for each in sentences if PARSERS_WORDS.search(re.sub("“[^”]*”", "", each))]
