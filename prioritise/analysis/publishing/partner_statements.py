"""What each partner's weights come to, so that nobody's own are in a public copy."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.domain.partners import WeightStatement
from prioritise.judgement.groups import PartnerWeights
from prioritise.judgement.weights.point_shares import POINTS, POINTS_IN_ALL


def partner_statements(analysis: Analysis) -> tuple[WeightStatement, ...]:
    """Return one statement a partner: its own as it gave it, else the average of its members' as points."""
    return tuple(row for view in analysis.group.partners for row in _statement(analysis, view))


def _statement(analysis: Analysis, view: PartnerWeights) -> list[WeightStatement]:
    if all(not voice.member for voice in view.voices):
        return [row for row in analysis.exercise.weights if row.partner == view.partner and not row.member]
    shares = zip(analysis.group.criteria, view.shares, strict=True)
    return [
        WeightStatement(view.partner, "", criterion, POINTS.id, share * POINTS_IN_ALL, "")
        for criterion, share in shares
    ]
