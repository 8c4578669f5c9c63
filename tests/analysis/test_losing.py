"""How many people lose by what is decided, and how many of them are most deprived."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis
from prioritise.analysis.losing import loss_sentence, losses_in_all, takes_away
from prioritise.analysis.why import why
from tests.worked_example import worked_analysis


def changed(intervention: str, **figures: object) -> Analysis:
    """The worked example with other figures of one intervention; the list itself stays."""
    exercise = worked_analysis().exercise
    others = tuple(
        replace(one, **figures) if one.id == intervention else one  # type: ignore[arg-type]
        for one in exercise.interventions
    )
    return replace(worked_analysis(), exercise=replace(exercise, interventions=others))


def test_why_says_who_loses_by_what_stops_goes_on_smaller_or_is_cut_and_of_nothing_else():
    said = {
        "social-prescribing": "2,600 people a year lose by it, 1,482 (57%) of them in the most deprived group.",
        "stop-smoking-service": "400 people a year lose by it, 198 (50%) of them in the most deprived group.",
        "nhs-health-check": "",
        "perinatal-peer-support": "",
    }
    for intervention, sentence in said.items():
        assert loss_sentence(worked_analysis(), intervention) == sentence
        reasons = why(worked_analysis(), intervention).sentences
        assert any("lose by it" in reason for reason in reasons) == bool(sentence)
        assert not sentence or reasons[1] == sentence
    for one in worked_analysis().exercise.interventions:
        made = one.is_cut and one.id in worked_analysis().portfolio.interventions
        assert not one.is_cut or takes_away(worked_analysis(), one.id) == made


def test_a_small_number_is_hidden_and_a_sum_does_not_give_it_away():
    few = changed("exercise-referral", people_per_year=5)
    assert loss_sentence(few, "exercise-referral") == (
        "7 or fewer people a year lose by it, 7 or fewer of them in the most deprived group."
    )
    both = ("social-prescribing", "exercise-referral")
    assert losses_in_all(few, both) == (
        "2,600 people a year lose in all, 1,482 of them in the most deprived group, not counting numbers that are "
        "hidden or not known."
    )
    assert losses_in_all(worked_analysis(), both) == (
        "3,500 people a year lose in all, 1,860 of them in the most deprived group."
    )


def test_what_is_not_known_of_those_who_lose_is_said():
    unknown = changed("exercise-referral", people_per_year=None)
    assert loss_sentence(unknown, "exercise-referral") == "How many people lose by it is not known."
    part = changed("exercise-referral", most_deprived_share=None)
    assert loss_sentence(part, "exercise-referral") == (
        "900 people a year lose by it, how many of them are in the most deprived group is not known."
    )
