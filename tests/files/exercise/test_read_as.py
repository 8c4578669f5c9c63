"""What is sure is understood whatever its spelling, and said; what may be two things is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritise.domain.rules import AtMost
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.template import template_files
from prioritise.files.number_text import money_in
from tests.files.small_exercise import edited, sentences, small_exercise, small_files

LOOSE = [
    (("interventions.csv", "walks,Led walks", "Walks,Led walks"), "id", "“Walks”", "walks"),
    (("interventions.csv", "Led walks,,Moving more,nhs,new", "Led walks,,Moving more,NHS,New "),
     "status", "“New”", "new"),
    (("interventions.csv", "200,0.3,", "200,30%,"), "most_deprived_share", "“30%”", "0.3"),
    (("costs.csv", "walks,grant,2026/27,60000", 'Led walks,Grant,2026-27,"£60,000"'),
     "intervention", "“Led walks”", "walks"),
    (("costs.csv", "walks,grant,2026/27,60000", "walks,Grant,2026/27,60000"), "fund", "“Grant”", "grant"),
    (("costs.csv", "walks,grant,2026/27,60000", "walks,grant,2026-27,60000"), "year", "“2026-27”", "2026/27"),
    (("costs.csv", "walks,grant,2026/27,60000", "walks,grant,2026/27,60 000"), "amount_gbp", "“60 000”", "60000"),
    (("costs.csv", "grant,2026/27,-20000,revenue", "grant,2026/27,(20000),Revenue"),
     "amount_gbp", "“(20000)”", "-20000"),
    (("costs.csv", "grant,2026/27,-20000", "grant,2026/27,\u221220000"), "amount_gbp", "“−20000”", "-20000"),
    (("weights.csv", "council,,need,points,40", "Council,,Need,points,40%"), "points", "“40%”", "40"),
    (("weights.csv", "council,,need,points,40", "council,,need,Points,40"), "method", "“Points”", "points"),
    (("members.csv", "gp,nhs,GP", "GP,nhs,GP"), "id", "“GP”", "gp"),
    (("targets.csv", "level,A1,council,council;nhs", "level,A1,council,Council;NHS"),
     "partners", "“Council;NHS”", "council;nhs"),
    (("voices.csv", "Carers,Tobacco", "Carers,tobacco"), "theme", "“tobacco”", "Tobacco"),
    (("exercise.yaml", "host: nhs", "host: NHS"), "funds.2.host", "“NHS”", "nhs"),
    (("exercise.yaml", "intervention: leaflet-van, reason", "intervention: Leaflet van, reason"),
     "rules.2.intervention", "“Leaflet van”", "leaflet-van"),
    (("exercise.yaml", "population_share: 0.2", "population_share: 20%"),
     "area.most_deprived.population_share", "“20%”", "0.2"),
    (("exercise.yaml", "years: [2026/27, 2027/28]", "years: [2026-27, 2027/28]"), "years.1", "“2026-27”", "2026/27"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "column", "text", "value"), LOOSE, ids=[f"{case[1]} {case[2]}" for case in LOOSE])
def test_a_loose_spelling_is_read_and_said(edit, column, text, value):
    exercise = load_exercise_files(edited(edit))
    assert exercise == small_exercise()
    notes = [each for each in exercise.file_notes if (each.column, each.what_to_do) == (column, f"read as {value}")]
    assert [(each.file, each.found) for each in notes] == [(edit[0], text)]


def test_the_same_spelling_on_many_rows_is_said_once():
    files = small_files()
    files["scores.csv"] = files["scores.csv"].replace(b",given,", b",Given,")
    (note,) = load_exercise_files(files).file_notes
    assert note.sentence == "scores.csv, row 2, column state | “Given” (here and on 19 more rows) | read as given"


def test_a_name_that_two_things_have_is_asked_about():
    files = edited(
        ("exercise.yaml", "id: nhs, name: NHS", "id: nhs, name: Council"),
        ("members.csv", "clerk,council", "clerk,COUNCIL"),
    )
    assert sentences(files) == [
        (
            "members.csv, row 2, column partner | “COUNCIL”, which may be council or nhs | "
            "write the id of the one that is meant"
        )
    ]


def test_two_ids_that_are_read_as_one_are_a_problem():
    said = sentences(edited(("interventions.csv", "gym,Gym on", "Walks,Gym on")))
    assert (
        "interventions.csv, row 5, column id | “walks” again; it is already on row 4 | keep one of the two rows" in said
    )


def test_two_names_in_yaml_that_are_read_as_one_are_a_problem():
    said = sentences(edited(("exercise.yaml", "weights: {need: 50", "weights: {Need: 50, need: 50")))
    assert "“Need” and “need”, which are one name | keep one of them" in said[0]


@pytest.mark.parametrize("amount", ["90.000", "1.200.000", "£90.000"])
def test_a_point_where_thousands_may_be_meant_is_asked_about(amount):
    (said,) = sentences(edited(("costs.csv", "walks,grant,2026/27,60000", f"walks,grant,2026/27,{amount}")))
    assert f"“{amount}”, which may mean" in said


def test_labels_that_differ_in_capitals_or_spaces_are_one_label():
    """Two spellings of a theme are two themes to a spreadsheet (the kind of complaint in comport 91)."""
    files = edited(
        ("interventions.csv", "gym,Gym on prescription,,Moving more", "gym,Gym on prescription,,moving  More")
    )
    exercise = load_exercise_files(files)
    assert exercise == small_exercise()
    assert [each.what_to_do for each in exercise.file_notes] == ["read as Moving more"]


def test_a_rule_holds_whatever_the_capitals_of_its_theme():
    exercise = load_exercise_files(
        edited(("exercise.yaml", "count: 2, theme: Moving more", "count: 2, theme: MOVING MORE"))
    )
    (rule,) = [each for each in exercise.rules if isinstance(each, AtMost)]
    assert rule.selection.theme == "Moving more"


def test_an_empty_choice_is_answered_with_the_choices():
    (said,) = sentences(edited(("weights.csv", "council,,need,points,40", "council,,need,,40")))
    assert said == "weights.csv, row 2, column method | an empty cell | write points, swing, rank, ahp or best-worst"


def test_a_row_with_a_slip_does_not_hide_that_other_values_are_missing():
    files = edited(
        ("measurements.csv", "walks,health-gain,8", "walks,health-gain,lots"),
        ("measurements.csv", "gym,evidence,moderate,,,Made up\n", ""),
    )
    assert [each.split(" | ")[:2] for each in sentences(files)] == [
        ["measurements.csv", "gym has no value on evidence: it has no measurement"],
        ["measurements.csv, row 4, column value", "“lots”, which is not a number"],
    ]


@given(
    pounds=st.integers(-999_999_999, 999_999_999),
    thousands=st.sampled_from(["", ",", " ", "\u00a0", "\u2009"]),
    sign=st.sampled_from(["-", "\u2212", "\u2013", "("]),
    mark=st.sampled_from(["", "£", "£ "]),
)
def test_an_amount_in_any_usual_spelling_is_that_amount(pounds, thousands, sign, mark):
    figure = f"{mark}{abs(pounds):,}".replace(",", thousands)
    written = (f"({figure})" if sign == "(" else f"{sign}{figure}") if pounds < 0 else figure
    assert money_in(written) == pounds


@given(
    st.text(alphabet="0123456789.,£-\u2212() kKm%", max_size=12)
    | st.from_regex(r"£?\d{1,3}(,\d{3})?(\.\d\d)?", fullmatch=True)
)
def test_what_is_read_as_an_amount_has_exactly_its_figures(text):
    amount = money_in(text)
    figures = "".join(mark for mark in text if mark.isdigit() or mark == ".")
    assert amount is None or float(figures) == abs(amount)


FIRST_UPLOAD = {
    "interventions.csv": (
        "falls classes,Falls classes,,Ageing well,council,New,,400,,,Our case\n"
        "handyperson,Handyperson,,Ageing well,Council,current,,900,,,Report\n"
    ),
    "costs.csv": "".join(
        f'{name},{fund},{year},"£90,000",Revenue,Yes,\n'
        for name, fund in (("falls classes", "main-fund"), ("handyperson", "main fund"))
        for year in ("2026/27", "2027/28", "2028/29")
    ),
    "measurements.csv": "falls classes,health-gain,5,,,guess,\nhandyperson,health-gain,3,,,guess,\n",
    "members.csv": "anna,council,Commissioner\n",
    "weights.csv": "".join(
        f"council,,{criterion},,{points},\n"
        for criterion, points in (("health-gain", "40%"), ("local-priority", "40%"), ("cost", "20%"))
    ),
    "scores.csv": "1,anna,falls classes,local-priority,Named in one plan,,,\n",
}


def first_upload(**changed: str) -> dict[str, bytes]:
    files = {each.name: each.content for each in template_files()}
    files["exercise.yaml"] = files["exercise.yaml"].replace(
        b"local-priority, evidence, cost]", b"local-priority, cost]"
    )
    tables = {**FIRST_UPLOAD, **{f"{stem}.csv": text for stem, text in changed.items()}}
    return {**files, **{name: files[name] + text.encode() for name, text in tables.items()}}


def test_a_first_exercise_made_in_a_spreadsheet_is_asked_about_in_one_round():
    files = first_upload()
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"1000000", b"200,000")
    said = sentences(files)
    assert [each for each in said if "“200,000”" in each and "write 200000" in each] == said[:3]
    assert [each.split(" | ", 1) for each in said[3:]] == [
        *[
            [f"weights.csv, row {row}, column method", "an empty cell | write points, swing, rank, ahp or best-worst"]
            for row in (2, 3, 4)
        ],
        [
            "scores.csv",
            (
                "handyperson has no value on local-priority: no member of the panel has given a score | "
                "have it scored in scores.csv, or settle it in agreed.csv with a reason"
            ),
        ],
        ["scores.csv, row 2, column state", "an empty cell | write given, unknown or interest"],
    ]


def test_once_it_is_answered_it_opens_and_says_how_it_was_read():
    scores = "".join(
        f"1,anna,{name},local-priority,named in one plan,given,,\n" for name in ("falls classes", "Handyperson")
    )
    weights = FIRST_UPLOAD["weights.csv"].replace(",,40%", ",points,40%").replace(",,20%", ",points,20%")
    exercise = load_exercise_files(first_upload(scores=scores, weights=weights))
    assert [row.amount_gbp for row in exercise.costs] == [90_000] * 6
    assert "costs.csv, row 2, column amount_gbp | “£90,000” (here and on 5 more rows) | read as 90000" in [
        each.sentence for each in exercise.file_notes
    ]
