"""Nothing that people write can break a document, turn its lines round or fill its pages."""

from __future__ import annotations

import pytest

from prioritise.report.words.safe_text import safe, shortened, whole_sentences

REPLACED = "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ud800", "\uffff", "\ue000"])
def test_what_is_no_text_becomes_a_mark_that_can_be_seen(letter):
    assert safe(f"a{letter}b") == f"a{REPLACED}b"


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u061c"])
def test_what_turns_lines_round_or_hides_is_left_out(letter):
    assert safe(f"a{letter}b") == "ab"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0b", "\n"])
def test_every_kind_of_line_end_is_one(end):
    assert safe(f"a{end}b") == "a\nb"


@pytest.mark.parametrize("text", ["Café, naïve, 50% – £1,200", "مرحبا", "#let x = 1 $ _a_ *b* `c`", "=1+1", "<b>&amp;"])
def test_what_can_be_read_is_left_as_it_is(text):
    assert safe(text) == text


def test_a_text_too_long_is_cut_and_says_how_much_is_missing():
    assert shortened("a" * 10_000, 500) == f"{'a' * 500}… (9,500 letters more in the record)"
    assert shortened("a" * 500, 500) == "a" * 500


def test_a_text_is_cut_at_the_end_of_a_sentence_and_never_in_a_number_or_name() -> None:
    text = "It is left out. The law says so (S.I. 2013/351). The rest is long."
    assert whole_sentences(text, 200, "paper") == text
    assert whole_sentences(text, 60, "paper") == (
        "It is left out. The law says so (S.I. 2013/351). More is in the paper."
    )
    assert whole_sentences("W" * 50, 10, "paper") == "WWWWWWWWWW… (40 letters more in the paper)"
