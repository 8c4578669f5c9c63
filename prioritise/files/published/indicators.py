"""Settled rows as the exercise holds them: indicators with their values, and the file they are written to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prioritise.domain.indicators import Indicator, IndicatorValue, with_own_names
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.published.categories import CategoryLookup, category_place
from prioritise.files.published.ids import unique_ids
from prioritise.files.published.measures import Measure
from prioritise.files.published.numbers import number_text, scaled
from prioritise.files.published.rows import Figures
from prioritise.files.published.settle import Placed
from prioritise.files.text import csv_content

COLUMNS = tuple(IndicatorRow.model_fields)


@dataclass(frozen=True, slots=True)
class Place:
    """What orders and labels the values: areas in the order asked for, their names, categories, and the file's name."""

    file: str
    areas: Sequence[str]
    names: Mapping[str, str]
    lookup: CategoryLookup


def indicators_of(placed: Sequence[Placed], place: Place) -> tuple[Indicator, ...]:
    """Return the indicators, by id, each with its values: whole areas first, then splits in their true order, by
    time.
    """
    groups: dict[str, list[tuple[Placed, Figures, Measure]]] = {}
    wanted: dict[str, str] = {}
    for member in placed:
        for figures, measure in zip(member.row.figures, member.measures, strict=True):
            if figures.value is not None:
                name = f"{measure.id}\n{member.row.sex}\n{member.row.age}"
                wanted[name] = f"{measure.id}{member.suffix}"
                groups.setdefault(name, []).append((member, figures, measure))
    ids = unique_ids(wanted)
    indicators = [_indicator(ids[name], members, place) for name, members in groups.items()]
    return with_own_names(sorted(indicators, key=lambda indicator: indicator.id))


def indicators_csv(indicators: Sequence[Indicator]) -> bytes:
    """Write the file an exercise folder holds its indicators in."""
    rows = (_indicator_cells(indicator) | _value_cells(value) for indicator in indicators for value in indicator.values)
    return csv_content(COLUMNS, ([cells[column] for column in COLUMNS] for cells in rows))


def _indicator(indicator_id: str, members: Sequence[tuple[Placed, Figures, Measure]], place: Place) -> Indicator:
    row, measure = members[0][0].row, members[0][2]
    values = [_value(placed, figures, measure, place) for placed, figures, measure in members]
    return Indicator(
        id=indicator_id,
        name=measure.name,
        domain=measure.domain,
        sex=row.sex,
        age=row.age,
        unit=measure.unit,
        multiplier=measure.multiplier,
        polarity=measure.polarity,
        values=tuple(sorted(values, key=lambda value: _order(value, place))),
    )


def _value(placed: Placed, figures: Figures, measure: Measure, place: Place) -> IndicatorValue:
    row, surveyed = placed.row, measure.facts.people_surveyed
    return IndicatorValue(
        area_code=row.area_code,
        area_name=place.names[row.area_code],
        period=placed.period,
        category_type=row.category_type,
        category=row.category,
        value=scaled(figures.value, measure.scale),
        lower_ci=scaled(figures.lower_ci, measure.scale),
        upper_ci=scaled(figures.upper_ci, measure.scale),
        # The number asked in a survey is not the number of people the figure describes.
        count=None if surveyed else figures.count,
        denominator=None if surveyed else figures.denominator,
        source=_source(measure, row.published_id, place.file),
    )


def _source(measure: Measure, published_id: str, file: str) -> str:
    if measure.facts.source:
        licence = f"; {measure.facts.licence}" if measure.facts.licence else ""
        return f"{measure.facts.source}, from {file}{licence}"
    subject = f"indicator {published_id}" if published_id else "figures"
    return f"{subject} in {file}; publisher and licence not recorded"


def _order(value: IndicatorValue, place: Place) -> tuple[object, ...]:
    category = category_place(value.category_type, value.category, place.lookup)
    return place.areas.index(value.area_code), value.category_type, category, value.category, value.period


def _indicator_cells(indicator: Indicator) -> dict[str, str]:
    return {
        "indicator_id": indicator.id,
        "indicator_name": indicator.measure or indicator.name,
        "domain": indicator.domain,
        "sex": indicator.sex,
        "age": indicator.age,
        "unit": indicator.unit,
        "multiplier": number_text(indicator.multiplier),
        "polarity": indicator.polarity,
    }


def _value_cells(value: IndicatorValue) -> dict[str, str]:
    return {
        "area_code": value.area_code,
        "area_name": value.area_name,
        "period": value.period.label,
        "category_type": value.category_type,
        "category": value.category,
        "value": number_text(value.value),
        "lower_ci": number_text(value.lower_ci),
        "upper_ci": number_text(value.upper_ci),
        "count": number_text(value.count),
        "denominator": number_text(value.denominator),
        "source": value.source,
    }
