"""What many areas come to: a row an area and intervention, a row an area, and a page to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from prioritise.domain.area_results import AreaResult, AreaState, InterventionResult
from prioritise.report.words.csv_cells import Figure, csv_bytes
from prioritise.words import counted, pounds, whole_percent

INTERVENTIONS_FILE, AREAS_FILE, SUMMARY_FILE = "interventions.csv", "areas.csv", "summary.html"
INTERVENTION_HEADINGS = (
    "region", "exercise", "area_code", "area_name", "intervention", "name", "action", "score", "cost_gbp", "funded",
    "firm", "funded_share",
)  # fmt: skip
AREA_HEADINGS = (
    "region", "exercise", "area_code", "area_name", "state", "interventions", "funded", "cost_gbp", "spent_gbp",
    "available_gbp", "value", "best_share", "proof", "illustrative", "what_is_in_the_way",
)  # fmt: skip
NO_REGION = "No region named"
STYLE = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;color:#0b0c0c;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{text-align:left;padding:.4rem .6rem;"
    "border-bottom:1px solid #b1b4b6}.n{text-align:right}caption{text-align:left;font-weight:700;padding:.4rem 0}"
    "div{overflow-x:auto}"
)


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many areas that can fund an intervention it is funded; cuts are not counted."""

    intervention: str
    name: str
    funded: int
    areas: int


def area_sweep_files(results: Sequence[AreaResult], *, samples: int, seed: int) -> dict[str, bytes]:
    """Write the three files, by name; the same bytes for the same results, in whatever order they came."""
    ordered = sorted(results, key=lambda result: (result.region, result.exercise))
    return {
        INTERVENTIONS_FILE: csv_bytes(INTERVENTION_HEADINGS, _intervention_rows(ordered)),
        AREAS_FILE: csv_bytes(AREA_HEADINGS, map(_area_row, ordered)),
        SUMMARY_FILE: _page(ordered, samples, seed).encode("utf-8"),
    }


def spreads(results: Iterable[AreaResult]) -> tuple[Spread, ...]:
    """Count where every intervention is funded, the most widely funded first."""
    rows: dict[str, list[InterventionResult]] = {}
    for result in results:
        for row in result.interventions:
            if row.action not in ("reduce", "keep"):
                rows.setdefault(row.intervention, []).append(row)
    counts = [Spread(key, same[0].name, sum(row.funded for row in same), len(same)) for key, same in rows.items()]
    return tuple(sorted(counts, key=lambda spread: (-spread.funded / spread.areas, -spread.areas, spread.name)))


def headline(results: Sequence[AreaResult]) -> str:
    """Say how many areas have a list, and what is funded everywhere and nowhere."""
    listed = [result for result in results if result.state is AreaState.LIST]
    counts = spreads(listed)
    everywhere = sum(spread.funded == spread.areas for spread in counts)
    nowhere = sum(spread.funded == 0 for spread in counts)
    of = f"{len(listed)} of {counted(len(results), 'area')} {'has' if len(listed) == 1 else 'have'} a list"
    return f"{of}; {counted(everywhere, 'intervention')} funded in every area that can, {nowhere} in none"


def _intervention_rows(results: Iterable[AreaResult]) -> Iterable[tuple[object, ...]]:
    for result in results:
        place = (result.region, result.exercise, result.area_code, result.area_name)
        for row in result.interventions:
            yield (
                *place, row.intervention, row.name, row.action, Figure(f"{row.score:.6f}"), row.cost_gbp,
                "yes" if row.funded else "no", "yes" if row.firm else "no", Figure(f"{row.funded_share:.4f}"),
            )  # fmt: skip


def _area_row(result: AreaResult) -> tuple[object, ...]:
    listed = result.state is AreaState.LIST
    figures: tuple[object, ...] = ("",) * 7
    if listed:
        figures = (
            len(result.interventions), sum(row.funded for row in result.interventions), result.cost_gbp,
            result.spent_gbp, result.available_gbp, Figure(f"{result.value:.6f}"), Figure(f"{result.best_share:.4f}"),
        )  # fmt: skip
    return (
        result.region, result.exercise, result.area_code, result.area_name, result.state.value, *figures, result.proof,
        ("yes" if result.illustrative else "no") if listed else "", " ".join(result.sentences),
    )  # fmt: skip


def _page(results: Sequence[AreaResult], samples: int, seed: int) -> str:
    said = headline(results)
    regions = sorted({result.region for result in results})
    illustrative = sum(result.illustrative for result in results)
    parts = [
        "<!doctype html>", '<html lang="en-GB">', '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">', f"<title>{escape(said)}</title>",
        f"<style>{STYLE}</style></head>", "<body>", f"<h1>{escape(said)}</h1>",
        f"<p>{samples:,} weightings tried in each area, as near the agreed one as the settings say. Seed {seed}.</p>",
    ]  # fmt: skip
    if illustrative:
        parts.append(
            f"<p><strong>{counted(illustrative, 'exercise')} with illustrative figures, not real ones.</strong></p>"
        )
    for region in regions:
        parts.append(f"<h2>{escape(region or NO_REGION)}</h2>")
        parts += _region([result for result in results if result.region == region])
    if len(regions) > 1:
        parts += ["<h2>All areas together</h2>", *_spread_table(results)]
    return "\n".join([*parts, "</body>", "</html>", ""])


def _region(results: Sequence[AreaResult]) -> list[str]:
    rows = [
        (
            result.area_name or result.exercise, str(sum(row.funded for row in result.interventions)),
            str(sum(row.funded and row.firm for row in result.interventions)),
            pounds(result.spent_gbp), pounds(result.available_gbp), whole_percent(result.best_share),
        )
        for result in results
        if result.state is AreaState.LIST
    ]  # fmt: skip
    headings = ("Area", "Funded", "Of these firm", "Cash spent", "Cash available", "Nearby weights with this list")
    without = [result for result in results if result.state is not AreaState.LIST]
    lines = [
        f"<li>{escape(result.exercise)}: {escape(result.state.value)}. {escape(' '.join(result.sentences))}</li>"
        for result in without
    ]
    table = _table("The list of each area", headings, rows) if rows else []
    return [*table, *(["<ul>", *lines, "</ul>"] if lines else []), *_spread_table(results)]


def _spread_table(results: Iterable[AreaResult]) -> list[str]:
    rows = [(spread.name, str(spread.funded), str(spread.areas)) for spread in spreads(results)]
    headings = ("Intervention", "Areas that fund it", "Areas that could")
    return _table("What is funded everywhere, and what nowhere", headings, rows) if rows else []


def _table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    # All but the name in the first column are figures.
    marks = ("", *[' class="n"'] * (len(headings) - 1))
    head = "".join(f'<th scope="col"{mark}>{escape(text)}</th>' for mark, text in zip(marks, headings, strict=True))
    cells = [[f"<td{mark}>{escape(text)}</td>" for mark, text in zip(marks, row, strict=True)] for row in rows]
    body = [f"<tr>{''.join(row)}</tr>" for row in cells]
    return ["<div><table>", f"<caption>{escape(caption)}</caption>", f"<tr>{head}</tr>", *body, "</table></div>"]
