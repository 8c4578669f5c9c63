"""The line of a YAML file as it would be right, for a person to copy, where one small change makes it readable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

NAME_AND_TEXT = re.compile(r"(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*")
ENTRY = re.compile(r"(\s*- )(\S.*?)\s*")
NO_SPACE = re.compile(r"(\s*(?:- )?[A-Za-z_]+):(\S.*)")
QUOTATION_MARKS = ("'", '"')
CLOSING = ("}", "]", '"', "'", "}]", "}}", "]}")


def line_put_right(text: str, rows: Iterable[int]) -> str:
    """Return the first of these rows (counted from 1) that a small change makes readable, so changed; nothing when none
    is.

    It is indented as it must be.
    """
    lines = text.splitlines()
    for row in dict.fromkeys(rows):
        if not 1 <= row <= len(lines):
            continue
        for candidate in _candidates(lines[row - 1]):
            if _is_read("\n".join([*lines[: row - 1], candidate, *lines[row:]])):
                return candidate
    return ""


def without_commas(line: str, figures: Iterable[str]) -> str:
    """Return the line with the commas taken out of these figures, which may have gaps after their commas."""
    for figure in figures:
        as_written = re.escape(figure).replace(",", r",\s*")
        line = re.sub(rf"(?<!\d){as_written}(?!\d)", "".join(mark for mark in figure if mark in "-.0123456789"), line)
    return line.strip()


def _candidates(line: str) -> Iterator[str]:
    if "\t" in line:
        yield line.replace("\t", "  ")
    for form in (NAME_AND_TEXT, ENTRY):
        if (match := form.fullmatch(line)) and not match[2].startswith(("{", "[", *QUOTATION_MARKS)):
            yield f"{match[1]}{_in_quotation_marks(match[2])}"
        elif match and match[2].startswith('"') and "\\" in match[2]:
            yield f"{match[1]}{_in_quotation_marks(match[2].strip(chr(34)))}"
    if match := NO_SPACE.fullmatch(line):
        yield f"{match[1]}: {match[2]}"
    for end in CLOSING:
        yield f"{line.rstrip()}{end}"


def _in_quotation_marks(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_read(text: str) -> bool:
    try:
        return isinstance(yaml.compose(text, Loader=yaml.BaseLoader), yaml.MappingNode)
    except yaml.YAMLError:
        return False
