"""What stands on the wall: counts while a round is open, then the next question, the list and what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, disputed_cells
from prioritise.analysis.round_effect import NO_LIST_BEFORE
from prioritise.domain.panel import Access, PanelMember, Progress, Round, RoundState
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.domain.rules import MustFund
from prioritise.report.room.list_now import list_now, round_changes
from prioritise.report.room.next_question import next_question, unscored_question
from prioritise.report.room.view import RoomFacts, room_view
from prioritise.report.words.changed_since import changed_since
from prioritise.words import pounds
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis, worked_example

PEOPLE = (
    PanelMember("gp", "nhs", "GP lead", Access.MEMBER, 1),
    PanelMember("director", "council", "Director", Access.MEMBER, 1),
    PanelMember("chair", "council", "Chair", Access.FACILITATOR, 1),
)
FAR = (
    Progress("gp", "nhs", 6, 6, True),
    Progress("director", "council", 2, 6, False),
    Progress("chair", "council", 0, 6, False),
)


def wall(state=None, progress=FAR):
    rounds = (Round(2, state, "2026-03-12T14:00", None, None, 1),) if state else ()
    return room_view(RoomFacts(small_exercise(), PEOPLE, rounds, progress))


def first_question(analysis):
    return next_question(analysis, disputed_cells(analysis))


def test_while_a_round_is_open_there_are_counts_of_those_who_score():
    view = wall(RoundState.OPEN)
    assert view.headline == "Round 2 is open: score alone"
    assert [(tally.count, tally.of, tally.what) for tally in view.tallies] == [
        (1, 2, "have sent their scores"),
        (8, 12, "answers given"),
    ]


@pytest.mark.parametrize(
    ("state", "headline", "page"),
    [
        (None, "No round of scoring has been opened yet", "panel"),
        (RoundState.REVEALED, "Round 2 is revealed: settle what divides you", "scores"),
        (RoundState.CLOSED, "Round 2 is closed: this is the list", "panel"),
    ],
)
def test_at_every_other_stage_the_wall_says_where_to_go_on_and_counts_nobody(state, headline, page):
    view = wall(state)
    assert (view.headline, view.page, view.tallies) == (headline, page, ())
    assert view.settling is (state is RoundState.REVEALED)


def test_with_all_settled_the_wall_goes_on_to_the_close():
    exercise = small_exercise()
    cells = {(score.intervention, score.criterion) for score in exercise.scores}
    agreed = tuple(AgreedScore(2, *cell, 40.0, "Settled") for cell in sorted(cells))
    rounds = (Round(2, RoundState.REVEALED, "2026-03-12T14:00", None, None, 1),)
    view = room_view(RoomFacts(replace(exercise, agreed=agreed), PEOPLE, rounds, FAR))
    assert (view.headline, view.page) == ("Round 2 is revealed: all is settled", "panel")


def test_the_next_question_is_the_first_whose_settling_could_change_the_list():
    found = first_question(worked_analysis())
    assert found.name == "MMR catch-up in nurseries and mosques on “can it be delivered”"
    assert found.place == "81 questions still divide the panel; 8 would change the list, this one first."
    assert any("out goes" in line for line in found.at_ends)


def test_every_level_is_there_with_the_scores_that_lie_on_it():
    found = first_question(worked_analysis())
    criterion = worked_example().criterion_by_id["deliverability"]
    names = [level.name for level in found.levels]
    for level in criterion.scale.levels:
        assert any(name.startswith(level.name) for name in names)
    given = [
        score
        for score in worked_example().scores
        if (score.intervention, score.criterion, score.state) == ("mmr-catch-up", "deliverability", ScoreState.GIVEN)
    ]
    assert sum(level.members for level in found.levels) == len(given)
    assert all(bool(level.of) == bool(level.members) for level in found.levels)


def test_with_nothing_left_to_settle_there_is_no_next_question():
    assert next_question(worked_analysis(), ()) is None


def test_a_question_that_nobody_scored_comes_first_while_there_is_no_list():
    exercise = replace(small_exercise(), scores=(), agreed=())
    found = unscored_question(exercise)
    assert found.place.startswith("Nobody scored ")
    assert sum(level.members for level in found.levels) == 0
    assert unscored_question(worked_example()) is None


def test_the_list_has_everything_once_under_what_happens_to_it():
    view = list_now(worked_analysis())
    names = [name for group in view.groups for name in group.names]
    # One that goes on smaller than today has a group of its own, and both its sizes beside its name.
    smaller = "Stop smoking service, from full to reduced scale"
    assert [group.names for group in view.groups if group.happens == "Continues smaller than today"] == [(smaller,)]
    plain = [name.replace(smaller, "Stop smoking service") for name in names]
    assert sorted(plain) == sorted(each.name for each in worked_example().interventions)
    going = ("Starts", "Continues", "Continues smaller than today")
    funded = {name for group in view.groups if group.happens in going for name in group.names}
    assert view.finding.startswith(f"Fund {len(funded)} of ")


def test_what_was_settled_is_told_apart_from_what_the_scores_of_the_round_did():
    exercise = worked_example()
    agreed = AgreedScore(2, "mmr-catch-up", "deliverability", 15.0, "No nurse yet.", "")
    scored = PanelScore(2, "gp-lead", "mmr-catch-up", "deliverability", 65.0, ScoreState.GIVEN, "")
    after = analyse(replace(exercise, scores=(*exercise.scores, scored), agreed=(*exercise.agreed, agreed)))
    found = round_changes(after, 2)
    assert found.title == "What you settled has changed the list"
    (revealed, since_revealed), (opened, _since_opened) = found.parts
    assert revealed.startswith("Since round 2 was revealed")
    assert opened.startswith("Since round 2 was opened")
    assert any("MMR catch-up in nurseries and mosques" in line for line in since_revealed)


def test_rounds_of_one_meeting_are_told_together_first_and_then_the_last_by_itself():
    exercise = worked_example()
    agreed = AgreedScore(2, "mmr-catch-up", "deliverability", 15.0, "No nurse yet.", "")
    scored = PanelScore(2, "gp-lead", "mmr-catch-up", "deliverability", 65.0, ScoreState.GIVEN, "")
    again = replace(scored, round=3, intervention="nhs-health-check")
    after = analyse(replace(exercise, scores=(*exercise.scores, scored, again), agreed=(*exercise.agreed, agreed)))
    found = round_changes(after, 3, None, (2, 3))
    assert found.title == "What rounds 2 and 3 changed on the list"
    (first, lines), *_others = found.parts
    assert first == "Since round 2 was opened, by the scores of rounds 2 and 3 and what you settled"
    assert any("MMR catch-up in nurseries and mosques" in line for line in lines)
    alone = round_changes(after, 3)
    assert not any("MMR catch-up" in line for _heading, part in alone.parts for line in part)
    assert found.parts[1:] == alone.parts


def test_what_was_changed_after_a_round_was_closed_is_not_put_down_to_it():
    closed_with = worked_example()
    left_out = next(
        each.id for each in closed_with.interventions if each.id not in worked_analysis().portfolio.interventions
    )
    rule = MustFund(id="keep-it", intervention=left_out, reason="The cabinet asked for it")
    now = analyse(replace(closed_with, rules=(*closed_with.rules, rule)))
    found = round_changes(now, 1, closed_with)
    alone = round_changes(worked_analysis(), 1)
    assert found.title == alone.title
    assert [lines for _title, lines in found.parts[:2]] == [lines for _title, lines in alone.parts]
    title, since = found.parts[2]
    assert title == "Since round 1 was closed, by what was changed beside the panel's scores"
    assert since[0].startswith("Override put in: ")
    assert "Reason: The cabinet asked for it. Decided: by whom is not written down" in since[0]
    assert any(closed_with.intervention_by_id[left_out].name in line for line in since[1:])
    assert found.compared_at.startswith("What round 1 did is told at the money and rules it was closed with")


def test_money_and_rules_that_went_since_are_named():
    now = worked_example()
    fund = now.funds[0]
    year = now.years[0]
    more = replace(fund, budget_gbp={**fund.budget_gbp, year: fund.budget_gbp[year] + 1_000})
    rule = MustFund(id="keep-it", intervention=now.interventions[0].id, reason="Asked for")
    then = replace(now, funds=(more, *now.funds[1:]), rules=(*now.rules, rule))
    lines = changed_since(analyse(then), analyse(now))
    assert lines[0].startswith("Override taken out: ")
    assert lines[1] == (
        f"{fund.name} in {year} is {pounds(fund.budget_gbp[year])}; it was {pounds(fund.budget_gbp[year] + 1_000)}."
    )


def test_a_round_that_moved_nothing_says_so():
    exercise = worked_example()
    assert round_changes(analyse(exercise), 2).title == "Round 2 has left the list as it was"


def test_before_the_first_round_there_was_no_list_to_compare_with():
    found = round_changes(worked_analysis(), 1)
    assert found.title == "What round 1 changed on the list"
    assert found.parts[1][1] == (NO_LIST_BEFORE,)
