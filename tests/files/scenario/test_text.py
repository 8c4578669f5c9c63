"""A scenario is written into exercise.yaml as a text edit that changes nothing else, and reads back the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritise.domain.errors import FileProblems
from prioritise.domain.rules import FundLimit, MeetTarget, MustFund, MustNotFund, Selection
from prioritise.domain.scenarios import Override, Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.problem_list import ProblemList
from prioritise.files.scenario.data import scenario_from_data
from prioritise.files.scenario.text import scenario_id, with_scenarios, without_scenarios
from prioritise.files.shipped import example_folder
from prioritise.files.yaml_text import read_yaml
from tests.files.small_exercise import small_files
from tests.random_cases import examples

CHEAP = Scenario(
    id="bare-bones",
    name="Bare bones: what it would take",
    weights={"need": 30.5, "inequality": 1e-05, "health-gain": 20, "acceptability": 5, "cost": 10},
    budget_factor=0.9,
    funds={"grant": {"2026/27": 90000}},
    rules_add=(
        MustFund("held-walks", "walks", "It is in the list, isn’t it? # yes: it is"),
        MustNotFund("held-gym", "gym", "no"),
        MeetTarget("asked", "less-smoking", "2026/27", 0.5, "Asked for"),
        FundLimit("part", "grant", Selection(interventions=("walks", "gym")), None, 0.25, "", "null"),
    ),
    overrides=(Override("walks", True, "A pledge"),),
)
SMALL = small_files()["exercise.yaml"].decode()
WITHOUT = SMALL[: SMALL.index("scenarios:")] + SMALL[SMALL.index("settings:") :]


def loaded(text: str):
    return load_exercise_files(small_files() | {"exercise.yaml": text.encode()})


def saved(text: str, *scenarios: Scenario) -> str:
    return with_scenarios(text.encode(), scenarios).decode()


FORMS = {
    "a list there is": SMALL,
    "no list": WITHOUT,
    "no list and no line end": WITHOUT.rstrip("\n"),
    "an empty list": WITHOUT + "scenarios: []\n# the end\n",
    "an empty list that something follows": WITHOUT.replace("settings:", "scenarios: []   # none yet\nsettings:"),
    "nothing after the name": WITHOUT.replace("settings:", "scenarios:\nsettings:"),
    "a list on one line": WITHOUT + "scenarios: [{id: other, name: Other}]\n",
    "a list without indentation": WITHOUT + "scenarios:\n- id: other\n  name: Other\n\n# the end\n",
    "comments around a list": WITHOUT.replace(
        "settings:", "scenarios:\n    # first\n    - id: other # here\n      name: Other\n\n# of settings\nsettings:"
    ),
    "line ends of Windows": SMALL.replace("\n", "\r\n"),
    "a byte-order mark": "\ufeff" + SMALL,
}


@pytest.mark.parametrize("form", FORMS)
def test_it_is_added_to_every_form_the_file_may_have_and_nothing_else_changes(form: str) -> None:
    before = FORMS[form]
    after = saved(before, CHEAP)
    old, new = loaded(before), loaded(after)
    assert new.scenarios == (*old.scenarios, CHEAP)
    kept = [line.strip() for line in before.splitlines() if line.strip() and "scenarios:" not in line]
    added = [line.strip() for line in after.splitlines()]
    assert [line for line in kept if line not in added] == []
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.replace("\r\n", "").count("\n") == 0 or "\r\n" not in before


@pytest.mark.parametrize("form", FORMS)
def test_taking_it_out_again_leaves_the_file_as_it_was_before(form: str) -> None:
    before = FORMS[form]
    after = without_scenarios(saved(before, CHEAP).encode(), [CHEAP.id, "nothing"]).decode()
    assert loaded(after).scenarios == loaded(before).scenarios
    said = [line for line in before.splitlines() if loaded(before).scenarios or not line.startswith("scenarios:")]
    assert after.splitlines() == said


def test_of_a_list_on_one_line_the_first_the_middle_and_the_last_can_be_taken_out() -> None:
    form = WITHOUT + "scenarios: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]\n"
    for gone, stay in (("a", "bc"), ("b", "ac"), ("c", "ab"), ("ac", "b")):
        text = without_scenarios(form.encode(), list(gone)).decode()
        assert [each.id for each in loaded(text).scenarios] == list(stay)
    assert without_scenarios(form.encode(), ["a", "b", "c"]).decode() == WITHOUT


def test_saving_it_again_changes_no_byte_and_saving_it_changed_replaces_it() -> None:
    once = saved(SMALL, CHEAP)
    assert saved(once, CHEAP) == once
    changed = Scenario(id="bare-bones", name="Bare bones", budget_factor=0.5)
    twice = saved(once, changed)
    assert loaded(twice).scenarios == (*loaded(SMALL).scenarios, changed)
    assert saved(saved(twice, Scenario(id="last", name="Last")), CHEAP).startswith(once[: once.index("  - id: bare")])


def test_a_list_within_it_stands_further_in_as_in_the_worked_example() -> None:
    assert "\n    rules_add:\n      - {id: held-walks, kind: must_fund, " in saved(SMALL, CHEAP)


def test_comments_keep_their_places() -> None:
    after = saved(FORMS["comments around a list"], CHEAP)
    assert after.index("# first") < after.index("id: other # here") < after.index("bare-bones")
    assert after.index("bare-bones") < after.index("# of settings\nsettings:")


def test_the_worked_example_changes_by_the_lines_of_the_scenario_alone() -> None:
    content = (example_folder() / "exercise.yaml").read_bytes()
    after = with_scenarios(content, [Scenario(id="plain", name="Plain", budget_factor=1.25)])
    lines = b"  - id: plain\n    name: Plain\n    budget_factor: 1.25\n"
    assert after.replace(lines, b"") == content


def test_a_file_in_another_form_is_refused_with_what_to_do() -> None:
    with pytest.raises(FileProblems) as refused:
        with_scenarios(b"{schema: 1, id: small}\n", [CHEAP])
    (found,) = refused.value.problems
    assert "by hand" in found.what_to_do


def test_an_id_is_made_from_the_name_and_never_taken_twice() -> None:
    assert scenario_id("Bare bones!", ()) == "bare-bones"
    assert scenario_id("Bare bones", ("bare-bones",)) == "bare-bones-2"
    assert scenario_id("Agreed", ()) == "agreed-2"
    assert scenario_id("…", ()) == "scenario"


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=40
).filter(lambda text: text.strip() and text.strip()[0] not in "=+-@")
"""Text that begins like a formula is refused before it gets here."""


@settings(max_examples=examples(40, 300), deadline=None)
@given(WORDS, WORDS, st.sampled_from(sorted(FORMS)))
def test_any_name_and_reason_reads_back_as_it_was_written(name: str, reason: str, form: str) -> None:
    scenario = Scenario(
        id="drawn", name=name.strip(), rules_add=(MustFund("held", "walks", reason.strip()),), budget_factor=0.5
    )
    try:
        after = saved(FORMS[form], scenario)
    except FileProblems:
        return
    read = read_yaml("exercise.yaml", after.encode(), ProblemList())
    assert scenario_from_data(read.data["scenarios"][-1], file="a test") == scenario
