"""Every kind of bad input is one line: where it is, what was found, what to do."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import FileProblems
from prioritise.files.exercise.loading import load_exercise
from tests.files.small_exercise import COSTS, INTERVENTIONS, edited, problems_in, sentences, small_files, without

CELLS = [
    pytest.param(
        ("costs.csv", "60000", "lots"),
        "costs.csv, row 5, column amount_gbp | “lots”, which is not a number | "
        "enter figures only, such as 1200",
        id="text in a number",
    ),
    pytest.param(
        ("costs.csv", "60000", "=SUM(A1:A9)"),
        "costs.csv, row 5, column amount_gbp | “=SUM(A1:A9)”, which is a formula | paste its result instead",
        id="a formula in a number",
    ),
    pytest.param(
        ("interventions.csv", "Led walks", "=A1"),
        "interventions.csv, row 4, column name | “=A1”, which is a formula | paste its result instead",
        id="a formula in a text",
    ),
    pytest.param(
        ("interventions.csv", "Led walks", "Led\x07walks"),
        "interventions.csv, row 4, column name | a control character in the text | "
        "delete the cell and type its text again",
        id="a control character",
    ),
    pytest.param(
        ("costs.csv", "60000", "60000.5"),
        "costs.csv, row 5, column amount_gbp | 60000.5, which is not a whole number | round it to a whole number",
        id="part of a pound",
    ),
    pytest.param(
        ("costs.csv", "60000", "-12.5"),
        "costs.csv, row 5, column amount_gbp | -12.5, which is not in whole pounds | "
        "write every pound, -12,500 for -12.5 thousand, or round it",
        id="pounds in thousands",
    ),
    pytest.param(
        ("costs.csv", "60000", "0.06"),
        "costs.csv, row 5, column amount_gbp | 0.06, which is not in whole pounds | "
        "write every pound, 60,000 for 0.06 million, or round it",
        id="pounds in millions",
    ),
    pytest.param(
        ("costs.csv", "60000", "6e15"),
        "costs.csv, row 5, column amount_gbp | “6e15”, which a spreadsheet may have rounded | "
        "write every figure: 6000000000000000 if that is what you mean",
        id="a number too large",
    ),
    pytest.param(
        ("costs.csv", "60000", ""),
        "costs.csv, row 5, column amount_gbp | an empty cell | "
        "enter the figure, or 0 if you mean 0; missing is never taken as zero",
        id="an empty cell in a number",
    ),
    pytest.param(
        ("costs.csv", "walks,grant", "walkz,grant"),
        "costs.csv, row 5, column intervention | “walkz”, which is not listed in interventions.csv | "
        "did you mean walks?",
        id="a cost for an intervention that is not listed",
    ),
    pytest.param(
        ("costs.csv", "walks,grant,2026/27,60000,revenue", "walks,grant,2026/27,60000,capital"),
        "costs.csv, row 5, column kind | capital money from grant, which holds revenue money | "
        "change the kind or the fund",
        id="money of the wrong kind",
    ),
    pytest.param(
        ("costs.csv", "walks,grant,2026/27", "walks,grant,2027/29"),
        "costs.csv, row 5, column year | “2027/29”, which is not a financial year | write it like 2026/27",
        id="not a year",
    ),
    pytest.param(
        ("costs.csv", "walks,grant,2026/27", "walks,grant,2030/31"),
        "costs.csv, row 5, column year | “2030/31”, which is not one of the exercise's years | "
        "allowed here: 2026/27, 2027/28",
        id="a year outside the plan",
    ),
    pytest.param(
        ("costs.csv", "60000,revenue,no", "60000,revenue,perhaps"),
        "costs.csv, row 5, column recurrent | “perhaps” | write yes or no",
        id="neither yes nor no",
    ),
    pytest.param(
        ("costs.csv", "leaflet-van,grant,2026/27,40000,revenue,no\n", ""),
        "costs.csv, column intervention | no row for leaflet-van | add what it costs, 0 if it costs nothing",
        id="no cost",
    ),
    pytest.param(
        ("costs.csv", "gym,grant,2027/28,30000,revenue", "gym,building,2026/27,1,capital"),
        "costs.csv, row 7, column intervention | “gym, building, 2026/27” again; it is already on row 6 | "
        "keep one of the two rows",
        id="two costs in one year",
    ),
    pytest.param(
        ("interventions.csv", "300,0.1", "300,10"),
        "interventions.csv, row 4, column most_deprived_share | 10, which is not a share | "
        "write a share from 0 to 1 (45% is 0.45)",
        id="a share above 1",
    ),
    pytest.param(
        ("exercise.yaml", "small_number: 5", "small_number: 5, bands: {reserve_budget: 0.9}"),
        "exercise.yaml, row 38, column settings.bands.reserve_budget | 0.9, which is less than today's money | "
        "use 1 or more: 1.2 is 120% of every budget",
        id="a reserve budget of less money",
    ),
    pytest.param(
        ("interventions.csv", "nhs,new,,300", "nhs,newish,,300"),
        "interventions.csv, row 4, column status | “newish” | use new, current or reduce",
        id="not a status",
    ),
    pytest.param(
        ("interventions.csv", "0.1,limited", "0.1,some"),
        "interventions.csv, row 4, column evidence_grade | “some” | "
        "use strong, moderate, limited or none, or leave it empty",
        id="not a grade",
    ),
    pytest.param(
        ("interventions.csv", "nhs,new,,300", "nhs,new,,-300"),
        "interventions.csv, row 4, column people_per_year | -300 | "
        "use 0 or more; only a reduction has people who lose",
        id="fewer than no people",
    ),
    pytest.param(
        ("interventions.csv", "-100,0.5", "100,0.5"),
        "interventions.csv, row 3, column people_per_year | 100 on a reduction | "
        "write -100: these people lose by it",
        id="a cut that people gain by",
    ),
    pytest.param(
        ("interventions.csv", "reduce,stop-smoking", "reduce,stop-smokin"),
        "interventions.csv, row 3, column reduces | “stop-smokin”, which is not a current intervention | "
        "name the current intervention that this cuts; did you mean stop-smoking?",
        id="a cut of nothing",
    ),
    pytest.param(
        ("interventions.csv", "nhs,new,,300", "nhs,new,,"),
        "interventions.csv, row 4 | walks has no value on inequality: it has no people_per_year | "
        "enter people_per_year in interventions.csv",
        id="reach not known",
    ),
    pytest.param(
        ("measurements.csv", "walks,health-gain,8", "walks,health-gain,80"),
        "measurements.csv, row 4, column value | 80, which is off its scale | "
        "check it; the scale runs from -50 to 50 quality-adjusted life years from one year of delivery",
        id="a measurement off its scale",
    ),
    pytest.param(
        ("measurements.csv", "walks,evidence,limited", "walks,evidence,limitd"),
        "measurements.csv, row 9, column value | “limitd”, which is not a level of evidence | did you mean limited?",
        id="a level that does not exist",
    ),
    pytest.param(
        ("measurements.csv", "walks,health-gain,8,,", "walks,health-gain,8,9,7"),
        "measurements.csv, row 4, column low | 9 above high, 7 | put the smaller figure in low",
        id="low above high",
    ),
    pytest.param(
        ("measurements.csv", "walks,health-gain,8,,", "walks,need,1,,"),
        "measurements.csv, row 4, column criterion | a measurement for need, which comes from indicators and effects | "
        "remove the row",
        id="a measurement of what is computed",
    ),
    pytest.param(
        ("measurements.csv", "gym,health-gain,4,,,Made up\n", ""),
        "measurements.csv | gym has no value on health-gain: it has no measurement | "
        "add a row to measurements.csv, or agree a value",
        id="no measurement",
    ),
    pytest.param(
        ("effects.csv", "walks,active", "walks,actve"),
        "effects.csv, row 4, column indicator | “actve”, which is not listed in indicators.csv | did you mean active?",
        id="an effect on an unknown indicator",
    ),
    pytest.param(
        ("effects.csv", "gym,active,0.3,,,1,1,doi.org/10.1/c\n", ""),
        "effects.csv | gym has no value on need: it is not linked to any indicator | "
        "add a row to effects.csv that links it to an indicator, or let the panel score it",
        id="no effect",
    ),
    pytest.param(
        ("indicators.csv", "16,15,17,1600,10000", "16,15,17,1600,"),
        "indicators.csv | stop-smoking has no value on need: "
        "indicator smoking has no denominator for Smallville, so what it would change there is not known | "
        "enter the denominator in indicators.csv",
        id="no denominator",
    ),
    pytest.param(
        ("indicators.csv", "16,15,17,1600,10000", "16,15,17,1600,0"),
        "indicators.csv, row 2, column denominator | 0, which is not above 0 | use a number above 0",
        id="a denominator of nobody",
    ),
    pytest.param(
        ("indicators.csv", "55,52,58", "55,58,52"),
        "indicators.csv, row 9, column lower_ci | 58 above upper_ci, 52 | check both limits",
        id="limits the wrong way round",
    ),
    pytest.param(
        ("weights.csv", "council,,need,points,40", "council,,need,points,30"),
        "weights.csv, row 2, column points | points that sum to 90 from council | make them sum to 100",
        id="weights that do not sum",
    ),
    pytest.param(
        ("weights.csv", "nhs,gp,need,swing,100", "nhs,gp,need,swing,90"),
        "weights.csv, row 7, column points | swings whose largest is 90 from nhs, gp | "
        "give 100 to the swing that matters most, less to the others",
        id="no swing of 100",
    ),
    pytest.param(
        ("weights.csv", "nhs,nurse,cost,rank,5", "nhs,nurse,cost,rank,9"),
        "weights.csv, row 12, column points | ranks outside 1, 2, 3 and so on from nhs, nurse | "
        "rank from 1, the most important, to 5",
        id="a rank too far",
    ),
    pytest.param(
        ("weights.csv", "nhs,nurse,cost,rank,5", "nhs,nurse,cost,points,5"),
        "weights.csv, row 12, column method | two methods from nhs, nurse | use one method for a whole statement",
        id="two methods",
    ),
    pytest.param(
        ("weights.csv", "council,,cost,points,10,\n", ""),
        "weights.csv, row 2, column criterion | no weight for cost from council | add the row; write 0 if they mean 0",
        id="no weight",
    ),
    pytest.param(
        ("weights.csv", "council,,cost,points,10,", "council,,evidence,points,10,"),
        "weights.csv, row 6, column criterion | “evidence”, which is not a criterion that carries weight here | "
        "allowed here: acceptability, cost, health-gain, inequality, need",
        id="a weight for a likelihood",
    ),
    pytest.param(
        ("weights.csv", "council,,need,points,40", "councl,,need,points,40"),
        "weights.csv, row 2, column partner | “councl”, which is not a partner of exercise.yaml | "
        "did you mean council?",
        id="an unknown partner",
    ),
    pytest.param(
        ("weights.csv", "council,,need,points,40", "council,,need,points,many"),
        "weights.csv, row 2, column points | “many”, which is not a number | "
        "enter figures only, such as 45",
        id="text in a weight",
    ),
    pytest.param(
        ("scores.csv", "1,gp,gym,acceptability,0,given", "1,gp,gym,acceptability,900,given"),
        "scores.csv, row 21, column value | 900, which is off its scale | give a value from -60 to 100",
        id="a score off its scale",
    ),
    pytest.param(
        ("scores.csv", "1,gp,gym,acceptability,0,given", "1,gp,gym,acceptability,,given"),
        "scores.csv, row 21, column value | no value | enter it, or set the state to unknown",
        id="a score given and not there",
    ),
    pytest.param(
        ("scores.csv", "1,gp,gym,acceptability,0,given", "1,gp,gym,acceptability,0,interest"),
        "scores.csv, row 21, column value | a value although the state is interest | "
        "empty the value, or set the state to given",
        id="a score from who stands aside",
    ),
    pytest.param(
        ("scores.csv", "1,gp,gym,acceptability,0,given", "0,gp,gym,acceptability,0,given"),
        "scores.csv, row 21, column round | round 0 | number rounds from 1",
        id="a round before the first",
    ),
    pytest.param(
        ("agreed.csv", "1,gym,acceptability,Welcomed", "1,gym,acceptability,Welcom"),
        "agreed.csv, row 2, column value | “Welcom”, which is not a level of acceptability | did you mean Welcomed?",
        id="an agreed level that does not exist",
    ),
    pytest.param(
        ("agreed.csv", "1,gym,acceptability,Welcomed,The panel talked it through.", "1,gym,acceptability,Welcomed,"),
        "agreed.csv, row 2, column reason | an empty cell | fill it in",
        id="agreed without a reason",
    ),
    pytest.param(
        ("agreed.csv", "1,gym,acceptability,Welcomed", "1,gym,cost,5"),
        (
            "agreed.csv, row 2, column criterion | “cost”, which no panel settles | "
            "remove the row; cost comes from costs.csv"
        ),
        id="an agreed cost",
    ),
    pytest.param(
        ("members.csv", "gp,nhs", "gp,nhz"),
        "members.csv, row 3, column partner | “nhz”, which is not a partner of exercise.yaml | did you mean nhs?",
        id="a member of nobody",
    ),
    pytest.param(
        ("targets.csv", "council;nhs", "council;nsh"),
        "targets.csv, row 2, column partners | “nsh”, which is not a partner of exercise.yaml | did you mean nhs?",
        id="a target signed by nobody",
    ),
    pytest.param(
        ("targets.csv", "No measure yet", ""),
        "targets.csv, row 3, column placeholder_reason | an empty cell on a placeholder | "
        "say why, and who fills it",
        id="a placeholder without a reason",
    ),
    pytest.param(
        ("targets.csv", "nhs,16,2023/24", "nhs,,2023/24"),
        "targets.csv, row 2, column baseline | no baseline on an agreed target | "
        "enter it, or make the row a placeholder",
        id="a target without a baseline",
    ),
    pytest.param(
        ("milestones.csv", "less-smoking,2027/28,14", "less-smoking,2027/28,19"),
        "milestones.csv, row 3, column value | 19, on the worse side of the baseline 16 (lower is better) | "
        "check the milestone and `better`",
        id="a milestone that gives up",
    ),
    pytest.param(
        ("voices.csv", "Carers,Tobacco", "Carers,Tobaco"),
        "voices.csv, row 2, column theme | “Tobaco”, which is not the theme of an intervention or a domain | "
        "did you mean Tobacco?",
        id="a voice on no theme",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), CELLS)
def test_one_slip_in_a_table_is_one_line_that_says_where_what_and_what_to_do(edit, expected):
    found = [line for line in sentences(edited(edit)) if line not in ALSO_TRUE]
    assert found == [expected]


ALSO_TRUE = {
    (
        "interventions.csv, row 4 | walks has no value on need: it has no people_per_year | "
        "enter people_per_year in interventions.csv"
    ),
    (
        "indicators.csv | stop-smoking-cut has no value on need: indicator smoking has no denominator for Smallville, "
        "so what it would change there is not known | enter the denominator in indicators.csv"
    ),
    (
        "indicators.csv | leaflet-van has no value on need: indicator smoking has no denominator for Smallville, "
        "so what it would change there is not known | enter the denominator in indicators.csv"
    ),
}


def spoiled(name: str, content: bytes) -> dict[str, bytes]:
    return small_files() | {name: content}


def heading(text: str) -> bytes:
    return text.split("\n")[0].encode()


FILES = [
    pytest.param(
        spoiled("interventions.csv", INTERVENTIONS.replace("Led walks", "Café").encode("latin-1")),
        ["interventions.csv, row 4 | letters that are not UTF-8 | save it again as CSV UTF-8"],
        id="not UTF-8",
    ),
    pytest.param(
        spoiled("costs.csv", COSTS.encode("utf-16")),
        ["costs.csv | text in UTF-16 | save it again as CSV UTF-8"],
        id="UTF-16",
    ),
    pytest.param(
        spoiled("costs.csv", b"PK\x03\x04\x14\x00\x06\x00"),
        ["costs.csv | an Excel workbook or zip under this name | save it again as CSV UTF-8"],
        id="an Excel workbook renamed",
    ),
    pytest.param(
        spoiled("costs.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ["costs.csv | an Excel workbook or zip under this name | save it again as CSV UTF-8"],
        id="an old Excel workbook renamed",
    ),
    pytest.param(
        spoiled("costs.csv", COSTS.replace("60000", "60\x00000").encode()),
        ["costs.csv, row 5 | control characters that no text file has | save it again as CSV UTF-8"],
        id="NUL bytes",
    ),
    pytest.param(
        spoiled("costs.csv", b""),
        [
            (
                "costs.csv | nothing in it | "
                "start it with the headings intervention,fund,year,amount_gbp,kind,recurrent,level"
            )
        ],
        id="an empty file",
    ),
    pytest.param(
        spoiled("costs.csv", heading(COSTS)),
        [
            f"costs.csv, column intervention | no row for {name} | add what it costs, 0 if it costs nothing"
            for name in ("stop-smoking", "stop-smoking-cut", "walks", "gym", "leaflet-van")
        ],
        id="costs with headings only",
    ),
    pytest.param(
        spoiled("interventions.csv", heading(INTERVENTIONS)),
        ["interventions.csv | no interventions | add at least one row"],
        id="interventions with headings only",
    ),
    pytest.param(
        spoiled("costs.csv", COSTS.replace('"100,000"', "100000").replace(",", ";").encode()),
        ["costs.csv, row 1 | columns parted by semicolons | save the file again as CSV UTF-8, parted by commas"],
        id="semicolons",
    ),
    pytest.param(
        spoiled("costs.csv", COSTS.split("\n", 1)[1].encode()),
        [
            (
                "costs.csv, row 1 | “stop-smoking, grant, 2026/27, 100000, revenue, yes” where the headings belong | "
                "start the file with the headings intervention,fund,year,amount_gbp,kind,recurrent,level"
            )
        ],
        id="no headings",
    ),
    pytest.param(
        edited(("costs.csv", "amount_gbp", "amount")),
        ["costs.csv, row 1 | the unknown column “amount” | did you mean amount_gbp?"],
        id="an unknown column that was meant as another",
    ),
    pytest.param(
        edited(("costs.csv", "recurrent\n", "recurrent,colour\n")),
        [
            (
                "costs.csv, row 1 | the unknown column “colour” | "
                "allowed here: intervention, fund, year, amount_gbp, kind, recurrent, level"
            )
        ],
        id="an unknown column",
    ),
    pytest.param(
        edited(("costs.csv", "recurrent\n", "recurrent,kind\n")),
        ["costs.csv, row 1, column kind | the column kind twice | keep one of them"],
        id="a column twice",
    ),
    pytest.param(
        edited(("effects.csv", "years_to_full", "")),
        ["effects.csv, row 1 | a column without a heading | name it, or remove it"],
        id="a column without a heading",
    ),
    pytest.param(
        edited(("costs.csv", "60000,revenue,no", "60000,revenue,no,and,more")),
        [
            (
                "costs.csv, row 5 | “and” beyond the last heading, “recurrent” | "
                "give its column a heading, or empty the cell; text that holds a comma belongs in quotation marks"
            )
        ],
        id="a row too long",
    ),
    pytest.param(
        edited(("costs.csv", "60000,revenue,no", "60000")),
        [
            "costs.csv, row 5, column kind | an empty cell | write revenue or capital",
            "costs.csv, row 5, column recurrent | an empty cell | fill it in",
        ],
        id="a row too short",
    ),
    pytest.param(
        edited(("costs.csv", '"100,000"', '"100,000')),
        ["costs.csv, row 3 | a row that cannot be read, from here on | check that every quotation mark is closed"],
        id="a quotation mark left open",
    ),
    pytest.param(
        without("costs.csv"),
        ["costs.csv | no such file | add it; see the worked example for its columns"],
        id="no costs",
    ),
    pytest.param(
        without("interventions.csv"),
        ["interventions.csv | no such file | add it; see the worked example for its columns"],
        id="no interventions",
    ),
    pytest.param(
        without("exercise.yaml"),
        ["exercise.yaml | no such file | add it; see the worked example for its columns"],
        id="no exercise",
    ),
    pytest.param(
        without("scores.csv"),
        [
            (
                "scores.csv | no such file, although it is needed to measure acceptability and deliverability | "
                "add it; see the worked example for its columns"
            )
        ],
        id="no scores",
    ),
    pytest.param(
        without("members.csv"),
        [
            (
                "members.csv | no such file, although it is named in weights.csv and scores.csv | "
                "add it; see the worked example for its columns"
            )
        ],
        id="no members",
    ),
    pytest.param(
        small_files() | {"cost.csv": b"x", "budget.csv": b"x", "notes.txt": b"\xff", "criteria/unused.yaml": b"["},
        [
            "cost.csv | a file this version does not read | did you mean costs.csv? Or remove it",
            "budget.csv | a file this version does not read | remove it from the folder",
        ],
        id="files that mean nothing here",
    ),
]


@pytest.mark.parametrize(("files", "expected"), FILES)
def test_a_file_that_cannot_be_used_is_named_once_and_nothing_is_said_against_the_others(files, expected):
    assert sentences(files)[: len(expected)] == expected


@pytest.mark.parametrize(("files", "expected"), FILES)
def test_a_file_that_cannot_be_used_brings_no_other_file_into_it(files, expected):
    named = {problem.file for problem in problems_in(files)}
    assert named == {line.split(" |")[0].split(",")[0] for line in expected}


def test_everything_wrong_is_named_in_one_go_in_order_of_file_and_row():
    files = edited(
        ("exercise.yaml", "intervention: gym, required", "intervention: , required"),
        ("exercise.yaml", "kind: excludes", "kind: exclude"),
        ("exercise.yaml", "intervention: leaflet-van, reason", "intervention: leaflet-bus, reason"),
        ("exercise.yaml", "population_share: 0.2", "population_share: 20"),
        ("interventions.csv", "description", "colour"),
        ("interventions.csv", "nhs,new,,300", "nhs,new,,many"),
        ("costs.csv", "60000", "lots"),
        ("costs.csv", "leaflet-van,grant", "leaflet-train,grant"),
        ("measurements.csv", "walks,health-gain,8", "walks,health-gain,800"),
        ("weights.csv", "council,,need,points,40", "council,,need,points,30"),
        ("agreed.csv", "gym,acceptability,Welcomed", "gym,acceptability,Loved"),
        ("targets.csv", "No measure yet", ""),
    )
    del files["members.csv"]
    files["milestones.csv"] = files["milestones.csv"].decode().encode("utf-16")
    found = [(problem.file, problem.row, problem.column) for problem in problems_in(files)]
    assert found == [
        ("exercise.yaml", 11, "area.most_deprived.population_share"),
        ("exercise.yaml", 24, "rules.2 (no-trucks)"),
        ("exercise.yaml", 25, "rules.3.intervention"),
        ("exercise.yaml", 26, "rules.4"),
        ("interventions.csv", 1, ""),
        ("interventions.csv", 4, "people_per_year"),
        ("costs.csv", 5, "amount_gbp"),
        ("costs.csv", 8, "intervention"),
        ("measurements.csv", 4, "value"),
        ("weights.csv", 2, "points"),
        ("members.csv", None, ""),
        ("agreed.csv", 2, "value"),
        ("targets.csv", 3, "placeholder_reason"),
        ("milestones.csv", None, ""),
    ]


def test_an_empty_folder_says_what_an_exercise_needs(tmp_path):
    with pytest.raises(FileProblems) as caught:
        load_exercise(tmp_path)
    assert [problem.sentence for problem in caught.value.problems] == [
        "the folder | no files | an exercise needs at least exercise.yaml, interventions.csv, costs.csv"
    ]


def test_a_folder_that_is_not_there_says_so(tmp_path):
    with pytest.raises(FileProblems, match="no such folder"):
        load_exercise(tmp_path / "nowhere")


def test_a_name_that_stands_on_many_rows_is_noted_once():
    found = sentences(spoiled("scores.csv", small_files()["scores.csv"].replace(b"gp,", b"gpp,")))
    assert found == [
        (
            "scores.csv, row 3, column member | “gpp”, which is not listed in members.csv, here and on 9 more rows | "
            "did you mean gp?"
        )
    ]


def test_references_to_a_row_with_a_slip_of_its_own_pass():
    edit = ("interventions.csv", "walks,Led walks,,Moving more,nhs,new,,300", "Walks!,,,,nhs,new,,?")
    assert sentences(edited(edit)) == [
        ("interventions.csv, row 4, column id | “Walks!”, which is not an id | "
        "use lower-case letters and figures joined by hyphens"),
        "interventions.csv, row 4, column name | an empty cell | fill it in",
        "interventions.csv, row 4, column theme | an empty cell | fill it in",
        ("interventions.csv, row 4, column people_per_year | “?”, which is not a number | "
        "enter figures only, such as 1200"),
    ]  # fmt: skip


def test_a_duplicate_id_is_found_on_its_second_row():
    found = sentences(edited(("interventions.csv", "leaflet-van,Leaflet van", "gym,Leaflet van")))
    said = "interventions.csv, row 6, column id | “gym” again; it is already on row 5 | keep one of the two rows"
    assert said in found


SHOWN = {
    "a figure that a program would write as 1.6e+04": (
        ("indicators.csv", "16,15,17,1600,10000", "16000,,,,10000"),
        "from 16,000 to 15,999.76 percent",
    ),
    "a category without its type": (
        ("indicators.csv", "A2,A2,2023/24,Persons,18+,,,13,", "A2,A2,2023/24,Persons,18+,,Poorest,13,"),
        "column category | “Poorest” without a category_type | fill in both or neither",
    ),
    "a member under another partner": (
        ("weights.csv", "nhs,gp,need,swing,100,", "council,gp,need,swing,100,"),
        "column partner | “council” beside gp, who is a member of nhs | write nhs",
    ),
}


@pytest.mark.parametrize(("edit", "said"), SHOWN.values(), ids=SHOWN)
def test_what_was_found_is_shown_as_people_write_it(edit, said):
    files = small_files()
    name, old, new = edit
    files[name] = files[name].decode().replace(old, new, 1).encode()
    assert said in "\n".join(sentences(files))
