"""The PDF paper is tagged, says what the Word file says, and no text of people can break it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import docx
import page
import pikepdf
import pytest

from prioritise.analysis import Analysis, analyse, bands
from prioritise.report.exports.board.issued import Issued, record_digest
from prioritise.report.exports.papers import board_paper_docx, board_paper_pdf, cards_pdf, summary_pdf
from tests.files.small_exercise import small_exercise
from tests.report.exports.board.written_papers import everything_in, pdf_pages, placed, word, written
from tests.worked_example import worked_analysis

FILE = "board-paper.pdf"
HOSTILE = (
    "#import \"x.typ\" $\\pi$ _a_ *b* `c` <l> @ref // /* = H\n\\u{41} [x] {y} </w:t> &amp; {{ =cmd|'/C calc'!A0 "
    "<script>alert(1)</script> \x07 \u202eabc\u202c مرحبا בוקר 中文 😀 "
)
LONG = "W" * 10_000


def letters(text: str) -> str:
    """A text as its letters alone: a PDF breaks lines where it likes."""
    return re.sub(r"[\s\u200b]+", "", text)


def test_it_is_tagged_titled_in_english_and_says_it_keeps_to_the_standard():
    with pikepdf.open(io.BytesIO(written(FILE))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == f"Board paper: {worked_analysis().exercise.title}"
        kinds, pictures = _tags(pdf)
        assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure"} <= kinds
        assert len(pictures) == 2
        assert all(len(each) > 20 for each in pictures)


@pytest.mark.parametrize("file", [FILE, "summary.pdf", "cards.pdf"])
def test_an_independent_checker_finds_it_accessible(file):
    report = page.validate_pdf_bytes(written(file), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.rules.total > 100
    assert report.is_compliant


def _tags(pdf: pikepdf.Pdf) -> tuple[set[str], list[str]]:
    """Every kind of tag in a PDF, and what stands for each picture."""
    kinds: set[str] = set()
    pictures: list[str] = []
    left = [pdf.Root.StructTreeRoot]
    while left:
        each = left.pop()
        if isinstance(each, pikepdf.Array):
            left += list(each)
        elif isinstance(each, pikepdf.Dictionary):
            if "/S" in each:
                kinds.add(str(each.S)[1:])
                if each.S == "/Figure":
                    pictures.append(str(each.get("/Alt", "")))
            left += [each.K] if "/K" in each else []
    return kinds, pictures


def test_every_page_carries_exercise_scenario_mark_date_and_digest():
    digest = record_digest(worked_analysis(), placed())[:16]
    pages = pdf_pages(written(FILE))
    carried = (
        worked_analysis().exercise.title,
        "Scenario: As it stands",
        "Illustrative, not real",
        "12 March 2026",
        digest,
    )
    for number, text in enumerate(pages, start=1):
        assert [each for each in carried if letters(each) not in letters(text)] == [], number
        assert letters(f"Page {number} of {len(pages)}") in letters(text)


def test_it_says_everything_that_the_word_file_says():
    read = letters("".join(pdf_pages(written(FILE))))
    texts = everything_in(word("board-paper.docx"))
    missing = [text for text in texts if max(map(letters, text.split("\n")), key=len) not in read]
    # A text that runs over a page is parted by what stands on every page.
    assert len(missing) <= len(pdf_pages(written(FILE)))


def test_no_font_of_the_machine_is_in_it():
    with pikepdf.open(io.BytesIO(written(FILE))) as pdf:
        fonts = {str(font.BaseFont) for leaf in pdf.pages for font in leaf.Resources.get("/Font", {}).values()}
    assert fonts
    assert {re.sub(r"^/[A-Z]{6}\+", "", font) for font in fonts} <= {
        "SourceSansPro-Regular",
        "SourceSansPro-Bold",
        "DejaVuSans",
    }


def test_the_same_question_and_date_give_the_same_bytes():
    again = board_paper_pdf(analyse(worked_analysis().exercise), placed(), Issued(Issued().on))
    assert again == board_paper_pdf(worked_analysis(), placed())
    assert again != written(FILE)


def test_the_list_of_a_short_paper_begins_on_its_first_page_and_no_table_is_parted_from_what_leads_into_it():
    small = analyse(small_exercise())
    pages = pdf_pages(board_paper_pdf(small, bands(small)))
    assert "Decision asked" in pages[0]
    assert "The cut line" in pages[0]
    for some in (pages, pdf_pages(written(FILE))):
        [leading] = [text for text in some if "Every reason was worked out by solving again." in text]
        assert "Why each is not funded" in leading
    # All that is asked of a board, and whose money it is, stands on the first page of a long one too.
    assert "What is spent comes from" in pdf_pages(written(FILE))[0]


@cache
def spoiled() -> Analysis:
    """The small exercise with hostile words wherever people write."""
    exercise = small_exercise()
    return analyse(
        replace(
            exercise,
            title=HOSTILE + LONG,
            illustrative=(*exercise.illustrative, HOSTILE),
            interventions=tuple(
                replace(each, name=f"{each.id} {HOSTILE}", description=LONG, source=HOSTILE)
                for each in exercise.interventions
            ),
            partners=tuple(replace(each, name=f"{each.id} {HOSTILE}{LONG}") for each in exercise.partners),
            funds=tuple(replace(each, name=f"{each.id} {HOSTILE}") for each in exercise.funds),
            rules=tuple(replace(each, reason=HOSTILE + LONG) for each in exercise.rules),
            agreed=tuple(replace(each, reason=LONG) for each in exercise.agreed),
            sources=(HOSTILE, LONG),
        )
    )


@pytest.mark.parametrize("build", [board_paper_pdf, summary_pdf, cards_pdf])
def test_hostile_words_are_words_in_a_pdf_and_what_has_no_shape_is_said(build):
    content = build(spoiled(), bands(spoiled()))
    pages = pdf_pages(content)
    text = letters("".join(pages))
    assert letters("$\\pi$ _a_ *b* `c`") in text
    assert letters("<script>alert(1)</script>") in text
    assert letters("The Word file has them as written.") in text
    assert "□" in text
    assert "中" not in text
    assert "בוקר" in text
    assert len(pages) < 60
    assert page.is_pdf_compliant_bytes(content, profile="ua1")


def test_hostile_words_are_words_in_a_word_file_and_hold_no_field():
    content = board_paper_docx(spoiled(), bands(spoiled()))
    document = docx.Document(io.BytesIO(content))
    text = "\n".join(everything_in(document))
    assert "=cmd|'/C calc'!A0" in text
    assert "😀" in text
    assert "مرحبا" in text
    assert not re.search("[\u202a-\u202e\x00-\x08]", text)
    fields = re.findall(r"instrText|fldSimple|hyperlink|altChunk", document.element.xml)
    assert fields == []
