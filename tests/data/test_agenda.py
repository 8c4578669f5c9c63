"""Every agenda says what is done when, on which page, where that comes from and when to look at it again."""

from __future__ import annotations

import pytest

from prioritise.analysis.panel_time import settling_minutes
from prioritise.files.agenda import read_agenda, workshop_agenda
from prioritise.files.problem_list import ProblemList
from prioritise.files.shipped import criteria_folder
from prioritise.ui.shared.contents import LISTINGS
from tests.worked_example import worked_example

FILES = {f"agenda/{path.name}": path.read_bytes() for path in (criteria_folder() / "agenda").glob("*.yaml")}
NAME = "agenda/workshop.yaml"
WHOLE_MINUTES = 90


def agenda(name):
    problems = ProblemList()
    found = read_agenda(name, FILES[name], problems)
    assert [problem.sentence for problem in problems.problems] == []
    return found


def problems_of(old, new):
    problems = ProblemList()
    text = FILES[NAME].decode()
    assert text.count(old) >= 1
    assert read_agenda(NAME, text.replace(old, new, 1).encode(), problems) is None
    return [problem.sentence for problem in problems.problems]


@pytest.mark.parametrize("name", FILES)
def test_it_has_a_source_an_author_a_checker_and_a_date_for_its_next_review(name):
    found = agenda(name)
    assert found.source.url.startswith("https://")
    assert found.source.title
    assert found.author
    assert found.checked_by
    assert found.source.accessed <= found.reviewed < found.next_review
    assert (found.next_review - found.reviewed).days <= 3 * 366


@pytest.mark.parametrize("name", FILES)
def test_every_part_says_what_to_do_in_sentences_and_on_a_page_there_is(name):
    rooms = {listing.room for listing in LISTINGS}
    for part in agenda(name).parts:
        assert part.what_to_do.endswith((".", "?"))
        assert part.name[0].isupper()
        assert part.page in rooms
    assert agenda(name).why_in_this_order.endswith(".")


def test_the_workshop_takes_ninety_minutes_as_settings_are_supplied_and_half_of_them_go_to_settling():
    found = workshop_agenda()
    assert [part.page for part in found.parts if part.minutes is None] == ["scores"]
    supplied = settling_minutes(worked_example())
    assert supplied == WHOLE_MINUTES / 2
    assert sum(found.lengths(supplied)) == WHOLE_MINUTES
    assert found.parts[-1].page == "room"


def test_a_criterion_is_never_looked_for_among_agendas():
    from prioritise.files.exercise.criterion_yaml import shipped_criterion_files

    assert not any("workshop" in name for name in shipped_criterion_files())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes: 10", "minutes: 0", "0 minutes | write 1 minute or more"),
        ("minutes: 10", "minutes: soon", "soon"),
        ("    minutes: 10\n", "", "2 parts without minutes | give every part its minutes but the one"),
        ("id: workshop", "id: other", "the id other in a file of another name"),
        ("author: ", "writer: ", "author"),
        ("reviewed: 2026-11-30", "reviewed: last week", "last week"),
    ],
)
def test_a_spoiled_agenda_is_refused_in_words_that_name_the_place(old, new, said):
    assert any(said in line and line.startswith(NAME) for line in problems_of(old, new))
