"""The commands that answer questions about the list: what they print, what they write and how they say no."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from prioritise.cli import main
from prioritise.files.shipped import example_folder

EXAMPLE = str(example_folder())
PHG = ("--fund", "public-health-grant", "--year", "2026/27", "--amount")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_explain_names_the_hours_that_would_bring_perinatal_peer_support_in(capsys):
    assert main(["explain", EXAMPLE, "perinatal-peer-support"]) == 0
    printed = capsys.readouterr().out
    assert "It would be funded if:" in printed
    assert "the limit of Health visitor hours in 2026/27 were 4,050 hours, not 3,900." in printed
    assert "Out would go: Bereavement support." in printed
    assert "Another cost of its own or one rule dropped would not do it." in printed
    assert "This decision could change" in printed
    assert "In a roundabout way it would be funded if:" in printed
    assert printed.index("4,050 hours") < printed.index("In a roundabout way") < printed.index("3,699 hours")


def test_prices_says_what_costs_nothing_first_and_writes_every_price(tmp_path, capsys):
    assert main(["prices", EXAMPLE, "--out", str(tmp_path / "prices.csv")]) == 0
    printed = capsys.readouterr().out
    assert "6 rules and limits of 10 cost this list nothing." in printed
    assert "That is not the sum of what each costs alone" in printed
    lost = [float(row["value_lost"]) for row in rows(tmp_path / "prices.csv")]
    assert lost == sorted(lost)
    assert lost[-1] > sum(lost[:-1])


def test_spare_says_the_best_use_and_what_it_commits(tmp_path, capsys):
    assert main(["spare", EXAMPLE, *PHG, "£500,000", "--out", str(tmp_path / "spare.csv")]) == 0
    assert "£500,000 more of Public health grant, part open to review in 2026/27" in capsys.readouterr().out
    assert rows(tmp_path / "spare.csv")[0]["amount_gbp"] == "500000"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("-1", "which is below 0: use 0 or more"),
        ("soon", "which is not a number"),
        ("1.5", "which is not in whole pounds"),
        ("50k", "which may mean 50,000: write 50,000 if that is meant"),
        ("1e300", "which a spreadsheet may have rounded"),
        ("1" + "0" * 25, "which is too large to be meant"),
    ],
)
def test_an_amount_is_read_as_on_the_page_and_refused_where_it_is_not_sure(amount, said, capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["spare", EXAMPLE, *PHG, amount])
    assert said in capsys.readouterr().err


def test_a_fund_that_is_not_there_is_refused_with_the_nearest(capsys):
    assert main(["spare", EXAMPLE, "--fund", "public-health", "--year", "2026/27", "--amount", "1"]) == 2
    assert "Did you mean public-health-grant?" in capsys.readouterr().err


def a_list(tmp_path: Path, **actions: str) -> str:
    """The agreed list as `prioritise run` writes it, with some actions otherwise."""
    assert main(["run", EXAMPLE, "--out", str(tmp_path)]) == 0
    listed = rows(tmp_path / "priorities.csv")
    path = tmp_path / "list.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        for row in listed:
            writer.writerow({**row, "action": actions.get(row["intervention"].replace("-", "_"), row["action"])})
    return str(path)


def test_believe_gives_the_weights_that_would_make_another_list_best(tmp_path, capsys):
    path = a_list(tmp_path, mmr_catch_up="not-start", perinatal_peer_support="start")
    assert main(["believe", EXAMPLE, "--list", path, "--out", str(tmp_path / "weights.csv")]) == 0
    printed = capsys.readouterr().out
    assert "It keeps the money and the rules." in printed
    assert "To find it best you would have to believe: acceptable to residents has" in printed
    needed = [float(row["needed_share"]) for row in rows(tmp_path / "weights.csv")]
    assert sum(needed) == pytest.approx(1)


def test_believe_says_where_a_list_breaks_the_money_and_the_rules(tmp_path, capsys):
    path = tmp_path / "ids.txt"
    path.write_text("# last year's\nnhs-health-check\n\nsocial-prescribing\n", encoding="utf-8")
    assert main(["believe", EXAMPLE, "--list", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "It does not keep the money and the rules" in printed
    assert "Broken rule: At least 2 in the theme Start well." in printed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("warm-home\n", "No intervention is called warm-home. Did you mean warm-homes?"),
        ("warm-homes:double\n", "warm-homes has no level double"),
        ("warm-homes\nwarm-homes\n", "warm-homes is listed twice."),
        ("", "lists no intervention"),
        ("intervention,funded\nwarm-homes,perhaps\n", "row 2, funded | 'perhaps'"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(content, said, tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text(content, encoding="utf-8")
    assert main(["believe", EXAMPLE, "--list", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_a_list_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["believe", EXAMPLE, "--list", str(tmp_path / "none.csv")]) == 2
    assert "could not be read" in capsys.readouterr().err


def test_equality_lists_what_no_list_beats_in_both(tmp_path, capsys):
    assert main(["equality", EXAMPLE, "--criterion", "local-priority", "--out", str(tmp_path / "steps.csv")]) == 0
    assert "not beaten in both score and points for local priority" in capsys.readouterr().out
    gains = [float(row["gain"]) for row in rows(tmp_path / "steps.csv")]
    assert gains == sorted(set(gains))


def test_a_criterion_or_intervention_that_is_not_there_is_refused(capsys):
    assert main(["equality", EXAMPLE, "--criterion", "beauty"]) == 2
    assert main(["figure-values", EXAMPLE, "--intervention", "beauty"]) == 2
    assert main(["nearest", EXAMPLE, "--intervention", "beauty"]) == 2
    said = capsys.readouterr().err
    assert "No criterion with a weight is called beauty" in said
    assert said.count("No intervention is called beauty.") == 2


@pytest.mark.parametrize(
    "asked",
    [
        ["explain", EXAMPLE, "warm-home"],
        ["nearest", EXAMPLE, "--intervention", "warm-home"],
        ["figure-values", EXAMPLE, "--intervention", "warm-home"],
    ],
)
def test_an_intervention_that_is_misspelled_is_refused_with_the_nearest(asked, capsys):
    assert main(asked) == 2
    assert capsys.readouterr().err == "No intervention is called warm-home. Did you mean warm-homes?\n"


@pytest.mark.parametrize("command", ["nearest", "prices", "equality", "figure-values", "partners"])
def test_a_scenario_that_is_not_there_is_refused(command, capsys):
    assert main([command, EXAMPLE, "--scenario", "dreams"]) == 2
    assert "No scenario is called dreams. This exercise has: " in capsys.readouterr().err


def test_a_file_that_cannot_be_written_and_two_questions_at_once_are_refused(tmp_path, capsys):
    assert main(["partners", EXAMPLE, "--out", str(tmp_path)]) == 2
    assert "could not be read or written" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["figure-values", EXAMPLE, "--swings", "--groups"])
    assert "not allowed with argument" in capsys.readouterr().err


def test_a_fund_without_that_year_is_refused_with_the_years_it_has(capsys):
    assert main(["spare", EXAMPLE, "--fund", "council-capital", "--year", "2030/31", "--amount", "1"]) == 2
    assert "council-capital has no money in 2030/31. Its years are 2026/27, " in capsys.readouterr().err


def test_figure_values_says_what_to_pin_down_first(tmp_path, capsys):
    assert main(["figure-values", EXAMPLE, "--out", str(tmp_path / "figures.csv")]) == 0
    assert "Pin down first: Warm homes for people with poor health" in capsys.readouterr().out
    worth = [float(row["worth"]) for row in rows(tmp_path / "figures.csv")]
    assert worth == sorted(worth, reverse=True)
    assert main(["figure-values", EXAMPLE, "--intervention", "warm-homes"]) == 0
    assert "score at its low" in capsys.readouterr().out


def test_a_scenario_without_a_list_has_no_answer(tmp_path, capsys):
    folder = tmp_path / "none"
    folder.mkdir()
    for path in Path(EXAMPLE).iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    text = (folder / "exercise.yaml").read_text(encoding="utf-8")
    text = text.replace("budget_factor: 0.9", "budget_factor: 0.01")
    (folder / "exercise.yaml").write_text(text, encoding="utf-8")
    assert main(["prices", str(folder), "--scenario", "tighter-money"]) == 1
    assert "No set of interventions obeys" in capsys.readouterr().out


def test_partners_says_who_gets_least(tmp_path, capsys):
    assert main(["partners", EXAMPLE, "--out", str(tmp_path / "shares.csv")]) == 0
    printed = capsys.readouterr().out
    assert "NHS integrated care board locality gets least: 97.7% of the best it could have had." in printed
    assert "No other list is offered: nobody's share is below 90%." in printed
    assert {row["list"] for row in rows(tmp_path / "shares.csv")} == {"now", "alike"}
