"""What divides the panel in words: the finding first, where to begin, and what each end would do."""

from dataclasses import replace

import pytest

from prioritise.analysis import Analysis, analyse, disputed_cells
from prioritise.analysis.disputes import settled_cells, to_settle
from prioritise.analysis.panel_time import panel_time_sentence, settling_time_sentence
from prioritise.cli import main
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.domain.settings import PanelSettings
from prioritise.files.shipped import example_folder
from prioritise.judgement.workload import panel_time
from prioritise.report.exports.disputes_csv import disputes_csv
from prioritise.report.scores.disputes import (
    disputes_sentence,
    disputes_table,
    disputes_title,
    ends_sentence,
    settled_table,
    settled_title,
)
from prioritise.report.scores.disputes_chart import how_to_read, spreads_chart
from prioritise.report.words.cell_words import cell_name, value_words
from prioritise.report.words.end_words import LIST_STAYS, end_sentence, end_words
from prioritise.robustness.disputed import SettledEnd
from tests.robustness.test_disputed import made_up
from tests.worked_example import worked_analysis


@pytest.fixture(scope="module")
def worked() -> Analysis:
    return worked_analysis()


@pytest.fixture(scope="module")
def cells(worked):
    return disputed_cells(worked)


def test_the_title_counts_what_would_change_the_list_among_what_is_left(worked, cells):
    left = to_settle(cells)
    changing = sum(cell.changes_list for cell in left)
    assert (
        disputes_title(worked.exercise, cells)
        == f"{changing} of {len(left)} questions that divide the panel would change the list"
    )
    assert len(left) + len(settled_cells(cells)) == len(cells)
    assert len(settled_cells(cells)) == 4


def test_the_first_to_settle_is_named_and_the_rest_are_safe_to_leave(worked, cells):
    left = to_settle(cells)
    safe = sum(not cell.changes_list for cell in left)
    sentence = disputes_sentence(worked, cells)
    assert sentence.startswith(f"Start with {cell_name(worked.exercise, left[0].spread)}.")
    assert f"The other {safe} would not change it" in sentence


def test_when_nothing_changes_the_list_the_title_says_so(worked, cells):
    same = [cell for cell in to_settle(cells) if not cell.changes_list]
    assert disputes_title(worked.exercise, same).endswith("none would change the list by itself")
    assert "moves a score most" in disputes_sentence(worked, same)


def test_nothing_to_settle_is_said_plainly(worked, cells):
    assert disputes_title(worked.exercise, ()) == "Nothing divides the panel"
    assert disputes_title(replace(worked.exercise, scores=()), ()) == "Nobody has scored yet"
    done = settled_cells(cells)
    assert disputes_title(worked.exercise, done) == "4 questions divided the panel, and all are settled"
    assert disputes_title(worked.exercise, done[:1]) == "1 question divided the panel, and it is settled"
    assert disputes_sentence(worked, done) == ""


def test_a_cell_is_named_with_its_level():
    made = [analyse(made_up(seed, levels=True)) for seed in range(4)]
    names = {cell_name(each.exercise, cell.spread) for each in made for cell in disputed_cells(each)}
    assert any("Led walks at half scale on “" in name for name in names)
    assert any(name.startswith("Gym on prescription on “") for name in names)


def test_a_value_has_the_name_of_its_step_where_it_is_one(worked):
    criterion = worked.exercise.criterion_by_id["deliverability"]
    assert value_words(criterion, 40.0) == "40 (serious obstacles)"
    assert value_words(criterion, 52.5) == "52.5"
    assert value_words(worked.exercise.criterion_by_id["acceptability"], -26.0) == "−26"


def test_the_ends_are_told_by_partner_and_never_by_member(worked, cells):
    members = {each.id for each in worked.exercise.members}
    partners = {each.name for each in worked.exercise.partners}
    for cell in cells:
        sentence = ends_sentence(worked.exercise, cell.spread)
        assert any(name in sentence for name in partners)
        assert not any(member in sentence for member in members)
    unknown = next(cell for cell in cells if cell.spread.unknown)
    assert f"Round 1: {len(unknown.spread.held)} members gave a score" in ends_sentence(worked.exercise, unknown.spread)
    assert f"{unknown.spread.unknown} did not know" in ends_sentence(worked.exercise, unknown.spread)


def test_an_end_says_who_comes_in_and_who_goes_out(worked, cells):
    cell = next(each for each in cells if each.at_low.leaves and each.at_low.enters)
    known = worked.exercise.intervention_by_id
    sentence = end_sentence(worked, cell, cell.at_low)
    assert f"out goes {known[cell.at_low.leaves[0]].name}" in sentence
    assert f"in comes {known[cell.at_low.enters[0]].name}" in sentence
    assert "instead of" in sentence


def test_a_cut_is_made_or_not_and_never_comes_in(worked):
    end = SettledEnd(0, 0, enters=("trim-exercise-referral",), leaves=("mmr-catch-up",), resized=("warm-homes",))
    words = end_words(worked, end)
    assert "in come" not in words
    assert "the cut is made: " in words
    assert "another level of Warm homes" in words
    assert end_words(worked, SettledEnd(0, 0, (), (), ())) == LIST_STAYS
    assert end_words(worked, SettledEnd(0, 0)) == "no list was worked out"


def test_the_table_has_a_row_a_cell_and_says_what_the_list_does(worked, cells):
    table = disputes_table(worked, cells)
    assert len(table.rows) == len(cells)
    for cell, words in zip(cells, table.column("The list"), strict=True):
        assert (words == "The list stays as it is") is not cell.changes_list


def test_what_was_settled_stands_with_its_reason(worked, cells):
    table = settled_table(worked.exercise, settled_cells(cells))
    assert set(table.column("Reason")) == {row.reason for row in worked.exercise.agreed}
    assert set(table.column("In round")) == {"1"}


def test_who_did_not_agree_stands_beside_what_was_settled(worked):
    agreed = tuple(replace(row, dissent="Carers disagree") for row in worked.exercise.agreed)
    divided = analyse(replace(worked.exercise, agreed=agreed))
    table = settled_table(divided.exercise, settled_cells(disputed_cells(divided)))
    assert table.rows
    assert all(reason.endswith("Did not agree: Carers disagree.") for reason in table.column("Reason"))


def test_every_cell_says_from_which_round_its_scores_come(worked, cells):
    first = to_settle(cells)[0].spread
    again = PanelScore(2, first.held[0].member, first.intervention, first.criterion, 40.0, ScoreState.GIVEN, "")
    other = PanelScore(2, first.held[1].member, first.intervention, first.criterion, 15.0, ScoreState.GIVEN, "")
    second = analyse(replace(worked.exercise, scores=(*worked.exercise.scores, again, other)))
    found = disputed_cells(second)
    table = disputes_table(second, found)
    rounds = dict(zip(table.column("Question"), table.column("Round"), strict=True))
    name = cell_name(second.exercise, first)
    assert rounds.pop(name) == "1 and 2"
    assert set(rounds.values()) == {"1"}
    cell = next(each for each in found if cell_name(second.exercise, each.spread) == name)
    assert ends_sentence(second.exercise, cell.spread).endswith(
        "Rounds 1 and 2: 5 members gave a score and 1 did not know. 2 answered again."
    )


def test_settled_cells_are_counted_by_the_round_that_settled_them(cells):
    done = settled_cells(cells)
    assert settled_title(done) == "4 divided questions are settled, in round 1"
    spread = done[0].spread
    later = replace(done[0], spread=replace(spread, agreed=replace(spread.agreed, round=2)))
    assert settled_title((later, *done[1:])) == "4 divided questions are settled: 3 in round 1 and 1 in round 2"
    assert settled_title((later,)) == "1 divided question is settled, in round 2"


def test_the_chart_shows_every_score_and_tells_it_in_words(worked, cells):
    shown = [*to_settle(cells)[:3], settled_cells(cells)[0]]
    figure = spreads_chart(worked, shown)
    drawn = figure.chart.to_dict()
    counts = sum(int(row["members"]) for rows in drawn["datasets"].values() for row in rows if "members" in row)
    assert counts == sum(len(cell.spread.held) for cell in shown)
    for cell in shown:
        assert cell_name(worked.exercise, cell.spread) in figure.alternative
    assert "agreed" in figure.alternative
    assert "ring" in how_to_read(shown)
    assert "ring" not in how_to_read(to_settle(cells)[:3])


def test_the_time_is_what_the_settings_make_of_it(worked):
    exercise = worked.exercise
    plan = replace(exercise, settings=replace(exercise.settings, panel=PanelSettings(5, 2.5, 30)))
    assert panel_time(exercise).answers == 36 * 3
    assert panel_time(exercise).scoring_minutes == 36
    assert panel_time(exercise, cells=4).settling_minutes == 12
    assert panel_time(exercise, cells=99).cells == 15
    assert (panel_time(plan).scoring_minutes, panel_time(plan, cells=99).settling_minutes) == (54, 13)


def test_the_sentence_on_time_counts_what_matters_once_it_is_known(worked, cells):
    changing = sum(cell.changes_list for cell in to_settle(cells))
    assert (
        f"settling the {changing} questions that would change the list takes about {3 * changing} minutes"
        in panel_time_sentence(worked.exercise, cells)
    )
    assert "settling up to 15 questions together takes up to 45 minutes." in panel_time_sentence(worked.exercise)
    assert "settling up to 15 questions together" in panel_time_sentence(replace(worked.exercise, scores=()))
    agreed = [
        AgreedScore(1, cell.spread.intervention, cell.spread.criterion, cell.spread.middle, "Yes", cell.spread.level)
        for cell in to_settle(cells)
    ]
    settled = replace(worked.exercise, agreed=(*worked.exercise.agreed, *agreed))
    assert "nothing the workshop must settle" in panel_time_sentence(settled)
    unscored = tuple(each for each in worked.exercise.criteria if each.measured_by != "panel")
    assert panel_time_sentence(replace(worked.exercise, criteria=unscored, scores=())) == ""


def test_both_sentences_on_time_count_the_same(worked, cells):
    changing = [cell for cell in to_settle(cells) if cell.changes_list]
    both = panel_time_sentence(worked.exercise, cells), settling_time_sentence(worked.exercise, cells)
    assert both[0].endswith(f"beforehand; s{both[1][1:]}")
    assert settling_time_sentence(worked.exercise, changing[:1]) == (
        "Settling the 1 question that would change the list takes about 3 minutes."
    )
    settings = worked.exercise.settings
    two = replace(settings, panel=replace(settings.panel, cells_to_settle=2))
    short = replace(worked.exercise, settings=two)
    assert settling_time_sentence(short, cells) == (
        f"Settling the first 2 of the {len(changing)} questions that would change the list takes about 6 minutes."
    )
    untested = [
        replace(
            cell,
            at_low=replace(cell.at_low, enters=None, leaves=None, resized=None),
            at_high=replace(cell.at_high, enters=None, leaves=None, resized=None),
        )
        for cell in changing
    ]
    assert settling_time_sentence(short, untested) == "Settling the first 2 questions takes about 6 minutes."
    assert settling_time_sentence(worked.exercise, settled_cells(cells)) == ""


def test_the_command_prints_the_finding_and_the_cells_in_order(worked, cells, capsys, tmp_path):
    out = tmp_path / "new" / "disputes.csv"
    assert main(["disputes", str(example_folder()), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert disputes_title(worked.exercise, cells) in said
    places = [
        said.index(f"{place:3}. {cell_name(worked.exercise, cell.spread)}")
        for place, cell in enumerate(to_settle(cells), start=1)
    ]
    assert places == sorted(places)
    assert "Settled: 4 questions." in said
    assert out.read_bytes() == disputes_csv(cells)


def test_the_command_answers_for_a_scenario_and_refuses_one_that_is_not_there(capsys):
    assert main(["disputes", str(example_folder()), "--scenario", "tighter-money"]) == 0
    assert "Scenario: Tighter money." in capsys.readouterr().out
    assert main(["disputes", str(example_folder()), "--scenario", "none"]) == 2
    assert "No scenario is called none" in capsys.readouterr().err
