"""`prioritise paper` writes every paper with the record they rest on, and says no in words."""

from __future__ import annotations

import pytest

from prioritise.cli import main
from prioritise.files.exercise.new_folder import write_new_folder
from prioritise.files.shipped import example_folder
from prioritise.report.exports.digests import sha256
from prioritise.report.exports.papers import PAPERS
from tests.files.signing.stamp_authority import answers_request, service, settings
from tests.files.small_exercise import small_files
from tests.report.exports.board.written_papers import pdf_pages

EXAMPLE = str(example_folder())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What was written on a machine that signs and has its signatures stamped."""
    exercise, place = tmp_path_factory.mktemp("exercise"), tmp_path_factory.mktemp("papers")
    write_new_folder(exercise / "smallville", small_files())
    asked = [str(exercise / "smallville"), "--scenario", "less-money", "--date", "2026-03-12", "--out", str(place)]
    with (
        pytest.MonkeyPatch.context() as machine,
        service(lambda request: (200, iter([answers_request(request)]))) as address,
    ):
        machine.setattr("platformdirs.user_data_path", lambda *_, **__: exercise / "data")
        for name, value in settings(exercise, address).items():
            machine.setenv(name, value)
        assert main(["paper", *asked, "--sign", "Clerk"]) == 0
    return place


def test_it_writes_every_paper_and_the_record_whose_digest_they_carry_signed_and_stamped(folder):
    record = {"record.json", "record.sig", "record.tsr"}
    assert {path.name for path in folder.iterdir()} == record | {*(paper.export.file for paper in PAPERS)}
    digest = sha256((folder / "record.json").read_bytes())
    for name in ("board-paper.pdf", "summary.pdf"):
        assert all(digest[:16] in page for page in pdf_pages((folder / name).read_bytes()))


def test_every_page_says_the_scenario_in_words_and_the_day(folder):
    for page in pdf_pages((folder / "summary.pdf").read_bytes()):
        assert "Scenario: Less money: all budgets at 90%" in page
        assert "12 March 2026" in page
    paper = " ".join(" ".join(pdf_pages((folder / "board-paper.pdf").read_bytes())).split())
    assert "What-if: " in paper
    assert "This is a what-if and not the list as it stands. Nobody is asked to agree to it." in paper
    assert "are discounted at 3.5% a year" in paper


@pytest.mark.parametrize("day", ["yesterday", "12/03/2026", "2026-13-01"])
def test_a_day_that_is_none_is_refused_with_how_to_write_it(day, capsys, tmp_path):
    with pytest.raises(SystemExit, match="2"):
        main(["paper", EXAMPLE, "--date", day, "--out", str(tmp_path)])
    assert "is not a day; write it as 2026-03-12" in capsys.readouterr().err


def test_a_scenario_that_is_not_there_is_refused(capsys, tmp_path):
    assert main(["paper", EXAMPLE, "--scenario", "no-such", "--out", str(tmp_path)]) == 2
    assert "No scenario is called no-such" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_papers_without_a_date_say_how_to_give_one(capsys, tmp_path):
    write_new_folder(tmp_path / "smallville", small_files())
    asked = ["paper", str(tmp_path / "smallville"), "--out", str(tmp_path / "out")]
    assert main(asked) == 0
    assert "Every page says “Not dated”; to date them, give the day: --date 2026-03-12." in capsys.readouterr().out
    assert main([*asked, "--date", "2026-03-12"]) == 0
    assert "Not dated" not in capsys.readouterr().out
