"""The slider of a weight stands on whole points and on the agreed weight as it is."""

import pytest

from prioritise.report.words.slider_words import points_text, slider_stops


def test_what_was_agreed_stands_between_whole_points_as_it_is():
    stops = slider_stops(6.512)
    assert len(stops) == 102
    assert [points_text(each) for each in stops[5:9]] == ["5", "6", "6.5", "7"]
    assert stops[7] == 6.512


@pytest.mark.parametrize("agreed", [0.0, 0.01, 23.96, 24.04, 33.3333333, 99.97, 100.0])
@pytest.mark.parametrize("tried", [0.0, 6.5, 24.0, 33.34, 99.99])
def test_no_two_stops_are_written_alike_and_both_are_among_them(agreed, tried):
    stops = slider_stops(agreed, tried)
    written = [points_text(each) for each in stops]
    assert len(set(written)) == len(written)
    assert tried in stops
    assert points_text(agreed) in written
    assert (stops[0], stops[-1]) == pytest.approx((0, 100), abs=0.05)
