"""What is wrong with a row of YAML, in plain words: the parser speaks of blocks, nodes and tokens."""

from __future__ import annotations

FAULTS = (
    ("could not find expected ':'", "a name needs a colon after it"),
    ("expected ',' or '}'", "a brace is not closed, or a comma is missing"),
    ("expected ',' or ']'", "a square bracket is not closed, or a comma is missing"),
    ("expected <block end>", "it is not indented as the rows above are, or lacks its hyphen"),
    ("expected '<document start>'", "it is not indented as the rows above are, or lacks its colon"),
    (
        "mapping values are not allowed",
        "it has a colon where none fits; put text that holds one in quotation marks",
    ),
    ("block sequence entries are not allowed", "it has a hyphen where no list can begin"),
    ("sequence entries are not allowed", "it has a hyphen where no list can begin"),
    ("expected the node content", "a value is missing before it"),
    ("found character '\\t'", "it has a tab where spaces belong"),
    ("found character", "it begins with a mark that has another use here; put the text in quotation marks"),
    ("found unexpected end of stream", "a quotation mark is not closed"),
    ("found unexpected document separator", "a quotation mark is not closed"),
    ("found unknown escape character", "it has a backslash in double quotation marks; use single ones"),
    ("expected escape sequence", "it has a backslash in double quotation marks; use single ones"),
    ("expected alphabetic", "it begins with & or *; put the text in quotation marks"),
    ("expected chomping", "it begins with | or >; put the text in quotation marks"),
    ("found undefined tag", "it begins with !; put the text in quotation marks"),
    ("but found another document", "a second file begins at the three hyphens"),
    ("found duplicate anchor", "it has a name after & twice"),
)
"""How the parser's own words begin, with what they mean to whoever wrote the file."""
OTHERWISE = "something in it or just above is out of place"


def fault_words(problem: str) -> str:
    """Say what is wrong, from the parser's own words; in general words where they are not known here."""
    return next((words for start, words in FAULTS if problem.startswith(start)), OTHERWISE)
