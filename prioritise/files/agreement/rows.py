"""One row of an agreement's table as a target with its milestones, gaps included."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Milestone, Target, TargetKind, TargetMeasure, TargetStatus, latest_versions
from prioritise.evidence.disclosure import HIDDEN_MARK, HIDDEN_WORD
from prioritise.files.agreement.national_indicators import NationalIndicator, number_in_text
from prioritise.files.cells import ID_FORM, number_in, quoted
from prioritise.files.problem_list import ProblemList
from prioritise.files.refusals import nearest

MILESTONE_COLUMNS = ("t1", "t2", "t3")
WORDS_IN_AN_ID = 6
UNFILLED = "the partnership"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A target and its milestones."""

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
        kind: TargetKind,
        problems: ProblemList,
    ) -> None:
        self._exercise, self._catalogue, self._file = exercise, catalogue, file
        self._version, self._kind, self._problems = version, kind, problems
        self._standing = {each.id: each for each in latest_versions(exercise.targets)}
        self._partners = {each.name.strip().casefold(): each.id for each in exercise.partners}
        self._names = {each.id: each.name for each in exercise.partners}
        self._partners |= {each.id: each.id for each in exercise.partners}
        self._seen: dict[str, int] = {}

    def read(self, row: int, cells: Mapping[str, str]) -> ReadRow | None:
        """The row as a target, or None with every reason noted."""
        before = len(self._problems)
        id_ = self._id(row, cells)
        standing = self._standing.get(id_)
        cells = self._unhidden(row, cells, standing)
        known = self._catalogue.get(number_in_text(cells["number"]) or 0)
        better = cells["better"] or (standing.better if standing else "") or (known.better if known else "")
        if not better:
            note = f" ({known.polarity_note})" if known and known.polarity_note else ""
            hint = f"write higher or lower in the column better; a title does not tell which is better{note}"
            self._note(row, "better", "no word on which way is better", hint)
        if standing is not None and standing.version == self._version:
            self._note(row, "number", f"{id_} in version {self._version} already", "give the refresh a new version")
        years = len(self._exercise.years)
        for column in MILESTONE_COLUMNS[years:]:
            if cells[column]:
                self._note(row, column, f"{quoted(cells[column])}, but the plan has {years} years", "empty the cell")
        lead = self._partner(row, "lead", cells["lead"])
        partners = [self._partner(row, "partners", each) for each in _listed(cells["partners"])]
        if len(self._problems) > before:
            return None
        return self._target(id_, cells, better, lead, [each for each in partners if each], standing, known)

    def _id(self, row: int, cells: Mapping[str, str]) -> str:
        number = number_in_text(cells["number"])
        if number is not None:
            id_ = f"ni-{number}"
        elif ID_FORM.fullmatch(cells["number"]):
            id_ = cells["number"]
        else:
            id_ = "-".join(re.findall(r"[a-z0-9]+", cells["title"].lower())[:WORDS_IN_AN_ID])
        if id_ in self._seen:
            self._note(row, "number", f"{id_} again; it is already on row {self._seen[id_]}", "keep one of the rows")
        if not id_:
            self._note(row, "title", f"{quoted(cells['title'])}, which has no letters or figures", "give it a title")
        self._seen.setdefault(id_, row)
        return id_

    def _partner(self, row: int, column: str, text: str) -> str:
        found = self._partners.get(text.strip().casefold(), "")
        if text.strip() and not found:
            names = sorted(each.name for each in self._exercise.partners)
            found_words = f"{quoted(text)}, who is not a partner of this exercise"
            self._note(row, column, found_words, nearest(text, names))
        return found

    def _unhidden(self, row: int, cells: Mapping[str, str], standing: Target | None) -> dict[str, str]:
        """The row with the exercise's own figure wherever the table that went out hid one."""
        found = dict(cells)
        for column in ("baseline", "no_stretch", *MILESTONE_COLUMNS):
            if cells[column].strip().casefold() in (HIDDEN_WORD, HIDDEN_MARK):
                own = self._own(column, standing)
                if own is None:
                    what_to_do = "write the figure; only what the exercise holds already can stay hidden"
                    self._note(row, column, f"{quoted(cells[column])}, and there is no figure to keep", what_to_do)
                found[column] = "" if own is None else repr(own)
        return found

    def _own(self, column: str, standing: Target | None) -> float | None:
        if standing is None:
            return None
        if column in MILESTONE_COLUMNS:
            place = MILESTONE_COLUMNS.index(column)
            year = self._exercise.years[place] if place < len(self._exercise.years) else ""
            known = [each for each in self._exercise.milestones if (each.target, each.year) == (standing.id, year)]
            named = {each.version: each.value for each in known}
            return named.get(standing.version, named.get(""))
        return standing.baseline if column == "baseline" else standing.no_stretch

    def _target(
        self,
        id_: str,
        cells: Mapping[str, str],
        better: str,
        lead: str,
        partners: list[str],
        standing: Target | None,
        known: NationalIndicator | None,
    ) -> ReadRow:
        gaps: list[str] = []
        baseline = _figure("baseline", cells["baseline"], gaps, needed=cells["measure"] != "change")
        milestones = tuple(
            Milestone(id_, year, value, self._version)
            for year, column in zip(self._exercise.years, MILESTONE_COLUMNS, strict=False)
            if (value := _figure(column, cells[column], gaps, needed=True)) is not None
        )
        indicator = cells["indicator"] or (standing.indicator if standing else "")
        unit = cells["unit"] or self._unit(indicator, cells, known)
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
            kind=TargetKind(cells["kind"]) if cells["kind"] else standing.kind if standing else self._kind,
            measure=TargetMeasure(cells["measure"] or TargetMeasure.LEVEL),
            area_code=cells["area_code"],
            lead_partner=lead,
            partners=tuple(partners),
            baseline=baseline,
            baseline_period=cells["year"],
            unit=unit,
            better=better,
            no_stretch=number_in(cells["no_stretch"]) if cells["no_stretch"] else None,
            status=status,
            placeholder_reason=reason,
            to_be_filled_by=who,
            version=self._version,
            source=cells["source"] or (known.source if known else ""),
        )
        return ReadRow(target, milestones)

    def _waits_for_the_same(
        self,
        standing: Target,
        baseline: float | None,
        milestones: tuple[Milestone, ...],
        lead: str,
        gaps: list[str],
    ) -> bool:
        """Whether a placeholder comes back as it went out: then its own reason says more than what is empty here."""
        quoted_words = any(" reads " in each for each in gaps)
        known = {each.year for each in self._exercise.milestones if each.target == standing.id}
        same = (baseline, lead, {each.year for each in milestones}) == (standing.baseline, standing.lead_partner, known)
        return standing.status is TargetStatus.PLACEHOLDER and same and not quoted_words

    def _unit(self, indicator: str, cells: Mapping[str, str], known: NationalIndicator | None) -> str:
        listed = self._exercise.indicator_by_id.get(indicator)
        if listed is not None:
            return listed.unit
        if "%" in cells["baseline"]:
            return "percent"
        return known.unit if known else ""

    def _note(self, row: int, column: str, found: str, what_to_do: str) -> None:
        self._problems.add(self._file, found, what_to_do, row=row, column=column)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _figure(column: str, text: str, gaps: list[str], *, needed: bool) -> float | None:
    """The figure in a cell, a percent sign allowed; what else it says is kept as a gap, in its own words."""
    number = number_in(text.strip().removesuffix("%").strip()) if text.strip() else None
    if number is None and text.strip():
        gaps.append(f"{column} reads {quoted(text, longest=120)}")
    elif number is None and needed:
        gaps.append(f"no {column}")
    return number
