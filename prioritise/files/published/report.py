"""The account of an import in plain English: every row accounted for, and what a person must decide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from prioritise.files.published.published import PublishedImport
from prioritise.files.published.rows import left_out_sentence
from prioritise.words import counted

WIDTH = 110


def summary(done: PublishedImport) -> tuple[str, ...]:
    """Return a few lines to print: what was read, what was kept, what is to be decided."""
    undecided = len(done.undecided)
    return (
        f"{done.file}: {done.layout}, for {done.area_code} {done.area_name}.",
        row_sentence(done),
        f"{counted(len(done.indicators), 'indicator')} kept.",
        f"{counted(undecided, 'decision')} to make; see decisions.csv." if undecided else "Nothing is left to decide.",
    )


def row_sentence(done: PublishedImport) -> str:
    """Return the rows, adding up."""
    return (
        f"{done.rows_read:,} rows read = {done.rows_kept:,} kept + {done.rows_merged:,} merged as exact duplicates "
        f"+ {done.rows_left_out:,} left out."
    )


def import_report(done: PublishedImport) -> str:
    """Return the whole account as text.

    The same file and options give the same text, whenever and wherever it is made.
    """
    sections = (
        ("Import report", _heading(done)),
        ("Left out, and why", [left_out_sentence(out) for out in done.left_out]),
        (
            "Merged as exact duplicates",
            [f"{merged.indicator_id}: {counted(merged.rows, 'row')}" for merged in done.merged],
        ),
        ("What you must decide", _decisions(done)),
        ("Indicators kept", _indicators(done)),
        ("Notes", done.notes),
    )
    parts = [_section(title, lines) for title, lines in sections if lines]
    return "\n".join(parts)


def _section(title: str, lines: Iterable[str]) -> str:
    wrapped = [textwrap.fill(line, WIDTH, subsequent_indent="    ", break_long_words=False) for line in lines]
    return "\n".join([title, "-" * len(title), *wrapped, ""])


def _heading(done: PublishedImport) -> list[str]:
    lines = [
        f"File: {done.file} ({done.layout})",
        f"Area: {done.area_code} {done.area_name}",
        f"Benchmark: {done.benchmark}",
        f"Comparators: {', '.join(done.comparators) or 'none were asked for'}",
        row_sentence(done),
    ]
    if done.empty_lines:
        lines.append(f"{counted(done.empty_lines, 'empty line')} passed over.")
    return lines


def _decisions(done: PublishedImport) -> list[str]:
    lines = []
    if done.decisions:
        decided = len(done.decisions) - len(done.undecided)
        lines.append(
            f"{counted(len(done.undecided), 'decision')} to make, {decided} made. "
            "Fill in the column “answer” of decisions.csv and give it back with --decisions."
        )
    for decision in done.decisions:
        subject = f"{decision.indicator_id} {decision.subject}".strip()
        answer = f"You decided: {decision.answer}." if decision.answer else f"Until you decide, {decision.until_then}."
        lines.append(f"- {subject} ({decision.kind}): {decision.question} Found: {decision.found}. {answer}")
    return lines


def _indicators(done: PublishedImport) -> list[str]:
    lines = []
    notes: dict[str, list[str]] = {}
    for indicator_note in done.indicator_notes:
        notes.setdefault(indicator_note.indicator_id, []).append(indicator_note.note)
    for indicator in done.indicators:
        name = indicator.measure or indicator.name
        group = ", ".join(part for part in (indicator.sex, indicator.age) if part)
        better = {"lower": "lower is better", "higher": "higher is better", "none": "no better direction"}
        lines.append(
            f"- {indicator.id}: {name}{f' ({group})' if group else ''}; {indicator.unit}; "
            f"{better[indicator.polarity]}; {indicator.domain}; {counted(len(indicator.values), 'figure')}"
        )
    lines.extend(f"- {indicator_id}: {'; '.join(its_notes)}" for indicator_id, its_notes in sorted(notes.items()))
    return lines
