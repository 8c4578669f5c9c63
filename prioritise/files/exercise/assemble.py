"""From a checked draft to the exercise the rest of the product works on."""

from __future__ import annotations

from collections.abc import Sequence

from prioritise.domain.exercise import Area, BandSettings, Exercise, MostDeprived, PanelSettings, Settings, SourceFile
from prioritise.domain.funds import Fund, Move
from prioritise.domain.indicators import Indicator, IndicatorValue, with_own_names
from prioritise.domain.interventions import Measurement
from prioritise.domain.partners import AgreedScore, PanelScore, Partner
from prioritise.domain.periods import parse_period
from prioritise.domain.scenarios import Override, Scenario
from prioritise.domain.targets import TargetSettings
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.exercise_yaml import AreaPart, FundPart, ScenarioPart, SettingsPart, SourcePart
from prioritise.files.exercise.panel_values import panel_value
from prioritise.files.exercise.rows import IndicatorRow


def assemble(draft: Draft, files: Sequence[SourceFile]) -> Exercise:
    """The exercise a draft describes.

    The draft has passed every check that its parts can fail. Figures on criteria that could not be read are left out.
    """
    part = draft.part
    return Exercise(
        id=part.id,
        title=part.title,
        vocabulary=part.vocabulary,
        illustrative=tuple(part.illustrative),
        area=_area(part.area),
        price_year=part.price_year,
        years=tuple(part.years),
        criteria=tuple(draft.criteria[criterion] for criterion in part.criteria),
        partners=tuple(Partner(each.id, each.name, each.voice) for each in part.partners),
        weights_from=part.weights_from,
        funds=tuple(_fund(each) for each in part.funds),
        interventions=tuple(each.cells.to_domain() for each in draft.interventions.rows),
        costs=tuple(each.cells.to_domain() for each in draft.costs.rows),
        levels=tuple(each.cells.to_domain() for each in draft.levels.rows),
        capacities=tuple(each.cells.to_domain() for each in draft.capacities.rows),
        capacity_use=tuple(each.cells.to_domain() for each in draft.capacity_use.rows),
        rules=tuple(part.rules),
        scenarios=tuple(assemble_scenario(each) for each in part.scenarios),
        settings=_settings(part.settings),
        sources=tuple(_source(each) for each in part.sources),
        measurements=_measurements(draft),
        effects=tuple(each.cells.to_domain() for each in draft.effects.rows),
        indicators=_indicators(draft),
        weights=tuple(each.cells.to_domain() for each in draft.weights.rows),
        members=tuple(each.cells.to_domain() for each in draft.members.rows),
        scores=_scores(draft),
        agreed=_agreed(draft),
        comments=tuple(each.cells.to_domain() for each in draft.comments.rows),
        targets=tuple(each.cells.to_domain() for each in draft.targets.rows),
        milestones=tuple(each.cells.to_domain() for each in draft.milestones.rows),
        actuals=tuple(each.cells.to_domain() for each in draft.actuals.rows),
        voices=tuple(each.cells.to_domain() for each in draft.voices.rows),
        files=tuple(files),
    )


def _area(part: AreaPart) -> Area:
    group = part.most_deprived
    most_deprived = MostDeprived(group.definition, group.population_share) if group else None
    return Area(part.code, part.name, part.benchmark, tuple(part.comparators), most_deprived)


def _fund(part: FundPart) -> Fund:
    return Fund(
        id=part.id,
        name=part.name,
        host=part.host,
        kind=part.kind,
        budget_gbp=dict(part.budget_gbp),
        minimum_gbp=dict(part.minimum_gbp),
        carry_forward_gbp=part.carry_forward_gbp,
        move_to=tuple(Move(each.fund, each.limit_gbp) for each in part.move_to),
    )


def assemble_scenario(part: ScenarioPart) -> Scenario:
    """The scenario one part of `exercise.yaml` describes."""
    return Scenario(
        id=part.id,
        name=part.name,
        weights=dict(part.weights) if part.weights is not None else None,
        budget_factor=part.budget_factor,
        funds={fund: dict(years) for fund, years in part.funds.items()},
        rules_add=tuple(part.rules_add),
        rules_remove=tuple(part.rules_remove),
        overrides=tuple(Override(each.intervention, each.funded, each.reason) for each in part.overrides),
    )


def _settings(part: SettingsPart) -> Settings:
    bands = part.bands
    return Settings(
        discount_rate=part.discount_rate,
        small_number=part.small_number,
        bands=BandSettings(bands.core, bands.reserve_budget, bands.reserve_weights),
        targets=TargetSettings(**part.targets.model_dump()),
        panel=PanelSettings(**part.panel.model_dump()),
    )


def _source(part: str | SourcePart) -> str:
    if isinstance(part, str):
        return part
    return ". ".join(text for text in (part.title, part.url, part.licence) if text)


def _measurements(draft: Draft) -> tuple[Measurement, ...]:
    found = []
    for each in draft.measurements.rows:
        cells = each.cells
        if cells.criterion not in draft.criteria:
            continue
        reading = panel_value(draft.criteria[cells.criterion], cells.value)
        if reading.value is not None:
            found.append(
                Measurement(
                    cells.intervention,
                    cells.criterion,
                    reading.value,
                    cells.low,
                    cells.high,
                    cells.source,
                    reading.level,
                    level=cells.level,
                )
            )
    return tuple(found)


def _indicators(draft: Draft) -> tuple[Indicator, ...]:
    grouped: dict[str, list[IndicatorRow]] = {}
    for each in draft.indicators.rows:
        grouped.setdefault(each.cells.indicator_id, []).append(each.cells)
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
    shared = {name: getattr(row, name) for name in IndicatorValue.__dataclass_fields__ if name not in ("period",)}
    return IndicatorValue(period=period, **shared)


def _scores(draft: Draft) -> tuple[PanelScore, ...]:
    found = []
    for each in draft.scores.rows:
        cells = each.cells
        if cells.criterion not in draft.criteria:
            continue
        value = panel_value(draft.criteria[cells.criterion], cells.value).value if cells.value else None
        found.append(PanelScore(**(cells.model_dump() | {"value": value})))
    return tuple(found)


def _agreed(draft: Draft) -> tuple[AgreedScore, ...]:
    found = []
    for each in draft.agreed.rows:
        if each.cells.criterion not in draft.criteria:
            continue
        reading = panel_value(draft.criteria[each.cells.criterion], each.cells.value)
        if reading.value is not None:
            found.append(each.cells.to_domain(reading.value))
    return tuple(found)
