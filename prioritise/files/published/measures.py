"""What one measure is: its name, domain, unit and polarity, from metadata, from proof, or from a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from prioritise.domain.indicators import JsnaDomain, Polarity
from prioritise.domain.units import PERCENT, SHARE, Unit, is_of_people, unit_in
from prioritise.files.number_text import number_in
from prioritise.files.published.catalogue import Catalogue, IndicatorFacts
from prioritise.files.published.decisions import DecisionKind, DecisionList, one_of
from prioritise.files.published.rows import Figures

DOMAIN_UNTIL_DECIDED = JsnaDomain.CONTEXT
UNIT_UNTIL_DECIDED = "not known"
SCALE_UNTIL_DECIDED = "share or percent, not decided"
SHARES, PERCENTAGES = "share", "percent"
WITH_MULTIPLIER = re.compile(r"(?P<unit>.*[^\s,;(])[\s,;(]+multiplier\s+(?P<number>[\d,. ]+)\)?", re.IGNORECASE)
UNIT_ANSWERS = (
    "a unit, such as percent, share, per 1,000, per 100,000, per million, years, score or people; "
    "for any other name its multiplier too, such as: tonnes, multiplier 1"
)
PROVABLE = (1.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)
UNIT_OF = {1.0: SHARE, 100.0: PERCENT}
FEWEST_TO_PROVE = 5
NEAR_ENOUGH = 0.01
"""A share; published values are rounded, so that value and counts agree within 1%."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure as it will be written. `unit_known` is False while nobody has said what the figures are in.

    Published values and limits are written times `scale`: 100 where a percentage is published as a share, else 1.
    """

    id: str
    name: str
    domain: JsnaDomain
    polarity: Polarity
    unit: str
    multiplier: float
    unit_known: bool
    scale: float
    facts: IndicatorFacts
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What may be asked about indicators: the catalogue, metadata if given, and what a person decided."""

    catalogue: Catalogue
    metadata: Catalogue | None
    decisions: DecisionList

    def facts(self, published_id: str, title: str, measure: str) -> IndicatorFacts | None:
        """Return the catalogue's facts, with what it does not know filled in from the metadata."""
        own, published = self.catalogue.facts(published_id, title, measure), self.said(published_id, title, measure)
        return _filled(own, published) if own and published else own or published

    def said(self, published_id: str, title: str, measure: str) -> IndicatorFacts | None:
        """Return what the publisher's metadata alone says."""
        return self.metadata.facts(published_id, title, measure) if self.metadata else None


def settle_measure(
    indicator_id: str,
    name: str,
    series: tuple[str, str, str],
    figures: Sequence[Figures],
    knowledge: Knowledge,
) -> Measure:
    """Return everything about one measure that is not a figure. `series` is its published id, title and measure word.

    Whatever nobody has said is asked of a person; until then polarity is none, so that no score rests on it.
    """
    facts = knowledge.facts(*series) or IndicatorFacts(indicator_id)
    notes: list[str] = []
    shown = facts.name or name or indicator_id
    unit = _unit(indicator_id, shown, series[2], facts, figures, knowledge.decisions, notes)
    scale = _scale(indicator_id, shown, figures, knowledge.decisions, notes) if unit and unit.name == PERCENT else 1.0
    polarity = _polarity(indicator_id, series, facts, knowledge, notes)
    if (unit is None or scale is None) and polarity is not Polarity.NONE:
        notes.append("polarity is written as none until its unit is known")
        polarity = Polarity.NONE
    written = unit or Unit(UNIT_UNTIL_DECIDED, 1.0)
    if scale is None:
        written = Unit(SCALE_UNTIL_DECIDED, 1.0)
    return Measure(
        id=indicator_id,
        name=shown,
        domain=_domain(indicator_id, shown, facts, knowledge.decisions),
        polarity=polarity,
        unit=written.name,
        multiplier=written.multiplier,
        unit_known=unit is not None and scale is not None,
        scale=scale or 1.0,
        facts=facts,
        notes=tuple(notes),
    )


def proved_multiplier(figures: Iterable[Figures], *, fewest: int = FEWEST_TO_PROVE) -> float | None:
    """Return the one power of ten for which value = count / denominator × multiplier on every row that has all three.

    None with fewer than `fewest` such rows, or when any row is more than 1% away.
    """
    ratios = [
        figure.value * figure.denominator / figure.count
        for figure in figures
        if figure.value and figure.count and figure.denominator and figure.value > 0
    ]
    if len(ratios) < fewest:
        return None
    fitting = [power for power in PROVABLE if all(abs(ratio / power - 1) <= NEAR_ENOUGH for ratio in ratios)]
    return fitting[0] if fitting else None


def unit_of_answer(text: str) -> Unit | None:
    """Return the unit a person names, with the multiplier it says or implies; None when that is not sure."""
    match = WITH_MULTIPLIER.fullmatch(text.strip())
    if match is None:
        return unit_in(text)
    number, named = number_in(match["number"].replace(" ", "")), unit_in(match["unit"])
    if number is None or number <= 0 or (named is not None and named.multiplier != number):
        return None
    return named or Unit(match["unit"], number)


def _filled(own: IndicatorFacts, published: IndicatorFacts) -> IndicatorFacts:
    unit = own if own.unit else published
    return replace(
        own,
        polarity=own.polarity if own.polarity is not None else published.polarity,
        polarity_from=own.polarity_from if own.polarity is not None else published.polarity_from,
        unit=unit.unit,
        multiplier=unit.multiplier,
        period_type=own.period_type or published.period_type,
        people_surveyed=own.people_surveyed or published.people_surveyed,
    )


def _unit(
    indicator_id: str,
    name: str,
    word: str,
    facts: IndicatorFacts,
    figures: Sequence[Figures],
    decisions: DecisionList,
    notes: list[str],
) -> Unit | None:
    if facts.unit and (known := _unit_of_facts(facts)):
        return known
    unit = None if facts.unit else unit_in(word)
    if unit is not None:
        notes.append(f"its unit is read from its measure, “{word}”")
        return unit
    proved = proved_multiplier(figures)
    if proved is not None:
        notes.append(f"its unit is proved: value = count ÷ denominator × {proved:,.0f} on every row with all three")
        return Unit(UNIT_OF.get(proved, f"per {proved:,.0f}"), proved)
    return decisions.ask(
        DecisionKind.UNIT,
        indicator_id,
        name,
        "What are the figures in? No metadata says, and counts do not prove it.",
        found=facts.unit or word or "nothing",
        allowed=UNIT_ANSWERS,
        until_then="unit “not known”, multiplier 1, and polarity none",
        read=unit_of_answer,
    )


def _unit_of_facts(facts: IndicatorFacts) -> Unit | None:
    """The unit metadata gives; None when its words name no multiplier, or another than the one beside them."""
    named = unit_in(facts.unit)
    if facts.multiplier is None:
        return named
    if named is not None and is_of_people(named) and named.multiplier != facts.multiplier:
        return None
    return Unit(facts.unit, facts.multiplier)


def _scale(
    indicator_id: str, name: str, figures: Sequence[Figures], decisions: DecisionList, notes: list[str]
) -> float | None:
    """What the figures of a percentage are multiplied by to be in percent: 1, 100 for shares, None until decided."""
    largest = max((abs(figure.value) for figure in figures if figure.value is not None), default=0.0)
    if not 0 < largest <= 1:
        return 1.0
    proved = proved_multiplier(figures, fewest=1)
    if proved == 1.0:
        notes.append("its figures are shares, which the counts prove; they are written in percent, times 100")
    if proved in (1.0, 100.0):
        return 100.0 / proved
    answer = decisions.ask(
        DecisionKind.SHARE_OR_PERCENT,
        indicator_id,
        name,
        f"No figure of this percentage passes 1. Does {largest:g} mean {largest * 100:.6g}%, or {largest:g}%?",
        found=f"figures up to {largest:g}, called a percentage",
        allowed=f"{SHARES} ({largest:g} means {largest * 100:.6g}%) or {PERCENTAGES} ({largest:g} means {largest:g}%)",
        until_then="unit “share or percent, not decided”, the figures as published, and polarity none",
        read=one_of(SHARES, PERCENTAGES),
    )
    if answer == SHARES:
        notes.append("its figures are shares, by your decision; they are written in percent, times 100")
    return {SHARES: 100.0, PERCENTAGES: 1.0}.get(answer or "")


def _polarity(
    indicator_id: str, series: tuple[str, str, str], facts: IndicatorFacts, knowledge: Knowledge, notes: list[str]
) -> Polarity:
    said = knowledge.said(*series)
    published = said.polarity if said else None
    own = facts.polarity
    if own is not None and (published is None or published is own):
        notes.append(f"polarity {own}, from {facts.polarity_from or 'the catalogue'}")
        return own
    found = "no metadata says" if own is None else f"the metadata you gave: {published}; the catalogue: {own}"
    if own is not None:
        found += f" ({facts.polarity_from})"
    answer = knowledge.decisions.ask(
        DecisionKind.POLARITY,
        indicator_id,
        facts.name or series[1] or indicator_id,
        "Which direction is better?",
        found=found,
        allowed="lower, higher or none",
        until_then=f"polarity {own or Polarity.NONE}",
        read=one_of(*Polarity),
    )
    if answer is None:
        return own or Polarity.NONE
    notes.append(f"polarity {answer}, by your decision")
    return Polarity(answer)


def _domain(indicator_id: str, name: str, facts: IndicatorFacts, decisions: DecisionList) -> JsnaDomain:
    if facts.domain is not None:
        return facts.domain
    answer = decisions.ask(
        DecisionKind.DOMAIN,
        indicator_id,
        name,
        "Which domain of the needs assessment does it belong to?",
        found="not in the catalogue",
        allowed="; ".join(JsnaDomain),
        until_then=f"listed under {DOMAIN_UNTIL_DECIDED}",
        read=one_of(*JsnaDomain),
    )
    return JsnaDomain(answer) if answer else DOMAIN_UNTIL_DECIDED
