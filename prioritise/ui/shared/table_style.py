"""The look of tables: columns side by side where there is room, else a card a row, and never a column out of sight."""

from __future__ import annotations

from prioritise.report.drawing.table_room import STEPS_REM

TABLES = """
/* A shade at the edge says that there is more to the side; it goes when the end is reached. */
.table-box { container-type: inline-size; overflow-x: auto; border: 1px solid #b1b4b6; border-radius: 0.25rem;
  background:
  linear-gradient(to right, #ffffff 40%, transparent) 0 0 / 3rem 100% no-repeat local,
  linear-gradient(to left, #ffffff 40%, transparent) 100% 0 / 3rem 100% no-repeat local,
  linear-gradient(to right, rgb(11 12 12 / 0.25), transparent) 0 0 / 0.9rem 100% no-repeat scroll,
  linear-gradient(to left, rgb(11 12 12 / 0.25), transparent) 100% 0 / 0.9rem 100% no-repeat scroll; }
.table-box table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.4; color: #0b0c0c; }
.table-box :is(th, td) { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; min-width: 4.25rem; }
.table-box tr + tr, .table-box tbody tr { border-top: 1px solid #e5e6e7; }
.table-box th { font-weight: 600; }
.table-box thead th { vertical-align: bottom; background: #f3f4f4; }
.table-box tbody th { font-weight: 400; min-width: 7rem; }
.table-box .number { text-align: right; font-variant-numeric: tabular-nums; }
.table-box td.wide { min-width: 14rem; }
.table-box tbody th.long { min-width: 10rem; }
@media (min-width: 1101px) { .table-box :is(td, th).short { white-space: nowrap; } }
.table-box a { color: #005eb8; overflow-wrap: anywhere; }
/* Beside the steps of a list of one's own there is room for a name and a figure, and little else. */
.st-key-own-so-far .table-box :is(th, td) { min-width: 0; padding: 0.4rem 0.5rem; }
.st-key-own-so-far .table-box td:last-child { white-space: nowrap; }
@media (max-width: 640px) { .table-box :is(th, td) { padding: 0.35rem 0.4rem; } }
"""
CARDS = """@media screen { @container (max-width: %(rem)srem) { .cards-%(rem)s {
  & thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%%); }
  & :is(table, tbody) { display: block; }
  & tbody tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%%), 1fr));
    gap: 0.1rem 1rem; padding: 0.5rem 0.6rem; }
  & tbody :is(th, td, .short) { display: block; min-width: 0; padding: 0; text-align: left;
    white-space: normal; overflow-wrap: anywhere; }
  & tbody th, & td.wide { grid-column: 1 / -1; min-width: 0; }
  & tbody th { font-weight: 600; }
  & .number { text-align: left; }
  & td:is(:empty, .nothing) { display: none; }
  & td::before { content: attr(data-heading) ": "; content: attr(data-heading) ": " / ""; color: #505a5f; }
} } }
"""


def table_style() -> str:
    """Style tables: below the width a table needs, the words of its headings stand before those of each row."""
    return f"<style>{TABLES}{''.join(CARDS % {'rem': step} for step in STEPS_REM)}</style>"
