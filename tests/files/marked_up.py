"""An exercise whose every free text is markup that would fetch a picture, lead elsewhere or be bold, read as such."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from typing import Any

import yaml

from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.exercise import Exercise
from prioritise.files.accountability.changes import challenged, signed_off
from prioritise.files.exercise.criterion_yaml import shipped_criterion_files
from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import small_files

PICTURE, PICTURE_IN_MARKDOWN = "<img src=//evil.example/a.png>", "![x](//evil.example/b.png)"
LOUD = "**loud** _low_ `code` ~~gone~~ *soft*"
MARK = f" {PICTURE}{PICTURE_IN_MARKDOWN}[y](//evil.example/c) {LOUD}"
ABOUT = {
    "name",
    "title",
    "description",
    "definition",
    "question",
    "why_it_matters",
    "theme",
    "indicator_name",
    "area_name",
}
WHO = {"area_name", "provider", "role", "who", "decided_by", "author", "checked_by", "sex", "age"}
SAID = {"source", "reason", "dissent", "text", "statement", "placeholder_reason", "licence"}
FREE = ABOUT | WHO | SAID
"""Names of columns, and of parts of `exercise.yaml` and of criteria, that hold whatever people write."""
COMMENTS = "intervention,member,text,date\ngym,nurse,Too far,2026-05-02\n"
ASKED = date(2026, 5, 3)


@cache
def marked_up() -> Exercise:
    """The small exercise, with a comment, a challenge and a signature, and with this markup behind every text of it."""
    files = small_files() | {"comments.csv": COMMENTS.encode()}
    shipped = shipped_criterion_files()
    wanted = yaml.safe_load(files["exercise.yaml"])["criteria"]
    files |= {f"criteria/{name}.yaml": shipped[f"criteria/{name}.yaml"] for name in wanted}
    marked = {
        name: _marked_table(content) if name.endswith(".csv") else _marked_yaml(content)
        for name, content in files.items()
    }
    exercise = load_exercise_files(marked)
    asked = Challenge("", f"Ada{MARK}", f"Why not?{MARK}", ASKED, intervention="gym")
    signed = SignOff(f"Bea{MARK}", f"Director{MARK}", ASKED, "0123456789abcdef")
    return signed_off(challenged(exercise, asked, today=ASKED), signed, today=ASKED)


def _marked_table(content: bytes) -> bytes:
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(
        {column: f"{cell}{MARK}" if _is_free(column, cell) else cell for column, cell in row.items()} for row in rows
    )
    return out.getvalue().encode()


def _is_free(column: str, cell: str) -> bool:
    names_a_level = column == "value" and cell.strip(".-0123456789") != ""
    return bool(cell) and (column in FREE or names_a_level)


def _marked_yaml(content: bytes) -> bytes:
    data = _marked(yaml.safe_load(content))
    if "illustrative" in data:
        data["illustrative"] = [f"{label}{MARK}" for label in data["illustrative"]]
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()


def _marked(part: Any) -> Any:
    if isinstance(part, list):
        return [_marked(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: f"{value}{MARK}" if name in FREE - {"role"} and isinstance(value, str) else _marked(value)
        for name, value in part.items()
    }
