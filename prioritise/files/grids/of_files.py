"""The grids of an exercise's files: names in place of ids, pounds by year side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.files.exercise.draft import Draft, draft_of
from prioritise.files.grids.cells import SECTOR_WORDS, STATUS_WORDS
from prioritise.files.grids.grid import Grid, GridRow
from prioritise.words import percent

MONEY, LIST, COSTS = "Money", "What to decide", "Costs"
FUND, KIND, HOST = "Fund", "Kind", "Host"
NAME, STATUS, THEME, LEAD = "Name", "New, current or cut", "Theme", "Lead partner"
PEOPLE, PROVIDER, SECTOR, SHARE = "People a year", "Provider", "Sector", "Share most deprived"
INTERVENTION, SIZE, GOES_ON = "Intervention", "Size", "Goes on after the plan"
CUTS = "What a cut reduces"
LIST_HEADINGS = (NAME, STATUS, THEME, LEAD, PEOPLE, PROVIDER, SECTOR, SHARE, CUTS)
LIST_COLUMNS: Mapping[str, str] = {
    NAME: "name",
    STATUS: "status",
    THEME: "theme",
    LEAD: "lead_partner",
    PEOPLE: "people_per_year",
    PROVIDER: "provider",
    SECTOR: "sector",
    SHARE: "most_deprived_share",
    CUTS: "reduces",
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    MONEY: (FUND, HOST),
    LIST: (NAME, STATUS, THEME, LEAD),
    COSTS: (INTERVENTION, FUND),
}
"""The columns of a grid that no row may leave empty; a fund only where there are several."""
APART = "|"
"""Between the parts of a cost row's id; no id can hold it."""


@dataclass(frozen=True, slots=True)
class Grids:
    """The three grids of one exercise; `money` has the funds, `costs` a row an intervention, level and fund."""

    money: Grid
    interventions: Grid
    costs: Grid


def grids_of_files(files: Mapping[str, bytes]) -> Grids:
    """Return the grids of the files of an exercise, be it finished or not; what cannot be read is left out."""
    return grids_of_draft(draft_of(files))


def grids_of_draft(draft: Draft) -> Grids:
    """Return the grids of an exercise that was read."""
    return Grids(_money(draft), _interventions(draft), _costs(draft))


def cost_id(intervention: str, level: str, fund: str) -> str:
    """Return what tells a row of the grid of costs from the others."""
    return APART.join((intervention, level, fund))


def _money(draft: Draft) -> Grid:
    partners = {partner.id: partner.name for partner in draft.part.partners}
    rows = tuple(
        GridRow(
            fund.id,
            (
                fund.name,
                fund.kind,
                partners.get(fund.host, fund.host),
                *(_figure(fund.budget_gbp.get(year)) for year in draft.part.years),
            ),
        )
        for fund in draft.part.funds
    )
    return Grid(MONEY, (FUND, KIND, HOST, *draft.part.years), rows)


def _interventions(draft: Draft) -> Grid:
    partners = {partner.id: partner.name for partner in draft.part.partners}
    names = {numbered.cells.id: numbered.cells.name for numbered in draft.interventions.rows}
    rows = []
    for row in (numbered.cells for numbered in draft.interventions.rows):
        sector = next((word for kind, word in SECTOR_WORDS.items() if kind == row.sector), "")
        people = _figure(row.people_per_year)
        lead = partners.get(row.lead_partner, row.lead_partner)
        share = "" if row.most_deprived_share is None else percent(row.most_deprived_share)
        cut = names.get(row.reduces, row.reduces)
        cells = (row.name, STATUS_WORDS[row.status], row.theme, lead, people, row.provider, sector, share, cut)
        rows.append(GridRow(row.id, cells))
    return Grid(LIST, LIST_HEADINGS, tuple(rows))


def _costs(draft: Draft) -> Grid:
    names = {numbered.cells.id: numbered.cells.name for numbered in draft.interventions.rows}
    levels = {
        (numbered.cells.intervention, numbered.cells.level): numbered.cells.name for numbered in draft.levels.rows
    }
    funds = {fund.id: fund.name for fund in draft.part.funds}
    lines: dict[tuple[str, str, str], dict[str, int]] = {}
    goes_on: dict[tuple[str, str, str], set[bool]] = {}
    for row in (numbered.cells for numbered in draft.costs.rows):
        key = (row.intervention, row.level, row.fund)
        lines.setdefault(key, {})[row.year] = row.amount_gbp
        goes_on.setdefault(key, set()).add(row.recurrent)
    rows = tuple(
        GridRow(
            cost_id(*key),
            (
                names.get(key[0], key[0]),
                *((levels.get(key[:2], key[1]),) if levels else ()),
                funds.get(key[2], key[2]),
                *(_figure(amounts.get(year)) for year in draft.part.years),
                _yes_no(goes_on[key]),
            ),
        )
        for key, amounts in lines.items()
    )
    sizes = (SIZE,) if levels else ()
    return Grid(COSTS, (INTERVENTION, *sizes, FUND, *draft.part.years, GOES_ON), rows)


def _figure(amount: int | None) -> str:
    return "" if amount is None else f"{amount:,}"


def _yes_no(answers: set[bool]) -> str:
    return "" if len(answers) > 1 else "yes" if True in answers else "no"
