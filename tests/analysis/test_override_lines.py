"""Every forced choice is priced in words, and whether anybody said why is known."""

from __future__ import annotations

from prioritise.analysis import analyse, price_overrides
from prioritise.analysis.override_lines import override_lines
from prioritise.analysis.what_if import forced
from prioritise.domain.scenarios import Scenario
from prioritise.portfolio.explain.sentences import points
from tests.worked_example import worked_analysis, worked_example


def test_every_override_has_its_price_and_knows_whether_it_has_a_reason() -> None:
    overrides = (
        forced("social-prescribing", funded=True, reason="Residents ask"),
        forced("warm-homes", funded=False, reason=" "),
    )
    analysis = analyse(worked_example(), Scenario(id="forced", overrides=overrides))
    lines = override_lines(analysis)
    assert [(line.intervention, line.reasoned) for line in lines] == [
        ("social-prescribing", True),
        ("warm-homes", False),
    ]
    assert "Residents ask" in lines[0].sentence
    for line, price in zip(lines, price_overrides(analysis), strict=True):
        lost = price.swap.value_lost_millionths
        assert lost is not None
        assert points(lost) in line.sentence


def test_nothing_forced_is_nothing_to_price() -> None:
    assert override_lines(worked_analysis()) == ()
