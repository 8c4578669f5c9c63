"""One row of an agreement's table as a target with its milestones, gaps included."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Milestone, Target, TargetKind, TargetMeasure, TargetStatus, latest_versions
from prioritise.evidence.disclosure import HIDDEN_MARK, HIDDEN_WORD
from prioritise.files.agreement.columns import AGREED_YEARS, milestone_columns
from prioritise.files.agreement.national_indicators import NationalIndicator, number_in_text
from prioritise.files.cells import ID_FORM, quoted
from prioritise.files.naming import known_names
from prioritise.files.number_text import number_in
from prioritise.files.percent_sign import has_percent_sign, without_percent_sign
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

WORDS_IN_AN_ID = 6
UNFILLED = "the partnership"
WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A target and its milestones, and the row of the table they came from."""

    row: int
    target: Target
    milestones: tuple[Milestone, ...]


class AgreementReader:
    """Reads rows one after another; what cannot stand goes to `problems`."""

    def __init__(
        self,
        exercise: Exercise,
        catalogue: Mapping[int, NationalIndicator],
        file: str,
        version: str,
        problems: ProblemList,
        *,
        rows: Iterable[Mapping[str, str]],
        has: Container[str],
    ) -> None:
        self._exercise, self._catalogue, self._file = exercise, catalogue, file
        self._version, self._problems = version, problems
        self._standing = {target.id: target for target in latest_versions(exercise.targets)}
        self._partners = known_names((partner.id, partner.name) for partner in exercise.partners)
        self._names = {partner.id: partner.name for partner in exercise.partners}
        self._seen: dict[str, int] = {}
        self._by_area = _numbers_by_area(rows)
        self._has, self._milestones = has, milestone_columns(exercise.years)
        self._figure_columns = ("baseline", "no_stretch", *self._milestones)

    def read(self, row: int, cells: Mapping[str, str]) -> ReadRow | None:
        """Return the row as a target, or None with every reason noted."""
        before = len(self._problems)
        id_ = self._id(row, cells)
        standing = self._standing.get(id_)
        cells = self._unhidden(row, self._with_own(cells, standing), standing)
        known = self._catalogue.get(number_in_text(cells["number"]) or 0)
        better = cells["better"] or (standing.better if standing else "") or (known.better if known else "")
        if not better:
            note = f" ({known.polarity_note})" if known and known.polarity_note else ""
            hint = f"write higher or lower in the column better; a title does not tell which is better{note}"
            self._note(row, "better", "no word on which way is better", hint)
        if standing is not None and standing.version == self._version:
            self._note(row, "number", f"{id_} in version {self._version} already", "give the refresh a new version")
        years = len(self._exercise.years)
        for column in self._milestones[years:]:
            if cells[column]:
                self._note(row, column, f"{quoted(cells[column])}, but the plan has {years} years", "empty the cell")
        lead = self._partner(row, "lead", cells["lead"])
        partners = [self._partner(row, "partners", name) for name in self._listed(cells["partners"])]
        unit = self._unit(cells, standing, known)
        figures = self._figures(row, cells, unit)
        if len(self._problems) > before:
            return None
        partners = [partner for partner in partners if partner]
        return self._target(row, id_, figures, better, lead, partners, standing, known, unit)

    def _id(self, row: int, cells: Mapping[str, str]) -> str:
        id_ = _id_of(cells)
        in_area = f"{id_}-{'-'.join(WORD.findall(cells['area_code'].lower()))}"
        if cells["area_code"] and (id_ in self._by_area or in_area in self._standing):
            id_ = in_area
        if id_ in self._seen:
            hint = "keep one of the rows; if they are for different areas, give each its area_code"
            self._note(row, "number", f"“{id_}” again; it is already on row {self._seen[id_]}", hint)
        if not id_:
            self._note(row, "title", f"{quoted(cells['title'])}, which has no letters or figures", "give it a title")
        self._seen.setdefault(id_, row)
        return id_

    def _listed(self, text: str) -> list[str]:
        """The partners in a cell, parted by semicolons or line ends, or by commas where every part is a partner."""
        listed: list[str] = []
        for part in re.split(r"[;\r\n]", text):
            pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
            sure = not self._partners.ids_meant(part) and all(self._partners.ids_meant(piece) for piece in pieces)
            listed += pieces if sure else [part.strip()]
        return [part for part in listed if part]

    def _partner(self, row: int, column: str, text: str) -> str:
        meant = self._partners.ids_meant(text.strip()) if text.strip() else ("",)
        if len(meant) > 1:
            found = f"{quoted(text)}, which {' and '.join(meant)} are both called"
            self._note(row, column, found, "write the id of the one that is meant")
        elif not meant:
            names = sorted(partner.name for partner in self._exercise.partners)
            self._note(row, column, f"{quoted(text)}, who is not a partner of this exercise", nearest(text, names))
        return meant[0] if len(meant) == 1 else ""

    def _figures(self, row: int, cells: Mapping[str, str], unit: str) -> dict[str, str]:
        """The row with figures that have a percent sign in the target's unit; a problem where that is another."""
        figures = dict(cells)
        for column in self._figure_columns:
            figures[column] = without_percent_sign(cells[column], unit)
            if has_percent_sign(figures[column]):
                hint = "give the figure in that unit, without the percent sign, or correct the unit"
                self._note(row, column, f"{quoted(cells[column])}, but the unit is “{unit}”", hint)
        return figures

    def _with_own(self, cells: Mapping[str, str], standing: Target | None) -> Mapping[str, str]:
        """The row with what the exercise has of its target wherever the table has no column of it."""
        if standing is None:
            return cells
        own = {
            "year": standing.baseline_period,
            "lead": standing.lead_partner,
            "partners": ";".join(standing.partners),
            "measure": str(standing.measure),
            "area_code": standing.area_code,
            "source": standing.source,
        }
        own |= {
            column: "" if (figure := self._own(column, standing)) is None else repr(figure)
            for column in self._figure_columns
        }
        return {**cells, **{column: text for column, text in own.items() if column not in self._has}}

    def _asks_for(self, column: str) -> bool:
        """Whether a milestone that is not given is a gap: one of the agreements' years, or one the table has."""
        return column in self._has or column in self._milestones[:AGREED_YEARS]

    def _unhidden(self, row: int, cells: Mapping[str, str], standing: Target | None) -> dict[str, str]:
        """The row with the exercise's own figure wherever the table that went out hid one."""
        unhidden = dict(cells)
        for column in self._figure_columns:
            if cells[column].strip().casefold() in (HIDDEN_WORD, HIDDEN_MARK):
                own = self._own(column, standing)
                if own is None:
                    what_to_do = "write the figure; only what the exercise holds already can stay hidden"
                    self._note(row, column, f"{quoted(cells[column])}, and there is no figure to keep", what_to_do)
                unhidden[column] = "" if own is None else repr(own)
        return unhidden

    def _own(self, column: str, standing: Target | None) -> float | None:
        if standing is None:
            return None
        if column in self._milestones:
            place = self._milestones.index(column)
            year = self._exercise.years[place] if place < len(self._exercise.years) else ""
            known = [
                milestone
                for milestone in self._exercise.milestones
                if (milestone.target, milestone.year) == (standing.id, year)
            ]
            named = {milestone.version: milestone.value for milestone in known}
            return named.get(standing.version, named.get(""))
        return standing.baseline if column == "baseline" else standing.no_stretch

    def _target(
        self,
        row: int,
        id_: str,
        cells: Mapping[str, str],
        better: str,
        lead: str,
        partners: list[str],
        standing: Target | None,
        known: NationalIndicator | None,
        unit: str,
    ) -> ReadRow:
        gaps: list[str] = []
        baseline = _figure("baseline", cells["baseline"], gaps, needed=cells["measure"] != "change")
        milestones = tuple(
            Milestone(id_, year, value, self._version)
            for year, column in zip(self._exercise.years, self._milestones, strict=False)
            if (value := _figure(column, cells[column], gaps, needed=self._asks_for(column))) is not None
        )
        indicator = cells["indicator"] or (standing.indicator if standing else "")
        no_stretch = _figure("no_stretch", cells["no_stretch"], gaps, needed=False)
        for column, filled in (("indicator", indicator), ("unit", unit), ("lead", lead)):
            if not filled:
                gaps.append(f"no {column}")
        status = TargetStatus.PLACEHOLDER if gaps else TargetStatus.AGREED
        reason, who = "; ".join(gaps), (self._names.get(lead, "") or UNFILLED) if gaps else ""
        if gaps and standing is not None and self._waits_for_the_same(standing, baseline, milestones, lead, gaps):
            reason, who = standing.placeholder_reason, standing.to_be_filled_by
        target = Target(
            id=id_,
            indicator=indicator,
            title=cells["title"],
            kind=TargetKind(cells["kind"]) if cells["kind"] else standing.kind if standing else TargetKind.DESIGNATED,
            measure=TargetMeasure(cells["measure"] or TargetMeasure.LEVEL),
            area_code=cells["area_code"],
            lead_partner=lead,
            partners=tuple(partners),
            baseline=baseline,
            baseline_period=cells["year"],
            unit=unit,
            better=better,
            no_stretch=no_stretch,
            status=status,
            placeholder_reason=reason,
            to_be_filled_by=who,
            version=self._version,
            source=cells["source"] or (known.source if known else ""),
        )
        return ReadRow(row, target, milestones)

    def _waits_for_the_same(
        self,
        standing: Target,
        baseline: float | None,
        milestones: tuple[Milestone, ...],
        lead: str,
        gaps: list[str],
    ) -> bool:
        """Whether a placeholder comes back as it went out: then its own reason says more than what is empty here."""
        quoted_words = any(" reads " in gap for gap in gaps)
        known = {milestone.year for milestone in self._exercise.milestones if milestone.target == standing.id}
        same = (baseline, lead, {milestone.year for milestone in milestones}) == (
            standing.baseline,
            standing.lead_partner,
            known,
        )
        return standing.status is TargetStatus.PLACEHOLDER and same and not quoted_words

    def _unit(self, cells: Mapping[str, str], standing: Target | None, known: NationalIndicator | None) -> str:
        listed = self._exercise.indicator_by_id.get(cells["indicator"] or (standing.indicator if standing else ""))
        if cells["unit"] or listed is not None:
            return cells["unit"] or (listed.unit if listed else "")
        if any(cells[column].strip().endswith("%") for column in self._figure_columns):
            return "percent"
        return known.unit if known else ""

    def _note(self, row: int, column: str, found: str, what_to_do: str) -> None:
        self._problems.add(self._file, found, what_to_do, row=row, column=column)


def _numbers_by_area(rows: Iterable[Mapping[str, str]]) -> set[str]:
    """Numbers that stand on several rows for different areas: each of those is a target of its own."""
    areas: dict[str, list[str]] = {}
    for cells in rows:
        areas.setdefault(_id_of(cells), []).append(cells["area_code"].strip().casefold())
    return {id_ for id_, codes in areas.items() if len(codes) == len(set(codes)) > 1}


def _id_of(cells: Mapping[str, str]) -> str:
    """An id from the row's number where it has one, else from its title."""
    number, text = number_in_text(cells["number"]), cells["number"].strip()
    if number is not None:
        return f"ni-{number}"
    named = ID_FORM.fullmatch(text) or any(mark.isdigit() for mark in text)
    return "-".join(WORD.findall((text if named else cells["title"]).lower())[:WORDS_IN_AN_ID])


def _figure(column: str, text: str, gaps: list[str], *, needed: bool) -> float | None:
    """The figure in a cell; what else it says is kept as a gap, in its own words."""
    number = number_in(text)
    if number is None and text.strip():
        gaps.append(f"{column} reads {quoted(text, longest=120)}")
    elif number is None and needed:
        gaps.append(f"no {column}")
    return number
