"""Why less of a limit brings something in, and more of it puts something out, is said beside the change."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import nearest_changes
from prioritise.analysis.nearest.change import ChangeKind
from prioritise.analysis.nearest.roundabout import NO_LONGER_FITS, NOT_BOTH, room_words
from prioritise.analysis.nearest.sentences import would_change
from tests.worked_example import worked_analysis


def test_fewer_hours_that_bring_one_in_and_more_hours_that_put_one_out_say_why():
    lines = would_change(worked_analysis()).lines
    [fewer] = [line for line in lines if "3,699 hours" in line]
    [more] = [line for line in lines if "4,050 hours" in line]
    assert fewer.endswith(f"Out would go: MMR catch-up in nurseries and mosques. {NO_LONGER_FITS}")
    assert more.endswith(f"Out would go: Bereavement support. {NOT_BOTH}")
    own = would_change(worked_analysis(), "perinatal-peer-support")
    assert any("4,050 hours" in line and line.endswith(NOT_BOTH) for line in own.lines)
    assert not any(NO_LONGER_FITS in line for line in own.roundabout)


def test_nothing_is_said_of_weights_or_of_what_only_comes_in_or_only_goes_out():
    analysis = worked_analysis()
    for change in nearest_changes(analysis).smallest:
        said = room_words(analysis, change)
        if change.kind not in (ChangeKind.CAPACITY, ChangeKind.FUND, ChangeKind.ALL_MONEY):
            assert said == ""
        only_out = replace(change, swap=replace(change.swap, enter=(), resized=()))
        only_in = replace(change, swap=replace(change.swap, leave=()))
        assert room_words(analysis, only_out) == room_words(analysis, only_in) == ""
