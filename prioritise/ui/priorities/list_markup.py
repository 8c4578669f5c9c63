"""The list as a table of the page: it reads as one without any style or script."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from prioritise.report.priorities.decision_list import DecisionList, DecisionRow, Group
from prioritise.ui.shared.firm_panel import row_place

COLUMNS = ("Rank", "Band", "Intervention", "Score", "Cost", "How firm")
HEAD = "".join(f'<th role="columnheader" scope="col">{column}</th>' for column in COLUMNS)
CHANGED = {"in": "+ in", "out": "− out", "bigger": "▲ bigger", "smaller": "▼ smaller"}
LINE = "cut-line"
TO_LINE = f' <a class="to-line" href="#{LINE}">Go to the line</a>'
WORKING = '<span class="working">working it out</span>'


@dataclass(frozen=True, slots=True)
class ListMarkup:
    """The table down to the row that is looked into, and the rest of it; all of it in the first where none is."""

    upper: str
    lower: str


def list_markup(view: DecisionList, selected: str | None) -> ListMarkup:
    """Write the list as markup, in two where the explanation of one row goes between."""
    parts: list[str] = []
    for group in view.above:
        parts += _group(group, selected, more=TO_LINE if group is view.above[0] else "")
    parts.append(_cut_line(view))
    for group in view.below:
        parts += _group(group, selected)
    places = [place for place, part in enumerate(parts) if 'aria-expanded="true"' in part]
    end = places[0] + 1 if places else len(parts)
    rest = parts[end:]
    return ListMarkup(_table(parts[:end], "The list"), _table(rest, "The rest of the list") if rest else "")


def _table(rows: Sequence[str], label: str) -> str:
    first = "" if label == "The list" else " lower"
    return (
        f'<div class="decision-list{first}"><table role="table" aria-label="{label}">'
        f'<thead role="rowgroup"><tr role="row">{HEAD}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table></div>'
    )


def _group(group: Group, selected: str | None, *, more: str = "") -> list[str]:
    title = html.escape(group.title)
    head = (
        f'<tr role="row" class="group"><th role="rowheader" colspan="6"><span class="title">{title}</span> '
        f'<span class="count">{len(group.rows)}</span> '
        f'<span class="meaning">{html.escape(group.meaning)}</span>{more}</th></tr>'
    )
    return [head, *(_row(row, is_open=row.intervention == selected) for row in group.rows)]


def _cut_line(view: DecisionList) -> str:
    left = "".join(f"<li>{html.escape(amount)}</li>" for amount in view.left)
    return (
        f'<tr role="row" class="cut-line" id="{LINE}"><th role="rowheader" colspan="6">'
        f"<strong>{html.escape(view.spent)}</strong><span> Left: </span><ul>{left}</ul></th></tr>"
    )


def _row(row: DecisionRow, *, is_open: bool) -> str:
    kinds = ["row", f"band-{row.band_kind or 'none'}"]
    kinds += [kind for kind, is_so in _states(row, is_open=is_open) if is_so]
    name, expanded = html.escape(row.name), "true" if is_open else "false"
    return (
        f'<tr role="row" class="{" ".join(kinds)}" id="{row_place(row.intervention)}" '
        f'data-intervention="{row.intervention}">'
        f'<td role="cell" class="rank">{row.rank}</td>'
        f'<td role="cell" class="band">{html.escape(row.band) or WORKING}</td>'
        f'<th role="rowheader" scope="row" class="name">'
        f'<button type="button" aria-expanded="{expanded}">{name}</button>{_about(row)}</th>'
        f'<td role="cell" class="score">{_bar(row)}<span class="number">{row.score}</span></td>'
        f'<td role="cell" class="cost">{row.cost}</td>'
        f'<td role="cell" class="firm">{_firm(row)}</td></tr>'
    )


def _states(row: DecisionRow, *, is_open: bool) -> tuple[tuple[str, bool], ...]:
    return ("old", row.is_old), ("old-firm", row.firm_is_old), ("open", is_open)


def _about(row: DecisionRow) -> str:
    changed = f'<span class="changed">{CHANGED[row.change]}</span>' if row.change else ""
    sized = f' <span class="sized">{html.escape(row.sized)}</span>' if row.sized else ""
    notes = "".join(f'<span class="note">{html.escape(note)}</span>' for note in row.notes)
    return f'<div class="about">{changed}<span class="outcome">{html.escape(row.outcome)}</span>{sized}{notes}</div>'


def _bar(row: DecisionRow) -> str:
    bar, kind = row.bar, "in" if row.chosen else "out"
    return (
        f'<span class="track" aria-hidden="true">'
        f'<span class="bar {kind}" style="left:{bar.start}%;width:{bar.length}%"></span>'
        f'<span class="zero" style="left:{bar.zero}%"></span></span>'
    )


def _firm(row: DecisionRow) -> str:
    if not row.firm:
        return WORKING
    kind = "could-change" if row.could_change else "is-firm"
    return f'<span class="{kind}" title="{html.escape(row.firm_why, quote=True)}">{html.escape(row.firm)}</span>'
