"""The agreement on the command line: out and in again, all of it or nothing, with what changed in words."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from prioritise.cli import main
from prioritise.commands.exit_codes import ExitCode
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.shipped import example_folder
from prioritise.targets.agreement import current_targets
from tests.targets.made_up import exercise_with

EXAMPLE = str(example_folder())


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return kept(tmp_path / "small", exercise_with())


def kept(folder: Path, exercise: Exercise) -> str:
    write_new_folder(folder, {each.name: each.content for each in exercise.files})
    return str(folder)


def test_the_table_goes_out_and_comes_in_as_a_new_version_with_what_changed(folder, tmp_path, capsys) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "new"
    assert main(["agreement", "export", folder, "--out", str(table)]) == ExitCode.DONE
    table.write_text(table.read_text().replace(",15,14,", ",15,13,"))
    assert main(["agreement", "import", str(table), folder, "--out", str(out)]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "1 is refreshed: the new row counts and the old one is kept." in said
    assert "What: Ambition 2027/28; Was: 14; Became: 13" in said
    after = load_exercise(out)
    assert [each.version for each in after.targets] == ["1", "2"]
    assert load_exercise(folder).targets == exercise_with().targets


def test_an_exercise_that_is_not_finished_has_its_table_and_takes_figures(folder, tmp_path, capsys) -> None:
    Path(folder, "costs.csv").unlink()
    table, figures, out = tmp_path / "table.csv", tmp_path / "figures.csv", str(tmp_path / "new")
    figures.write_text("target,period,value,source\nless-smoking,2026/27,15.9,Survey\n")
    assert main(["agreement", "export", folder, "--out", str(table)]) == ExitCode.DONE
    assert main(["agreement", "import", str(table), folder, "--out", out]) == ExitCode.DONE
    assert main(["agreement", "figures", str(figures), out]) == ExitCode.DONE
    assert main(["agreement", "designate", out]) == ExitCode.DONE
    assert "Well short (red): 15.9% in 2026/27" in capsys.readouterr().out


def test_a_workbook_goes_out_and_comes_in(tmp_path, capsys) -> None:
    table = tmp_path / "table.xlsx"
    assert main(["agreement", "export", EXAMPLE, "--out", str(table)]) == ExitCode.DONE
    assert openpyxl.load_workbook(table).sheetnames[0] == "Targets"
    out = tmp_path / "new"
    assert main(["agreement", "import", str(table), EXAMPLE, "--out", str(out)]) == ExitCode.DONE
    before, after = load_exercise(EXAMPLE), load_exercise(out)
    waiting = [each for each in current_targets(after) if each.placeholder_reason]
    assert [each.placeholder_reason for each in waiting] == [
        each.placeholder_reason for each in before.targets if each.placeholder_reason
    ]
    assert "6 are refreshed" in capsys.readouterr().out


def test_without_a_place_to_write_it_only_says_what_would_change(folder, tmp_path, capsys) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text("target,period,value,source\nless-smoking,2026/27,15.9,Survey\n")
    assert main(["agreement", "figures", str(figures), folder]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "Well short (red): 15.9% in 2026/27" in said
    assert "Nothing was written" in said
    assert load_exercise(folder).actuals == ()


def test_figures_come_in_with_their_ratings(folder, tmp_path, capsys) -> None:
    figures, out = tmp_path / "figures.csv", tmp_path / "new"
    figures.write_text("target,period,value,source\nless-smoking,2026/27,15,Survey\n")
    assert main(["agreement", "figures", str(figures), folder, "--out", str(out)]) == ExitCode.DONE
    assert "Milestone met (green)" in capsys.readouterr().out
    assert [each.value for each in load_exercise(out).actuals] == [15.0]


BAD_TABLE = "number,title,baseline,year,t1,t2,lead\nNI 900,Something,1,2024,1,1,Nobody\nNI 901,Other,1,2024,1,1,Noone\n"
BAD_FIGURES = "target,period,value,source\nnobody,2026/27,1,A\nless-smoking,soon,2,\n"


def test_a_figure_of_a_year_that_has_not_ended_is_taken_in_and_said_to_be(folder, tmp_path, capsys) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text("target,period,value,source\nless-smoking,2098/99,15,Survey\n")
    assert main(["agreement", "figures", str(figures), folder]) == ExitCode.DONE
    assert "2098/99 has not ended: this is part of a year." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "content", "problems"), [("import", BAD_TABLE, 4), ("figures", BAD_FIGURES, 2), ("import", "", 1)]
)
def test_every_problem_is_named_at_once_and_nothing_is_written(
    command, content, problems, folder, tmp_path, capsys
) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "new"
    table.write_text(content)
    assert main(["agreement", command, str(table), folder, "--out", str(out)]) == ExitCode.BAD_INPUT
    said = capsys.readouterr().err.splitlines()
    assert len([line for line in said if line.startswith("table.csv")]) == problems
    assert "Nothing was loaded or written." in said[-1]
    assert not out.exists()


def test_a_folder_with_something_in_it_is_never_written_over(folder, tmp_path, capsys) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text("target,period,value,source\nless-smoking,2026/27,15,Survey\n")
    assert main(["agreement", "figures", str(figures), folder, "--out", folder]) == ExitCode.BAD_INPUT
    assert "nothing is overwritten" in capsys.readouterr().err
    assert load_exercise(folder).actuals == ()


def test_a_file_of_another_kind_is_refused(folder, tmp_path, capsys) -> None:
    assert main(["agreement", "export", folder, "--out", str(tmp_path / "table.pdf")]) == ExitCode.BAD_INPUT
    assert "neither .csv nor .xlsx" in capsys.readouterr().err


def test_what_to_designate_is_proposed_with_the_rule_and_what_was_left_out(tmp_path, capsys) -> None:
    out = tmp_path / "proposal.csv"
    assert main(["agreement", "designate", EXAMPLE, "--limit", "3", "--out", str(out)]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert "there is room for 3 of them" in said
    assert "The rule: Of the indicators that are worse than the benchmark" in said
    assert "Reception children living with obesity. Why not: Nothing listed moves it the right way" in said
    assert out.read_text().count("no room") == 10


@pytest.mark.parametrize("limit", ["0", "36", "some"])
def test_no_more_than_35_can_be_asked_for(limit, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["agreement", "designate", EXAMPLE, "--limit", limit])
    assert left.value.code == ExitCode.BAD_INPUT
    assert "from 1 to 35" in capsys.readouterr().err
