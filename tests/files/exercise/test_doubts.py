"""What no table says to be wrong and cannot be right: missing years, scores out of five, a better that is worse."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.files.exercise.loading import load_exercise_files
from tests.files.small_exercise import edited, sentences, small_files
from tests.random_cases import examples

WALKS = "walks,grant,2026/27,60000,revenue,no"


def test_a_recurrent_cost_that_misses_a_year_is_a_problem_that_names_the_year():
    assert sentences(edited(("costs.csv", WALKS, WALKS.replace("no", "yes")))) == [
        ("costs.csv, row 5, column year | a recurrent cost of walks from grant with no row for 2027/28 | "
        "add the missing years, 0 for a year in which it costs nothing; or set recurrent to no")
    ]  # fmt: skip


def test_a_year_in_which_it_costs_nothing_is_written_as_0():
    rows = WALKS.replace("no", "yes") + "\nwalks,grant,2027/28,0,revenue,yes"
    assert sentences(edited(("costs.csv", WALKS, rows))) == []


def test_a_recurrent_cost_needs_every_year_of_every_fund():
    rows = WALKS.replace("no", "yes") + "\nwalks,building,2027/28,5,capital,yes"
    said = sentences(edited(("costs.csv", WALKS, rows)))
    assert [each.split(" | ")[1] for each in said] == [
        "a recurrent cost of walks from grant with no row for 2027/28",
        "a recurrent cost of walks from building with no row for 2026/27",
    ]


def test_a_row_that_cannot_be_read_is_not_also_called_missing():
    rows = WALKS.replace("no", "yes") + "\nwalks,grant,2027/28,lots,revenue,yes"
    (said,) = sentences(edited(("costs.csv", WALKS, rows)))
    assert "“lots”" in said


def test_an_amount_a_thousand_times_smaller_than_the_rest_is_noted():
    exercise = load_exercise_files(edited(("costs.csv", "walks,grant,2026/27,60000", "walks,grant,2026/27,60")))
    (note,) = exercise.file_notes
    assert note.sentence == (
        "costs.csv, row 5, column amount_gbp | 60, where half of all amounts are 40,000 or more | "
        "check that it is in pounds and not in thousands; 60 thousand is 60,000"
    )


def test_the_small_exercise_has_nothing_to_note():
    assert load_exercise_files(small_files()).file_notes == ()


def test_a_target_whose_better_is_worse_for_its_indicator_is_a_problem():
    said = sentences(edited(("targets.csv", "percent,lower,15.5", "percent,higher,15.5")))
    assert said[0] == (
        "targets.csv, row 2, column better | “higher”, but of the indicator smoking lower is better | "
        "write lower, name another indicator, or correct polarity in indicators.csv"
    )


def test_an_indicator_without_a_polarity_contradicts_no_target():
    files = small_files()
    files["indicators.csv"] = files["indicators.csv"].replace(b",100,lower,", b",100,none,")
    assert not [each for each in sentences(files) if "better" in each]


LEVELS = {"1": "Unwelcome", "2": "No strong feelings", "3": "Accepted", "4": "Welcomed", "5": "Asked for"}


def scored(values: dict[str, str]) -> dict[str, bytes]:
    files = small_files()
    rows = [
        f"1,{member},{intervention},acceptability,{value},given,\n"
        for member in ("clerk", "gp")
        for intervention, value in values.items()
    ]
    kept = [line for line in files["scores.csv"].decode().splitlines(keepends=True) if ",acceptability," not in line]
    files["scores.csv"] = "".join([*kept, *rows]).encode()
    return files


INTERVENTIONS = ("stop-smoking", "stop-smoking-cut", "walks", "gym", "leaflet-van")


def test_a_panel_that_scored_1_to_5_is_asked_which_level_each_number_means():
    """Panels often score from 1 to 5, as in a guide of the association of county health officials (NACCHO)."""
    (said,) = sentences(scored(dict(zip(INTERVENTIONS, "13542", strict=True))))
    assert said.startswith(
        "scores.csv, row 17, column value | 1, 2, 3, 4, 5 as values of acceptability, none of them the value of a level"
    )
    assert "Strongly opposed (-60); Unwelcome (-25); " in said


def test_one_member_who_scored_1_to_5_is_asked_though_others_wrote_levels():
    files = scored(dict.fromkeys(INTERVENTIONS, "Accepted"))
    text = files["scores.csv"].decode()
    for number, intervention in enumerate(INTERVENTIONS, 1):
        text = text.replace(f"gp,{intervention},acceptability,Accepted", f"gp,{intervention},acceptability,{number}")
    (said,) = sentences({**files, "scores.csv": text.encode()})
    assert "1, 2, 3, 4, 5 as values of acceptability" in said


def test_measurements_on_levels_are_asked_about_too():
    files = small_files()
    for name, number in (("strong", "4"), ("limited", "2"), ("moderate", "3"), ("none", "1")):
        files["measurements.csv"] = files["measurements.csv"].replace(
            f"evidence,{name}".encode(), f"evidence,{number}".encode()
        )
    (said,) = sentences(files)
    assert "1, 2, 3, 4 as values of evidence" in said


@settings(max_examples=examples(30, 200))
@given(values=st.lists(st.sampled_from(sorted(LEVELS.values())), min_size=5, max_size=5))
def test_levels_by_name_are_never_doubted(values):
    assert sentences(scored(dict(zip(INTERVENTIONS, values, strict=True)))) == []


@pytest.mark.parametrize("value", ["5", "45"])
def test_one_figure_between_levels_may_be_meant(value):
    files = scored(dict.fromkeys(INTERVENTIONS, "Accepted"))
    files["scores.csv"] = files["scores.csv"].replace(
        b"gp,gym,acceptability,Accepted", f"gp,gym,acceptability,{value}".encode()
    )
    assert sentences(files) == []


def test_a_panel_that_wrote_shares_of_the_scale_is_asked_and_one_share_is_noted():
    (said,) = sentences(scored(dict(zip(INTERVENTIONS, ("0.1", "0.35", "0.5", "0", "0.9"), strict=True))))
    assert "0.1, 0.35, 0.5, 0.9 as values of acceptability" in said
    assert "if this is a share of the scale, write the level that is meant: Strongly opposed (-60); " in said
    files = scored(dict.fromkeys(INTERVENTIONS, "Accepted"))
    files["scores.csv"] = files["scores.csv"].replace(b"gp,gym,acceptability,Accepted", b"gp,gym,acceptability,0.5")
    assert sentences(files) == []
    noted = [note.sentence for note in load_exercise_files(files).file_notes]
    assert [said for said in noted if "less than one point" in said] == [
        "scores.csv, row 25, column value | 0.5, less than one point of a scale to 100 | write 50 if 50% is meant"
    ]


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (("targets.csv", "council;nhs,16,2023/24", "council;nhs,0.16,2023/24"), "targets.csv, row 2, column baseline"),
        (("targets.csv", "lower,15.5,agreed", "lower,0.155,agreed"), "targets.csv, row 2, column no_stretch"),
        (("milestones.csv", "2027/28,14", "2027/28,0.14"), "milestones.csv, row 3, column value"),
    ],
)
def test_a_percentage_written_as_a_share_is_a_problem(edit, place):
    (said,) = [each for each in sentences(edited(edit)) if "about a hundredth of" in each]
    assert said.startswith(place)
    assert "smoking has, 16 percent | write 1" in said


def target_without_figures(*figures: str) -> dict[str, bytes]:
    """The small exercise whose target has no indicator yet, with its baseline and the two milestones as written."""
    edits = [
        ("targets.csv", "less-smoking,smoking,", "less-smoking,,"),
        ("targets.csv", "council;nhs,16,2023/24", f"council;nhs,{figures[0]},2023/24"),
        ("targets.csv", "lower,15.5,agreed,,,", "lower,,placeholder,No indicator yet,nhs,"),
        ("milestones.csv", "2026/27,15", f"2026/27,{figures[1]}"),
        ("milestones.csv", "2027/28,14", f"2027/28,{figures[2]}"),
    ]
    files = small_files()
    for name, old, new in edits:
        assert old.encode() in files[name], (name, old)
        files[name] = files[name].replace(old.encode(), new.encode(), 1)
    return files


def test_a_target_of_no_known_indicator_is_held_against_its_own_baseline():
    (said,) = [each for each in sentences(target_without_figures("16", "15", "0.14")) if "hundredth" in each]
    assert said == (
        "milestones.csv, row 3, column value | 0.14, about a hundredth of its baseline, 16 percent | "
        "write 14 if it is 14%"
    )


def test_a_target_whose_percentages_are_all_below_1_may_be_in_shares_and_that_is_noted():
    notes = load_exercise_files(target_without_figures("0.16", "0.15", "0.14")).file_notes
    (said,) = [note.sentence for note in notes if "shares" in note.what_to_do]
    assert said == (
        "targets.csv, row 2, column baseline | 0.16 percent, where no figure of less-smoking is 1 or more | "
        "check that they are not shares; write 16 if it is 16%"
    )
    assert load_exercise_files(target_without_figures("1.6", "1.5", "1.4")).file_notes == ()


def test_a_share_written_as_a_percentage_is_a_problem():
    (said,) = sentences(edited(("interventions.csv", "200,0.3,", "200,40,")))
    assert said == (
        "interventions.csv, row 5, column most_deprived_share | 40, which is not a share | "
        "write a share from 0 to 1 (45% is 0.45)"
    )
