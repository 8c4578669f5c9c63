"""How long a panel needs: by its own settings, rounded up, and never for more cells than a workshop settles."""

from dataclasses import replace

import pytest

from prioritise.domain.settings import PanelSettings
from prioritise.judgement.workload import panel_time
from tests.files.small_exercise import small_exercise


def planned(cells_to_settle=15, minutes_a_cell=3.0, seconds_a_score=20.0):
    plan, small = PanelSettings(cells_to_settle, minutes_a_cell, seconds_a_score), small_exercise()
    return replace(small, settings=replace(small.settings, panel=plan))


def test_a_member_answers_every_intervention_on_every_criterion_the_panel_scores():
    # Five interventions on acceptability and deliverability, at 20 seconds an answer: 3 minutes 20.
    time = panel_time(small_exercise())
    assert (time.answers, time.scoring_minutes) == (10, 4)


@pytest.mark.parametrize(("cells", "settled", "minutes"), [(None, 10, 30), (4, 4, 12), (40, 15, 45), (0, 0, 0)])
def test_the_workshop_settles_what_is_worth_it_and_no_more_than_it_can(cells, settled, minutes):
    time = panel_time(small_exercise(), cells=cells)
    assert (time.cells, time.settling_minutes) == (settled, minutes)


def test_the_settings_change_it():
    time = panel_time(planned(5, 2.5, 61), cells=9)
    assert (time.scoring_minutes, time.cells, time.settling_minutes) == (11, 5, 13)
