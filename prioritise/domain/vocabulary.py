"""The words for promises in each vocabulary: those of local area agreements, and today's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What pages and exports call things, in lower case. `designated` are targets agreed with government."""

    agreement: str
    target: str
    targets: str
    indicator: str
    indicators: str
    milestone: str
    milestones: str
    trajectory: str
    lead_partner: str
    partners: str
    designated: str
    education: str
    local: str


WORDS: Mapping[str, Words] = {
    "laa-2008": Words(
        agreement="local area agreement",
        target="target",
        targets="targets",
        indicator="indicator",
        indicators="indicators",
        milestone="milestone",
        milestones="milestones",
        trajectory="trajectory",
        lead_partner="lead partner",
        partners="partners signed up",
        designated="designated target",
        education="education and early years target",
        local="local target",
    ),
    "outcomes-2026": Words(
        agreement="joint local health and wellbeing strategy",
        target="outcome",
        targets="outcomes",
        indicator="metric",
        indicators="metrics",
        milestone="ambition",
        milestones="ambitions",
        trajectory="trajectory",
        lead_partner="lead organisation",
        partners="organisations signed up",
        designated="priority outcome",
        education="education and early years outcome",
        local="local outcome",
    ),
}
"""By the exercise's `vocabulary`."""


def words_of(vocabulary: str) -> Words:
    """Return the words of a vocabulary; today's where it is not known."""
    return WORDS.get(vocabulary, WORDS["outcomes-2026"])
