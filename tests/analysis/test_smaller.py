"""A current service that goes on smaller than today is told with what it loses, where today's size is known."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.priority_list import summary_sentence
from prioritise.analysis.smaller import Loss, loss_by, smaller_note, smaller_services
from prioritise.domain.scenarios import Override, Scenario
from tests.worked_example import worked_analysis, worked_example

SERVICE = "stop-smoking-service"


def described(people_per_year: int | None, seed: int) -> Analysis:
    """The worked example with the service described otherwise in interventions.csv; the list itself stays.

    Each has a seed of its own, which tells what is worked out once for one from the others.
    """
    analysis = worked_analysis()
    interventions = tuple(
        replace(each, people_per_year=people_per_year) if each.id == SERVICE else each
        for each in analysis.problem.interventions
    )
    return replace(analysis, seed=seed, problem=replace(analysis.problem, interventions=interventions))


def test_it_says_the_levels_the_people_and_the_money_of_both_sizes():
    [smaller] = smaller_services(worked_analysis()).values()
    assert smaller.resized == "Stop smoking service, from full to reduced scale"
    assert (smaller.people_today, smaller.people, smaller.people_lost) == (1100, 700, 400)
    # 60% of 1,100 are 660, 66% of 700 are 462; £938,000 are £305,000 + £313,000 + £320,000.
    assert smaller.most_deprived_lost == 660 - 462
    assert smaller.saved_gbp == 938_000 - 639_000
    assert smaller_note(worked_analysis(), SERVICE) == "Smaller than today: 700 people a year, not 1,100"
    assert smaller_note(worked_analysis(), "carers-breaks") == ""
    assert "continues 6 of 8 current services (1 of them smaller than today)" in summary_sentence(worked_analysis())


def test_where_no_level_is_that_of_today_nothing_is_said_of_it():
    assert smaller_services(described(1000, 1)) == {}
    assert smaller_services(described(None, 2)) == {}
    assert smaller_services(described(700, 3)) == {}


def test_a_new_intervention_at_half_scale_takes_nothing_away():
    half = [each for each in worked_analysis().portfolio_proposals if each.level == "half"]
    assert half
    assert not {each.intervention for each in half} & smaller_services(worked_analysis()).keys()


def test_a_service_that_stops_loses_what_it_has_today_and_not_its_best_level():
    assert loss_by(worked_analysis(), SERVICE) == Loss(400, 198.0, 299_000)
    stop = Scenario(id="stop", name="Stop", overrides=(Override(SERVICE, funded=False, reason="Try"),))
    stopped = analyse(worked_example(), stop)
    assert loss_by(stopped, SERVICE) == Loss(1100, 660.0, 938_000)
