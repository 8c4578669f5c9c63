"""A paper of a what-if cannot be taken for the real one, and says what it changes and what follows."""

from __future__ import annotations

import re
from functools import cache

from prioritise.analysis import Analysis, analyse, bands
from prioritise.domain.scenarios import Override, Scenario
from prioritise.report.exports.board.content import BoardPaper, Bullets, Heading, Paragraph
from prioritise.report.exports.board.paper import board_paper
from prioritise.report.exports.board.summary import councillors_summary
from prioritise.report.exports.board.what_if_part import CHANGES, WHAT_IF_PAPER
from tests.report.exports.board.written_papers import BUILD_OF, ISSUED, amounts, pdf_pages, placed
from tests.worked_example import worked_analysis, worked_example


@cache
def tried() -> Analysis:
    """Less of one grant, more of one capacity and one put in: too much to say in a header."""
    fund = worked_example().fund_by_id["public-health-grant"]
    return analyse(
        worked_example(),
        Scenario(
            id="what-if",
            name="What if",
            funds={fund.id: {year: amount * 90 // 100 for year, amount in fund.budget_gbp.items()}},
            capacities={"health-visitor-hours": {"2026/27": 4050}},
            overrides=(Override("perinatal-peer-support", funded=True, reason="Tried"),),
        ),
    )


def papers() -> tuple[BoardPaper, BoardPaper]:
    placed_there = bands(tried())
    return board_paper(tried(), placed_there, ISSUED), councillors_summary(tried(), placed_there, ISSUED)


def test_title_and_questions_say_what_if_and_the_changes_with_what_follows_come_first():
    for paper in papers():
        headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
        assert headings[0] == f"What-if: {worked_example().title}" == paper.title
        assert headings[1] == CHANGES
        assert not {"Recommendation", "Decision asked", "What you are asked"} & set(headings)
        assert "What you would be asked, if this were the list" in headings
        assert WHAT_IF_PAPER in [block.text for block in paper.blocks if isinstance(block, Paragraph)]
        changes = next(block for block in paper.blocks if isinstance(block, Bullets)).items
        assert "£1,098,000 in 2026/27 (agreed £1,220,000)" in changes[0]
        assert changes[1] == "Health visitor hours limited to 4,050 hours in 2026/27 (agreed 3,900)."
        assert changes[2].startswith("Perinatal peer support must be funded")
        assert changes[3].startswith("What follows: 1 enters: Perinatal peer support. 2 leave: ")


def test_the_summary_of_a_what_if_is_two_pages_too_and_no_header_breaks_off_within_a_figure():
    pages = pdf_pages(BUILD_OF["summary.pdf"](tried(), bands(tried()), ISSUED))
    assert len(pages) <= 2
    for page in pages:
        header = re.sub(r"\s+", " ", page[:400])
        cut = header.partition("…")[0]
        assert "letters more in the record)" in header
        said = f"Scenario: {papers()[0].running.scenario}"
        kept = cut[cut.index("Scenario: ") :]
        assert said.startswith(kept)
        assert said[len(kept)] == " "


def test_what_was_agreed_is_no_what_if():
    headings = [
        each.text
        for each in councillors_summary(worked_analysis(), placed(), ISSUED).blocks
        if isinstance(each, Heading)
    ]
    assert headings[:2] == [worked_example().title, "What you are asked"]


def test_what_is_asked_adds_up_from_the_costs_listed_and_what_cuts_set_free():
    summary = councillors_summary(worked_analysis(), placed(), ISSUED)
    asked, happens = [block for block in summary.blocks if isinstance(block, Bullets)][:2]
    funded, freed, total = amounts(asked.items[0])
    assert asked.items[0].endswith("less £349,000 saved by 2 cuts: £9,546,000.")
    costs = [
        re.findall(r"(?<=, )£[\d,]*\d(?=[;,.] |[;.]?$)", line) for line in happens.items if not line.startswith("Cuts")
    ]
    listed = sum(amounts(each)[0] for line in costs for each in line)
    assert listed == funded == 9_895_000
    assert funded - freed == total == 9_546_000
