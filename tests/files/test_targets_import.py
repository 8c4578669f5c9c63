"""An agreement's table comes in as it was published, gaps included, or every problem of it is named."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.targets import TargetStatus, latest_versions
from prioritise.files.agreement.national_indicators import read_national_indicators, shipped_national_indicators
from prioritise.files.agreement.table import import_agreement
from tests.files.agreement_exercise import agreement_exercise
from tests.files.small_exercise import small_exercise

PUBLISHED = Path(__file__).with_name("agreements")
HEADING = "number,title,baseline,year,t1,t2,t3,lead,partners,better,unit,indicator\n"


def published(name: str) -> SourceFile:
    return SourceFile(f"{name}.csv", PUBLISHED.joinpath(f"{name}.csv").read_bytes())


def table(*rows: str, heading: str = HEADING) -> SourceFile:
    return SourceFile("agreement.csv", (heading + "".join(f"{row}\n" for row in rows)).encode())


def refused(exercise: Exercise, given: SourceFile, **how) -> list[str]:
    with pytest.raises(FileProblems) as caught:
        import_agreement(exercise, given, **how)
    return [problem.sentence for problem in caught.value.problems]


def test_the_16_published_rows_come_in_with_every_gap_in_its_own_words() -> None:
    done = [
        import_agreement(agreement_exercise(), published(name)) for name in ("lancashire", "bath", "cambridgeshire")
    ]
    targets = [target for each in done for target in each.exercise.targets]
    assert len(targets) == 16
    assert all(target.status is TargetStatus.PLACEHOLDER for target in targets)
    assert all(target.placeholder_reason and target.to_be_filled_by and target.source for target in targets)
    by_title = {target.title: target for target in targets}
    reading = by_title["Serious acquisitive crime rate"]
    assert "baseline reads “TBC”" in reading.placeholder_reason
    assert reading.lead_partner == "police-north"
    assert by_title["% of people who feel they can influence decisions in their locality"].baseline == 31
    delayed = by_title["Perceptions of anti-social behaviour"].placeholder_reason
    assert "placeholder (Place Survey delayed to 2009)" in delayed


def test_figures_that_are_given_are_kept_as_milestones() -> None:
    done = import_agreement(agreement_exercise(), published("bath"))
    (milestone,) = done.exercise.milestones
    assert (milestone.year, milestone.value) == ("2008/09", 7859)


def complete(number: str = "less-smoking", t2: str = "14", **cells: str) -> str:
    lead, better = cells.get("lead", "Council"), cells.get("better", "lower")
    return f"{number},Fewer people smoke,16,2023/24,15,{t2},,{lead},Council; NHS,{better},percent,smoking"


def test_a_refresh_adds_a_version_and_keeps_the_old_with_its_milestones() -> None:
    before = small_exercise()
    done = import_agreement(before, table(complete(t2="13")), version="2")
    versions = [(each.id, each.version) for each in done.exercise.targets if each.id == "less-smoking"]
    assert versions == [("less-smoking", "1"), ("less-smoking", "2")]
    rows = {(each.version, each.year): each.value for each in done.exercise.milestones}
    assert rows["1", "2027/28"] == 14
    assert rows["2", "2027/28"] == 13
    assert latest_versions(done.exercise.targets)[0].version == "2"
    assert [each.name for each in done.files] == ["targets.csv", "milestones.csv"]


def test_the_same_table_comes_in_from_a_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["NI", "Title", "Baseline", "Baseline year", "T1", "T2", "T3", "Lead partner", "Better", "Unit"])
    sheet.append(["NI 16", "Serious acquisitive crime rate", 21.5, "2007/08", 20, 19, 18, "Heaton", "lower", "rate"])
    buffer = io.BytesIO()
    book.save(buffer)
    done = import_agreement(agreement_exercise(), SourceFile("agreement.xlsx", buffer.getvalue()))
    (target,) = done.exercise.targets
    assert (target.id, target.baseline, target.lead_partner) == ("ni-16", 21.5, "heaton")
    assert [each.value for each in done.exercise.milestones] == [20, 19, 18]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"plain words", b"\xd0\xcf\x11\xe0 an old one"])
def test_a_workbook_that_cannot_be_opened_is_said_in_words(content: bytes) -> None:
    assert refused(agreement_exercise(), SourceFile("agreement.xlsx", content))


def test_which_way_is_better_comes_from_the_catalogue_and_an_ambiguous_one_must_be_said() -> None:
    done = import_agreement(agreement_exercise(), table("NI 17,Perceptions of anti-social behaviour,,,,,,,,,,"))
    assert done.exercise.targets[0].better == "lower"
    (said,) = refused(agreement_exercise(), table("NI 47,People killed or seriously injured,,,,,,,,,,"))
    assert "row 2, column better" in said
    assert "percentage reduction" in said


def test_what_a_row_says_itself_comes_before_the_catalogue() -> None:
    done = import_agreement(agreement_exercise(), table("NI 17,Perceptions,,,,,,,,higher,rate,"))
    assert (done.exercise.targets[0].better, done.exercise.targets[0].unit) == ("higher", "rate")


def test_every_problem_of_a_table_is_named_at_once_and_nothing_is_changed() -> None:
    exercise = agreement_exercise()
    said = refused(
        exercise,
        table("NI 16,Crime,,,,,,Nobody here,,,,", "NI 16,Crime again,,,,,,,Who?,,,", "x,No way to tell,,,,,,,,,,"),
    )
    assert any("row 2, column lead" in each and "Nobody here" in each for each in said)
    assert any("row 3, column number" in each and "already on row 2" in each for each in said)
    assert any("row 3, column partners" in each for each in said)
    assert any("row 4, column better" in each for each in said)
    assert exercise.targets == ()


def test_what_the_exercise_itself_would_refuse_is_named_too() -> None:
    said = refused(small_exercise(), table(complete(t2="17")), version="2")
    assert any("worse side of the baseline" in each for each in said)


def test_a_36th_designated_target_is_refused_and_as_a_local_one_it_is_welcome() -> None:
    rows = [f"own-{number},Target number {number},,,,,,,,higher,," for number in range(36)]
    said = refused(agreement_exercise(), table(*rows))
    assert len(said) == 1
    assert "a designated target beyond the 35" in said[0]
    local = table(*(f"{row},local" for row in rows), heading=HEADING.replace("\n", ",kind\n"))
    assert len(import_agreement(agreement_exercise(), local).targets) == 36


def test_a_milestone_beyond_the_plan_is_refused() -> None:
    (said,) = refused(small_exercise(), table(complete().replace(",14,,", ",14,13,")), version="2")
    assert "column t3 | “13”, but the plan has 2 years" in said


def test_a_version_that_is_there_already_is_refused() -> None:
    said = refused(small_exercise(), table(complete()), version="1")
    assert "less-smoking in version 1 already" in said[0]


def test_unknown_headings_are_refused_with_the_nearest_name() -> None:
    (said,) = refused(agreement_exercise(), SourceFile("a.csv", b"number,title,baselin\nNI 16,Crime,\n"))
    assert "did you mean baseline?" in said


def test_the_catalogue_holds_only_whole_titles_and_says_why_some_are_ambiguous() -> None:
    catalogue = shipped_national_indicators()
    assert len(catalogue) == 42
    assert all("[" not in each.title and each.source for each in catalogue.values())
    assert sorted(number for number, each in catalogue.items() if not each.better) == [47, 113, 186, 195, 198]
    assert all(bool(each.polarity_note) == (not each.better) for each in catalogue.values())


def test_a_catalogue_with_a_number_twice_is_refused() -> None:
    content = b"number,title,polarity,source\n1,One,higher,a\n1,One again,higher,b\n"
    with pytest.raises(FileProblems, match="“NI 1” again"):
        read_national_indicators("ours.csv", content)


def test_a_figure_marked_as_hidden_needs_one_to_keep() -> None:
    table = b"number,title,baseline,year,t1,better\nNI 900,Something,hidden,2008,*,lower\n"
    with pytest.raises(FileProblems) as refused:
        import_agreement(agreement_exercise(), SourceFile("table.csv", table))
    assert [each.where for each in refused.value.problems] == [
        "table.csv, row 2, column baseline",
        "table.csv, row 2, column t1",
    ]
    assert "there is no figure to keep" in refused.value.problems[0].found
