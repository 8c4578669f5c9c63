"""From a checked draft to the exercise the rest of the product works on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import TypeAdapter

from prioritise.domain.exercise import Area, Exercise, SourceFile
from prioritise.domain.funds import Fund, funds_with_own_names
from prioritise.domain.indicators import Indicator, IndicatorValue, with_own_names
from prioritise.domain.interventions import Measurement
from prioritise.domain.partners import AgreedScore, PanelScore, Partner
from prioritise.domain.periods import parse_period
from prioritise.domain.scenarios import Override, Scenario
from prioritise.domain.settings import Settings
from prioritise.files.exercise.declared_tables import TABLES
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.exercise_yaml import FundPart, ScenarioPart, SettingsPart, SourcePart
from prioritise.files.exercise.panel_values import Reading, panel_value
from prioritise.files.exercise.rows import IndicatorRow
from prioritise.files.exercise.tables import Table

AREA, FUND, SETTINGS = TypeAdapter(Area), TypeAdapter(Fund), TypeAdapter(Settings)
"""What has the same names in `exercise.yaml` as in the domain."""


def assemble(draft: Draft, files: Sequence[SourceFile]) -> Exercise:
    """Return the exercise a draft describes.

    The draft has passed every check that its parts can fail. Figures on criteria that could not be read are left out.
    """
    part = draft.part
    return Exercise(
        id=part.id,
        title=part.title,
        vocabulary=part.vocabulary,
        illustrative=tuple(part.illustrative),
        area=AREA.validate_python(part.area.model_dump()),
        price_year=part.price_year,
        years=tuple(part.years),
        criteria=tuple(draft.criteria[criterion] for criterion in part.criteria),
        partners=tuple(Partner(partner.id, partner.name, partner.voice) for partner in part.partners),
        weights_from=part.weights_from,
        funds=funds_with_own_names(map(fund_of, part.funds), {partner.id: partner.name for partner in part.partners}),
        rules=tuple(part.rules),
        scenarios=tuple(assemble_scenario(scenario) for scenario in part.scenarios),
        settings=_settings(part.settings),
        sources=tuple(_source(source) for source in part.sources),
        measurements=_measurements(draft),
        indicators=_indicators(draft),
        scores=_scores(draft),
        agreed=_agreed(draft),
        files=tuple(files),
        **_tables(draft),
    )


def _tables(draft: Draft) -> dict[str, Any]:
    """What becomes of every table whose rows are things of the domain by themselves, by its stem."""
    stems = [model.declared.stem for model in TABLES if model.becomes is not None]
    return {stem: tuple(row.cells.to_domain() for row in getattr(draft, stem).rows) for stem in stems}


def fund_of(part: FundPart) -> Fund:
    """Return the fund one part of `exercise.yaml` describes."""
    return FUND.validate_python(part.model_dump())


def scenario_of_data(data: object) -> Scenario:
    """Put together the scenario that plain values describe. Raises pydantic's ValidationError."""
    return assemble_scenario(ScenarioPart.model_validate(data))


def assemble_scenario(part: ScenarioPart) -> Scenario:
    """Return the scenario one part of `exercise.yaml` describes."""
    return Scenario(
        id=part.id,
        name=part.name,
        weights=dict(part.weights) if part.weights is not None else None,
        budget_factor=part.budget_factor,
        funds={fund: dict(years) for fund, years in part.funds.items()},
        rules_add=tuple(part.rules_add),
        rules_remove=tuple(part.rules_remove),
        overrides=tuple(
            Override(override.intervention, override.funded, override.reason) for override in part.overrides
        ),
        capacities={capacity: dict(years) for capacity, years in part.capacities.items()},
    )


def settings_as_supplied() -> Settings:
    """Return the settings of an exercise that sets none of its own."""
    return _settings(SettingsPart())


def _settings(part: SettingsPart) -> Settings:
    return SETTINGS.validate_python(part.model_dump())


def _source(part: str | SourcePart) -> str:
    if isinstance(part, str):
        return part
    return ". ".join(text for text in (part.title, part.url, part.licence) if text)


def _measurements(draft: Draft) -> tuple[Measurement, ...]:
    return tuple(
        Measurement(**(cells.model_dump() | {"value": reading.value, "step": reading.level}))
        for cells, reading in _readings(draft, draft.measurements)
        if reading.value is not None
    )


def _readings(draft: Draft, table: Table[Any]) -> Iterator[tuple[Any, Reading]]:
    """The rows on criteria that could be read, each with what its value means."""
    for row in table.rows:
        if row.cells.criterion in draft.criteria:
            yield row.cells, panel_value(draft.criteria[row.cells.criterion], row.cells.value)


def _indicators(draft: Draft) -> tuple[Indicator, ...]:
    grouped: dict[str, list[IndicatorRow]] = {}
    for row in draft.indicators.rows:
        grouped.setdefault(row.cells.indicator_id, []).append(row.cells)
    return with_own_names(_indicator(rows) for rows in grouped.values())


def _indicator(rows: Sequence[IndicatorRow]) -> Indicator:
    first = rows[0]
    return Indicator(
        id=first.indicator_id,
        name=first.indicator_name,
        domain=first.domain,
        sex=first.sex,
        age=first.age,
        unit=first.unit,
        multiplier=first.multiplier,
        polarity=first.polarity,
        values=tuple(value for row in rows if (value := _indicator_value(row)) is not None),
    )


def _indicator_value(row: IndicatorRow) -> IndicatorValue | None:
    period = parse_period(row.period)
    if period is None:
        return None
    # In the order of the fields, since there are many of these: by name takes three times as long.
    return IndicatorValue(
        row.area_code,
        row.area_name,
        period,
        row.category_type,
        row.category,
        row.value,
        row.lower_ci,
        row.upper_ci,
        row.count,
        row.denominator,
        row.source,
    )


def _scores(draft: Draft) -> tuple[PanelScore, ...]:
    return tuple(
        PanelScore(**(cells.model_dump() | {"value": reading.value if cells.value else None}))
        for cells, reading in _readings(draft, draft.scores)
    )


def _agreed(draft: Draft) -> tuple[AgreedScore, ...]:
    return tuple(
        AgreedScore(**(cells.model_dump() | {"value": reading.value}))
        for cells, reading in _readings(draft, draft.agreed)
        if reading.value is not None
    )
