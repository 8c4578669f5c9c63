"""The record in words: where the list stands, who decided what at what price, and who asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from prioritise.analysis import analyse, prices_of_rules
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import AnotherScore, Challenge, ChallengeOutcome, SignOff
from prioritise.domain.errors import FileProblems, Problem
from prioritise.domain.interventions import Proposal
from prioritise.domain.panel import Access, Event, PanelMember, Round, RoundState
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.domain.rules import MustFund, MustNotFund
from prioritise.domain.scenarios import Override, Scenario
from prioritise.files.accountability.changes import answered, challenged, rescored, signed_off
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.judgement.value_cell import Basis
from prioritise.portfolio.portfolio import PortfolioStatus
from prioritise.report.compare.rule_prices_view import rule_prices_view
from prioritise.report.exports.board.rules_part import rules_in_short, rules_part
from prioritise.report.record.box_words import box_lines
from prioritise.report.record.challenge_rows import challenge_rows
from prioritise.report.record.log import chosen, decision_log
from prioritise.report.record.log_entry import LogKind
from prioritise.report.record.log_table import NO_DAY, log_table, when_words
from prioritise.report.record.rules_table import rules_view
from prioritise.report.record.view import record_view
from prioritise.report.words.cell_words import value_words
from prioritise.store.record_facts import RecordFacts
from prioritise.store.settling import SettledScore
from tests.files.small_exercise import edited, small_exercise
from tests.files.test_levels import levelled
from tests.worked_example import worked_analysis, worked_example

DAY = date(2026, 6, 1)
MOST_LETTERS = 90


def view(exercise, **facts):
    return record_view(analyse(exercise), RecordFacts(exercise, **facts))


def sign(exercise, **others):
    fingerprint = list_fingerprint(analyse(exercise))
    return signed_off(exercise, replace(SignOff("Ada Example", "Director", DAY, fingerprint), **others), today=DAY)


def ask(exercise, **others):
    asked = Challenge("", "A resident", "Too far away.", DAY, "gym", "acceptability")
    return challenged(exercise, replace(asked, **others), today=DAY)


def test_an_unsigned_list_is_called_that():
    found = view(small_exercise())
    assert found.headline == "Nobody has signed off this list yet"
    assert found.signed.table.rows == ()
    assert found.challenges.finding == "Nobody has challenged the list."


def test_a_signed_list_is_called_that_until_the_list_changes():
    assert view(sign(small_exercise())).headline == "This list was signed off on 1 June 2026"
    other = sign(small_exercise(), list="0123456789abcdef")
    assert view(other).headline == "The list has changed since it was signed off on 1 June 2026"
    assert view(other).signed.finding.endswith("1 signature of an earlier list.")


def test_the_fingerprint_is_of_what_is_chosen_and_of_nothing_else():
    same = load_exercise_files(edited(("exercise.yaml", "title: What should Smallville fund?", "title: Another")))
    other = load_exercise_files(edited(("exercise.yaml", "intervention: leaflet-van", "intervention: walks")))
    fingerprint = list_fingerprint(analyse(small_exercise()))
    assert list_fingerprint(analyse(same)) == fingerprint
    assert list_fingerprint(analyse(other)) != fingerprint


def test_open_challenges_are_counted_first_and_the_headline_stays_short():
    exercise = sign(small_exercise(), list="0123456789abcdef")
    for _time in range(12):
        exercise = ask(exercise)
    found = view(exercise)
    assert found.headline.startswith("12 challenges are open. ")
    assert len(found.headline) <= MOST_LETTERS
    assert found.challenges.finding == "None has been answered, and 12 are open."


def test_an_open_challenge_says_what_stands_and_what_another_score_may_be():
    (found,) = view(ask(small_exercise())).challenges.open
    assert found.stands.startswith("Its value now is ")
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.now <= found.high
    (whole,) = view(ask(small_exercise(), intervention="", criterion="")).challenges.open
    assert (whole.about, whole.stands, whole.low) == ("The list as a whole", "", None)
    (cost,) = view(ask(small_exercise(), criterion="cost")).challenges.open
    assert cost.low is None


def test_a_challenged_figure_says_what_it_was_then_and_what_it_is_now_wherever_it_stands():
    exercise = small_exercise()
    cell = analyse(exercise).appraisal.cell_of["gym", "need"]
    assert cell.basis is not Basis.AGREED
    now = value_words(exercise.criterion_by_id["need"], cell.value)
    then = "Its value was 3.2 when it was challenged"
    open_ = ask(exercise, criterion="need", value_then=3.2)
    (found,) = view(open_).challenges.open
    assert found.stands == f"{then}, and is {now} now."
    (same,) = view(ask(exercise, criterion="need", value_then=round(cell.value, 4))).challenges.open
    assert same.stands == f"Its value was {now} when it was challenged, and is the same now."
    day = date(2026, 6, 2)
    kept_so = {"outcome": ChallengeOutcome.KEPT, "answered_on": day}
    given = replace(open_.challenges[0], **kept_so, answer="New figures came.", answered_by="The board")
    kept = answered(open_, given, today=day)
    assert view(kept).challenges.answered.rows[0][-1] == f"with a reason. {then}, and is {now} now."
    assert decision_log(None, RecordFacts(kept))[1].of_what.endswith(f"Too far away. {then}.")
    assert challenge_rows(kept, kept.challenges, analyse(kept))[0][1].endswith(
        f"1 June 2026. {then}, and is {now} now."
    )
    assert challenge_rows(kept, kept.challenges)[0][1].endswith(f"{then}.")


def test_what_is_now_is_of_the_size_that_was_challenged():
    files = levelled(
        (
            "exercise.yaml",
            "rules:\n",
            "rules:\n  - {id: r, kind: must_fund, intervention: walks, level: half, reason: No.}\n",
        )
    )
    exercise = load_exercise_files(files)
    cells = analyse(exercise).appraisal.cell_at
    full, shown = (cells[Proposal("walks", level), "health-gain"].value for level in ("full", "half"))
    assert full != shown
    (found,) = view(
        ask(exercise, intervention="walks", criterion="health-gain", value_then=2.0, level_then="full")
    ).challenges.open
    assert found.stands == (
        f"Its value at full scale was 2 when it was challenged, and is {full:g} now. "
        "Its value now is 3 at half scale; 6 was agreed for the whole."
    )


def test_a_challenged_value_says_at_which_size_it_is_and_what_was_agreed_for_the_whole():
    # The health gain of walks was agreed at 6 for the whole; half scale reaches half of the people.
    files = levelled(
        (
            "exercise.yaml",
            "rules:\n",
            "rules:\n  - {id: r, kind: must_fund, intervention: walks, level: half, reason: No.}\n",
        )
    )
    exercise = load_exercise_files(files)
    asked = [ask(exercise, intervention="walks", criterion=each) for each in ("health-gain", "acceptability")]
    agreed, scored = (view(each).challenges.open[0] for each in asked)
    assert agreed.stands == "Its value now is 3 at half scale; 6 was agreed for the whole."
    assert (agreed.now, agreed.is_sized) == (6.0, True)
    assert scored.stands.endswith(" at half scale.")
    (plain,) = view(ask(exercise)).challenges.open
    assert (" at " in plain.stands, plain.is_sized) == (False, False)


def test_at_a_panel_a_challenge_is_offered_the_rounds_that_the_store_found_for_it_and_no_other():
    exercise = ask(ask(small_exercise()))
    agreed = AgreedScore(2, "gym", "acceptability", 10.0, "Asked again.")
    since = SettledScore(agreed, "clerk", "2026-06-02T09:00:00Z", 1)
    others = (AnotherScore("challenge-2", 2),)
    first, second = view(exercise, at_panel=True, settled=(since,), other_scores=others).challenges.open
    assert (first.rounds, second.rounds) == ((), (2,))


def test_where_no_list_obeys_the_rules_there_is_nothing_to_sign():
    files = edited(
        (
            "exercise.yaml",
            "rules:\n",
            "rules:\n  - {id: both, kind: must_not_fund, intervention: stop-smoking, reason: No.}\n",
        )
    )
    found = view(load_exercise_files(files))
    assert found.headline == "There is no list to sign off yet"
    assert found.signed.fingerprint == ""
    assert {row[3] for row in found.rules.overrides.rows} == {"not known: no list obeys the rules"}
    assert "What each costs is not known: no list obeys the rules." in found.rules.finding
    assert "none of which costs" not in found.rules.finding


def test_what_rules_cost_is_not_known_of_a_list_that_is_not_proven_best():
    analysis = worked_analysis()
    limited = replace(analysis, portfolio=replace(analysis.portfolio, status=PortfolioStatus.TIME_LIMITED))
    found = rules_view(limited)
    assert "What each costs is not known: the list is not proven best." in found.finding
    assert {line.price for line in found.lines} == {"not known: the list is not proven best"}
    (_heading, bullets) = rules_in_short(limited)
    assert len(bullets.items) == len(found.lines)
    assert all("What it costs is not known: the list is not proven best." in item for item in bullets.items)


def test_every_override_and_rule_has_its_reason_who_decided_it_and_its_price():
    found = record_view(worked_analysis(), RecordFacts(worked_example())).rules
    rows = {row[1]: row for row in (*found.overrides.rows, *found.others.rows)}
    assert len(rows) == len(worked_example().rules)
    prices = {price.about: price for price in prices_of_rules(worked_analysis()).prices}
    for rule in worked_example().rules:
        cost = rows[rule.reason][3]
        lost = prices[rule.id].lost_millionths
        assert cost.startswith(f"{lost / 1e6:.2f} points.") if lost else cost == "nothing"
    board = next(rule for rule in worked_example().rules if rule.id == "no-family-nurse-partnership")
    assert rows[board.reason][2] == "Health and wellbeing board, 12 March 2026"
    assert len(found.overrides.rows) == 2


def test_the_rules_in_force_are_those_of_the_question_and_what_is_not_known_of_one_is_said():
    rules = (
        MustNotFund("half-known", "debt-advice-in-gp", "", decided_by="The cabinet"),
        MustNotFund("dated", "alcohol-care-team", "No nurses.", decided_on=date(2026, 1, 2)),
    )
    asked = Scenario(id="what-if", name="What if", rules_add=rules, rules_remove=("two-new-things-for-practices",),
                     overrides=(Override("falls-pick-up", True, "Members ask for it."),))  # fmt: skip
    found = rules_view(analyse(worked_example(), asked))
    told = {row[0]: row[1:3] for row in found.overrides.rows}
    assert told["Debt and benefits advice in GP surgeries must not be funded."] == (
        "not written down", "The cabinet, when is not written down",
    )  # fmt: skip
    assert told["Seven-day alcohol care team must not be funded."][1] == "by whom is not written down, 2 January 2026"
    assert told["Falls pick-up and follow-up team must be funded."] == ("Members ask for it.", "not written down")
    assert len(found.others.rows) == 5
    assert not any("No more than 2 of these" in row[0] for row in found.others.rows)
    assert found.finding.startswith("5 overrides and 5 other rules, of which ")


def test_what_an_override_puts_in_is_told_with_its_own_money_and_each_gap_in_who_and_when_by_itself():
    walks = MustFund("walks-in", "walks", "Asked for.", decided_by="The panel")
    dated = MustNotFund("van-out", "leaflet-van", "No.", decided_on=date(2026, 1, 2))
    exercise = replace(small_exercise(), rules=(walks, dated))
    found = view(exercise).rules
    cost = sum(row.amount_gbp for row in exercise.costs if row.intervention == "walks")
    costs = {row[0]: row[3] for row in found.overrides.rows}
    assert cost
    assert costs["Led walks must be funded."].endswith(f" It takes £{cost:,} itself.")
    assert not any("itself" in said for what, said in costs.items() if "walks" not in what)
    assert found.finding.endswith(
        " Who decided is not written down for 1 of them. When it was decided is not written down for 1 of them. "
        "Besides the money there is 1 limit, which costs nothing."
    )


def test_what_a_saved_scenario_forces_is_told_apart_with_its_price():
    (line,) = view(small_exercise()).rules.tested
    assert line.startswith("Another view: ")


def test_interests_name_role_and_partner_and_what_they_stood_aside_from():
    aside = PanelScore(1, "gp", "gym", "acceptability", None, ScoreState.INTEREST, "Runs it")
    others = tuple(each for each in small_exercise().scores if (each.member, each.intervention) != ("gp", "gym"))
    found = view(replace(small_exercise(), scores=(*others, aside))).interests
    assert found.finding == "1 member has declared an interest and stood aside."
    (row,) = found.table.rows
    assert row[0] == "GP (NHS)"
    assert row[1:] == ("Gym on prescription", "Acceptable to residents", "Runs it", "Since round 1")


def test_interests_of_an_open_round_are_spoken_of_only_while_one_is_open_and_criteria_stand_in_one_order():
    exercise = small_exercise()
    scored = [each.id for each in exercise.criteria if each.id in ("acceptability", "deliverability")]
    aside = tuple(
        PanelScore(2, member, "gym", criterion, None, ScoreState.INTEREST, "I run it")
        for member, criteria in (("gp", scored), ("nurse", scored[::-1]))
        for criterion in criteria
    )
    exercise = replace(exercise, scores=(*exercise.scores, *aside))
    rounds = {state: (Round(2, state, "2026-03-12T14:00", None, None, 1),) for state in RoundState}
    later = "Those of an open round are shown once it is revealed."
    for state, said in ((RoundState.OPEN, True), (RoundState.REVEALED, False), (RoundState.CLOSED, False)):
        found = view(exercise, at_panel=True, rounds=rounds[state]).interests
        assert (later in found.finding) is said
    assert len(found.table.rows) == 2
    assert len(set(found.table.column("Stood aside from"))) == 1


def test_an_interest_that_was_withdrawn_says_until_when_and_why():
    aside = PanelScore(1, "gp", "gym", "acceptability", None, ScoreState.INTEREST, "Runs it")
    back = replace(aside, round=2, value=100.0, state=ScoreState.GIVEN, reason="Sold it")
    others = tuple(each for each in small_exercise().scores if (each.member, each.intervention) != ("gp", "gym"))
    found = view(replace(small_exercise(), scores=(*others, aside, back))).interests
    assert found.finding == "1 member has declared an interest and stood aside. It was withdrawn later."
    assert found.table.rows[0][-1] == "From round 1 until round 2, then withdrew: Sold it"
    unsaid = view(replace(small_exercise(), scores=(*others, aside, replace(back, reason="")))).interests
    assert unsaid.table.rows[0][-1] == ("From round 1 until round 2, then answered again; why is not written down")


def test_the_log_is_newest_first_and_what_has_no_day_comes_last_and_says_so():
    exercise = ask(sign(small_exercise()), date=date(2026, 5, 1))
    entries = view(exercise).log.entries
    dated = [entry.when for entry in entries if entry.when]
    assert dated == sorted(dated, reverse=True) == ["2026-06-01", "2026-05-01"]
    assert [entry.when for entry in entries[: len(dated)]] == dated
    assert log_table(entries).rows[-1][0] == NO_DAY
    assert when_words("2026-11-22T10:41:29.5Z") == "22 November 2026, 10:41"


def test_a_value_that_answers_a_challenge_is_by_who_answered_and_every_other_by_the_panel():
    asked = ask(small_exercise())
    reply = replace(asked.challenges[-1], answer="We went there.", answered_by="B. Example, director", answered_on=DAY)
    after = rescored(asked, reply, value=60, today=DAY)
    agreed = chosen(view(after).log.entries, kind=LogKind.AGREED)
    assert [entry.by for entry in agreed if "We went there." in entry.of_what] == ["B. Example, director"]
    assert {entry.by for entry in agreed if "We went there." not in entry.of_what} == {"The panel"}


def test_the_log_is_filtered_by_kind_person_and_intervention_together():
    entries = view(ask(sign(small_exercise()))).log.entries
    assert {entry.kind for entry in chosen(entries, kind=LogKind.RULE)} == {LogKind.RULE}
    assert [entry.kind for entry in chosen(entries, person="Director")] == [LogKind.SIGN_OFF]
    about_gym = chosen(entries, intervention="gym")
    assert {entry.kind for entry in about_gym} == {LogKind.CHALLENGE, LogKind.AGREED}
    assert chosen(entries, kind=LogKind.RULE, person="Director") == ()
    assert chosen(entries) == entries


def test_the_steps_of_a_panel_are_in_the_log_with_whom_they_are_found_by():
    gp = PanelMember("gp", "nhs", "GP lead", Access.MEMBER, 1)
    detail = '{"partner": "nhs", "member": "gp", "method": "points"}'
    weights = Event("smallville", 1, "2026-07-01T09:00:00Z", "gp", "weights saved", detail, "", "a" * 64)
    agreed = Event("smallville", 2, "2026-07-01T10:00:00Z", "gp", "value agreed", "{}", "", "b" * 64)
    found = view(small_exercise(), at_panel=True, people=(gp,), happened=(weights, agreed))
    (step,) = chosen(found.log.entries, kind=LogKind.STEP)
    assert (step.what, step.people) == ("Weights were saved", ("GP lead", "NHS"))
    assert found.head == "b" * 64


@pytest.mark.parametrize("text", ["x" * 9_999, "\N{RIGHT-TO-LEFT OVERRIDE}turned", "a\x0bb"])
def test_no_text_of_people_fills_or_turns_a_table(text):
    found = view(replace(small_exercise(), challenges=(Challenge("a", text, text, DAY),)))
    cells = [cell for row in log_table(found.log.entries).rows for cell in row]
    assert max(map(len, cells)) < 700
    assert not any(mark in cell for cell in cells for mark in ("\N{RIGHT-TO-LEFT OVERRIDE}", "\x0b"))


def test_a_box_that_is_empty_only_needs_to_be_filled_in():
    problems = [Problem("name", "an empty cell", "enter it"), Problem("day", "a day to come", "give another")]
    assert list(box_lines(FileProblems(problems))) == ["Name: fill it in.", "Day: a day to come. Give another."]


def test_a_price_too_small_for_two_decimals_is_still_something(monkeypatch):
    analysis = worked_analysis()
    found = prices_of_rules(analysis)
    tiny = replace(found, prices=tuple(replace(price, lost_millionths=3_000) for price in found.prices))
    monkeypatch.setattr("prioritise.report.record.rules_table.prices_of_rules", lambda _analysis: tiny)
    assert {line.price for line in rules_view(analysis).lines} == {"less than 0.01 points"}


def test_what_a_rule_settles_has_one_price_also_where_a_scenario_tries_the_same():
    exercise = worked_example()
    settled = next(rule.settled for rule in exercise.rules if rule.settled is not None)
    again = Scenario(id="again", name="Again", overrides=(Override(settled.intervention, settled.inside, "Asked for"),))
    found = rules_view(analyse(replace(exercise, scenarios=(again,))))
    assert found.tested == ()
    assert len(found.overrides.rows) == 2


def test_every_rule_and_limit_that_compare_prices_is_on_the_record_in_the_paper_and_in_the_summary_at_that_price():
    analysis = worked_analysis()
    compared = rule_prices_view(analysis)
    found = rules_view(analysis)
    boundaries = next(row for row in compared.table.rows if row[0].startswith("Boundaries between funds"))
    assert boundaries[1] == "4.81"
    on_record = {row[0]: row[-1] for table in (found.overrides, found.others, found.limits) for row in table.rows}
    for name, lost, *_ in compared.table.rows:
        assert on_record[name].startswith("nothing" if lost == "nothing" else f"{lost} points")
    assert len(on_record) == len(compared.table.rows)
    paper = str(rules_part(analysis))
    short = str(rules_in_short(analysis))
    for name, lost, *_ in compared.table.rows:
        assert name in paper
        if lost != "nothing":
            assert f"{lost} points" in paper
            assert f"{lost} points" in short
    assert found.together in compared.sentences
    assert found.together in paper
    assert found.together_in_short in short
    assert "A point is what 1% of the weight is worth" in short
    assert "All rules and limits together cost 21.25 points." in found.together
    assert found.finding.startswith("2 overrides and 6 other rules, of which 2 cost something.")
    assert found.finding.endswith("Besides the money there are 2 limits, both of which cost something.")
