"""The algorithmic transparency record as Markdown, to be finished by the organisation and published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prioritise.analysis import Analysis
from prioritise.report.exports.export import Export
from prioritise.report.exports.transparency_fields import transparency_sections
from prioritise.report.exports.transparency_process import Field, Section
from prioritise.report.words.safe_text import safe
from prioritise.robustness.bands import Bands
from prioritise.words import counted

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")
"""What has a meaning in Markdown. In what people wrote it is text."""
SPACES = re.compile(r"\s+")
TO_WRITE = "**You need to write this.**"


def transparency_md(analysis: Analysis, _bands: Bands) -> bytes:
    """Write the record: what the exercise knows, and a question in every place where only its owner knows."""
    sections = transparency_sections(analysis)
    asked = sum(bool(field.asked) for section in sections for field in section.fields)
    lines = [
        "# Algorithmic transparency record",
        "",
        "This has the fields of the UK government's Algorithmic Transparency Recording Standard, version 3.0 of March",
        "2024, with their numbers. A later version has other parts: see its template before you publish. The dates,",
        "the tags and what else its publishers fill in are left to them. What the exercise knows is filled in.",
        f"{counted(asked, 'question')} only you can answer; nothing was made up for them.",
        "",
        *(line for section in sections for line in _section(section)),
    ]
    return "\n".join(lines).encode("utf-8")


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    for field in section.fields:
        yield from _field(field)


def _field(field: Field) -> Iterator[str]:
    yield f"### {field.name}"
    yield ""
    if field.said:
        yield _plain(field.said)
        yield ""
    if field.asked:
        yield f"{TO_WRITE} {field.asked}"
        yield ""


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\1", SPACES.sub(" ", safe(text)).strip())


EXPORT = Export(
    file="transparency-record.md",
    holds="An algorithmic transparency record, filled in as far as the exercise knows, with questions for the rest.",
    build=transparency_md,
    command="prioritise transparency --out",
)
