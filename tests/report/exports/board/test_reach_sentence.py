"""Whom the list reaches: what is known is said, and what is not is named, with what the others come to."""

from __future__ import annotations

from dataclasses import replace

from prioritise.analysis import Analysis
from prioritise.analysis.reach import reach_of
from prioritise.report.exports.board.content import Table
from prioritise.report.exports.board.equality_part import FIFTHS_CAPTION, equality_part
from prioritise.report.exports.board.listing import Listing
from prioritise.report.exports.board.reached import (
    cut_from_sentence,
    cuts_sentence,
    most_reached_sentence,
    reach_sentence,
)
from tests.worked_example import worked_analysis


def changed(intervention: str, **figures: object) -> Analysis:
    """The worked example with other figures of one that is chosen; the list itself stays."""
    problem = worked_analysis().problem
    columns = tuple(replace(each, **figures) if each.intervention == intervention else each for each in problem.columns)
    return replace(worked_analysis(), problem=replace(problem, columns=columns))


def test_without_a_share_of_residents_the_people_who_are_known_are_still_said():
    exercise = worked_analysis().exercise
    without = replace(exercise, area=replace(exercise.area, most_deprived=None))
    said = reach_sentence(replace(worked_analysis(), exercise=without))
    assert said == (
        "The list reaches 25,235 people a year. 14,843 of them (59%) are in the most deprived group; what share of "
        "residents that group is, the exercise does not say."
    )
    assert reach_sentence(worked_analysis()).endswith("group, in which 47% of residents are.")


def test_a_share_that_is_missing_is_named_and_the_others_are_added_up():
    said = reach_sentence(changed("carers-breaks", most_deprived_share=None))
    [column] = [each for each in worked_analysis().problem.columns if each.intervention == "carers-breaks"]
    assert column.people_per_year is not None
    assert column.most_deprived_share is not None
    rest = 14_843.2 - column.people_per_year * column.most_deprived_share
    assert "is not known: the share of Carers' breaks is missing." in said
    assert f"Of the {25_235 - column.people_per_year:,} that the others reach, " in said
    told = int(said.rpartition("that the others reach, ")[2].partition(" are")[0].replace(",", ""))
    assert abs(told - rest) < 2


def test_a_reach_that_is_missing_is_named_too():
    said = reach_sentence(changed("carers-breaks", people_per_year=None))
    assert said.startswith("How many people the list reaches is not known: the reach of Carers' breaks is missing.")


def test_what_is_reached_before_cuts_less_what_they_take_away_is_what_the_list_reaches():
    assert cuts_sentence(worked_analysis()) == (
        "That is after what 2 cuts take away: what is funded or continues reaches 27,195, 15,726 of them most "
        "deprived, and the cuts take away 1,960 and 883 of these."
    )
    assert 27_195 - 1_960 == 25_235
    assert 15_726 - 883 == 14_843
    assert "NHS Health Check for all aged 40 to 74, 2,402 after its cut (3,150 before); " in most_reached_sentence(
        worked_analysis()
    )
    assert cut_from_sentence(worked_analysis(), "nhs-health-check") == (
        "1,700 of them lose by a cut that is made: Stop evening and weekend NHS Health Check sessions."
    )
    assert cut_from_sentence(worked_analysis(), "carers-breaks") == ""


def test_halves_of_a_person_do_not_make_the_groups_come_to_one_more_than_the_list_reaches():
    [column] = [each for each in worked_analysis().problem.columns if each.intervention == "carers-breaks"]
    others = reach_of(worked_analysis().problem, worked_analysis().portfolio.chosen).most_deprived_millionths
    assert others is not None
    assert column.people_per_year is not None
    # Of two people more, so many are most deprived that the whole number ends in a half, rounded up either way.
    rest = (others - round(column.people_per_year * 1_000_000 * (column.most_deprived_share or 0))) % 1_000_000
    for people, odd in ((1_000, 1.5), (1_000, 2.5)):
        halved = changed(
            "carers-breaks", people_per_year=people, most_deprived_share=(odd * 1_000_000 - rest) / (people * 1_000_000)
        )
        blocks = equality_part(halved, Listing(()))
        [table] = [block for block in blocks if isinstance(block, Table) and block.caption == FIFTHS_CAPTION]
        reached = sum(int(row[1].replace(",", "")) for row in table.rows)
        assert f"reaches {reached:,} people a year" in reach_sentence(halved)
        assert f" {table.rows[0][1]} of them (" in reach_sentence(halved)
        assert sum(int(row[2].removesuffix("%")) for row in table.rows) == 100


def test_what_the_cuts_take_away_is_the_sum_of_what_is_shown_of_each():
    cuts = [each for each in worked_analysis().exercise.interventions if each.is_cut]
    made = [each.id for each in cuts if each.id in worked_analysis().portfolio.interventions]
    analysis = worked_analysis()
    for cut in made:
        share = 100.4 / 1_000
        problem = analysis.problem
        columns = tuple(
            replace(each, people_per_year=-1_000, most_deprived_share=share) if each.intervention == cut else each
            for each in problem.columns
        )
        analysis = replace(analysis, problem=replace(problem, columns=columns))
    assert len(made) == 2
    # 100.4 twice is 201 where it is rounded once, and 200 as the rows show it.
    assert cuts_sentence(analysis).endswith("and the cuts take away 2,000 and 200 of these.")


def test_a_cut_that_takes_few_people_is_not_given_away_by_a_sum():
    [cut] = [one for one in worked_analysis().exercise.interventions if one.reduces == "nhs-health-check"]
    few = changed(cut.id, people_per_year=-5)
    assert cuts_sentence(few) == "That is after what 2 cuts take away."
    assert "3,150, before what a cut takes away; " in most_reached_sentence(few)
    assert cut_from_sentence(few, "nhs-health-check").startswith("7 or fewer of them lose by a cut that is made: ")


def test_where_nothing_is_known_of_any_no_others_are_spoken_of():
    problem = worked_analysis().problem
    for figures in ({"most_deprived_share": None}, {"people_per_year": None}):
        columns = tuple(replace(each, **figures) for each in problem.columns)
        said = reach_sentence(replace(worked_analysis(), problem=replace(problem, columns=columns)))
        assert said.endswith(" is missing.")
        assert "others" not in said
