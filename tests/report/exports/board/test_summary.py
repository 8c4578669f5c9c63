"""The summary is two pages, and answers what a councillor asks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from prioritise.analysis import analyse, bands
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.analysis.nearest.firm import firmness
from prioritise.domain.accountability import SignOff
from prioritise.domain.rules import Excludes, MustNotFund
from prioritise.domain.scenarios import Override, Scenario
from prioritise.portfolio.rules import clause
from prioritise.report.exports.board.dissent import dissent
from prioritise.report.exports.board.partners_part import partners_in_short
from prioritise.report.exports.board.rules_part import IN_SHORT_TITLE
from prioritise.report.exports.board.summary import councillors_summary
from prioritise.report.exports.board.who_decides import who_decides
from tests.report.exports.board.set_in_arial import pages_in_arial
from tests.report.exports.board.written_papers import (
    ISSUED,
    amounts,
    everything_in,
    money_lines,
    pdf_pages,
    placed,
    table_headed,
    word,
    word_lines,
    written,
)
from tests.worked_example import worked_analysis


def test_it_is_two_pages_at_most():
    assert len(pdf_pages(written("summary.pdf"))) <= 2


def test_word_sets_it_on_two_pages_too():
    # LibreOffice, with a font as wide as Arial, fills the second page by nine tenths.
    assert 1.8 < pages_in_arial(word("summary.docx")) <= 1.97


def test_it_says_what_is_asked_what_stops_who_loses_how_sure_and_who_disagrees():
    text = re.sub(r"\s+", " ", " ".join(pdf_pages(written("summary.pdf"))))
    analysis = worked_analysis()
    chosen = analysis.portfolio.interventions
    assert f"£{analysis.portfolio.cost_gbp:,}" in text
    for each in (one for one in analysis.exercise.interventions if one.id in chosen or not one.is_cut):
        assert re.sub(r"\s", "", each.name) in re.sub(r"\s", "", text)
    stopping = [each for each in analysis.exercise.interventions if each.status == "current" and each.id not in chosen]
    assert f"Agree to stop {len(stopping)} current service" in text
    assert "By what stops, goes on smaller or is cut, 5,860 people a year lose in all" in text
    assert "Agree to make 1 current service smaller: Stop smoking service, from full to reduced scale." in text
    assert "Stop smoking service, from full to reduced scale, £639,000, £299,000 less." in text
    assert "Stop smoking service, from full to reduced scale: 400 (198);" in text
    assert "Warm homes for people with poor health at half scale, £560,000" in text
    assert "The list would change if" in text
    alike = text[text.index("This very list is best for ") :]
    for partner in analysis.exercise.partners:
        assert f"{partner.name}: gets " in text or partner.name in alike


def test_a_councillor_with_nothing_else_finds_the_answers_to_six_questions():
    said, analysis = " ".join(everything_in(word("summary.docx"))), worked_analysis()
    names = {each.id: each.name for each in analysis.exercise.interventions}
    # What is decided, by whom, and whose money is it?
    assert "Those it is put before decide. Nobody has signed off this list yet." in said
    assert "What is spent comes from Public health (£3,640,000)" in said
    # How much money, and what is left? What each holds adds up to what is spent.
    held = said.partition("What is spent comes from ")[2].partition(". ")[0]
    assert sum(amounts(held)) == 9_546_000
    totals = table_headed(word("summary.docx"), "Fund")[-1]
    told = money_lines(totals[1], totals[-1])
    assert (told["Limit"], told["Spent"], told["Left"]) == (9_700_000, 9_546_000, 154_000)
    assert "£12,000 is moved from Better Care Fund, pooled under section 75 to NHS health inequalities money" in said
    # Why was each not funded, or stopped? Whole sentences, none cut within a word.
    lines = word_lines(word("summary.docx"))
    reasons = lines[lines.index("What stops or is not funded, and why (9)") + 1 : lines.index(IN_SHORT_TITLE)]
    for each in analysis.exercise.interventions:
        if each.id not in analysis.portfolio.interventions and not each.is_cut:
            assert sum(f"{each.name} (" in line for line in reasons) == 1
    assert all(line.endswith(".") for line in reasons)
    assert "letters more" not in said
    # How sure is it, and which decisions are not?
    assert "29 decisions of 36 are firm; the others could change. They are: " in said
    unsure = said.partition("They are: ")[2].partition(" Firm: ")[0]
    doubtful = [each.intervention for each in firmness(analysis) if not each.is_firm]
    assert len(doubtful) == 7
    assert all(names[each] in unsure for each in doubtful)
    # What if the money falls by a tenth?
    asked = Scenario(id="tenth", name="A tenth less", budget_factor=0.9)
    tighter = analyse(analysis.exercise, asked).portfolio
    assert f"With 90% of the money of every fund the best list would cost £{tighter.cost_gbp:,} over the plan." in said
    after = said.partition("With 90% of the money")[2].partition(" Who would have")[0]
    moved = set(tighter.interventions) ^ set(analysis.portfolio.interventions)
    assert len(moved) == 4
    assert all(names[each] in after for each in moved)
    # Who gains in the poorest fifth?
    assert "14,843 of them (59%) are in the most deprived group, in which 47% of residents are." in said
    assert "residents of neighbourhoods in the most deprived fifth of England" in said
    assert "NHS Health Check for all aged 40 to 74, 2,402 after its cut (3,150 before); Blood pressure checks" in said
    # Who loses, and how many of them are most deprived? The parts add up to the total.
    assert "5,860 people a year lose in all, 2,941 of them in the most deprived group." in said
    parts = said.partition("in brackets those of them most deprived. ")[2].partition(" How sure it is")[0]
    pairs = [amounts_in(pair) for pair in re.findall(r": ([\d,]+ \([\d,]+)\)", parts)]
    assert [sum(column) for column in zip(*pairs, strict=True)] == [5_860, 2_941]
    # A reader of the summary alone knows what a point is, and every reason is whole.
    assert "A point is what 1% of the weight is worth" in said
    assert not any("More is in" in line for line in reasons)


def test_what_keeping_each_service_that_stops_would_take_is_what_the_list_with_it_loses():
    analysis = worked_analysis()
    lines = word_lines(word("summary.docx"))
    stopping = [
        each
        for each in analysis.exercise.interventions
        if each.status == "current" and each.id not in analysis.portfolio.interventions
    ]
    assert len(stopping) == 2
    for each in stopping:
        kept = analyse(analysis.exercise, Scenario(overrides=(Override(each.id, True, "Kept."),))).portfolio
        lost = (analysis.portfolio.value_millionths - kept.value_millionths) / 1e6
        (said,) = [line for line in lines if line.startswith(f"{each.name} (stops")]
        assert f"Keeping it would lose {lost:.2f} points. Out would go: " in said
        going = said.partition("Out would go: ")[2].partition(".")[0]
        gone = set(analysis.portfolio.interventions) - set(kept.interventions)
        names = [one.name for one in analysis.exercise.interventions if one.id in gone and not one.is_cut]
        assert names
        assert all(name in going for name in names)


def amounts_in(text: str) -> list[int]:
    """The whole numbers of a text."""
    return [int(found.replace(",", "")) for found in re.findall(r"[\d,]+", text)]


def test_every_rule_is_there_in_short_with_who_decided_it():
    said, analysis = " ".join(word_lines(word("summary.docx"))), worked_analysis()
    for rule in analysis.exercise.rules:
        assert clause(rule, analysis.problem) in said
        if rule.decided_on:
            assert f"{rule.decided_by}, {rule.decided_on.day} {rule.decided_on:%B %Y}" in said
    assert (
        "NHS Health Check for all aged 40 to 74 must continue. Who decided it is not written down. It costs 2.04"
        in said
    )
    assert "5 others cost this list nothing: " in said


def test_of_very_many_rules_the_first_are_said_and_the_others_counted():
    exercise = worked_analysis().exercise
    ids = [each.id for each in exercise.interventions if each.status == "new"]
    bans = tuple(MustNotFund(f"ban-{one}", one, "Not now.", decided_by="The board") for one in ids[-10:])
    pairs = tuple(Excludes(f"pair-{n}", (ids[n], ids[n + 1]), "One team.") for n in range(10))
    many = analyse(replace(exercise, rules=(*exercise.rules[:1], *bans, *pairs)))
    paper = councillors_summary(many, bands(many), ISSUED)
    [bullets] = [after for before, after in pairwise(paper.blocks) if getattr(before, "text", "") == IN_SHORT_TITLE]
    assert len(bullets.items) <= 10
    assert any("more are in the paper" in item for item in bullets.items)
    assert sum(map(len, bullets.items)) < 3_000


def test_the_word_file_says_the_same():
    read = "".join("".join(pdf_pages(written("summary.pdf"))).split())
    lines = [line for line in word_lines(word("summary.docx")) if line]
    assert len(lines) > 20
    assert sum("".join(line.split()) not in read for line in lines) <= 2


def test_a_list_that_was_signed_off_says_by_whom_and_one_that_changed_since_does_not():
    analysis, day = worked_analysis(), date(2026, 3, 13)
    signed = SignOff("Ada Example", "Chair", day, list_fingerprint(analysis))
    assert "This list was signed off by Ada Example, Chair, on 13 March 2026." in " ".join(
        who_decides(analysis, [signed])
    )
    assert "Nobody has signed off this list yet." in " ".join(who_decides(analysis, [replace(signed, list="another")]))
    # What was said of a list is among what a paper is issued with, so that none is stale.
    paper = councillors_summary(analysis, placed(), replace(ISSUED, sign_offs=(signed,)))
    assert "Ada Example" in str(paper.blocks)
    assert "Ada Example" not in str(councillors_summary(analysis, placed(), ISSUED).blocks)


def test_a_dissent_too_long_for_its_line_counts_what_it_does_not_name():
    short = dissent(worked_analysis(), "icb", most_named=1)
    assert short.startswith("Not funded, or stopped: Damp and mould response team; and 2 more, in the board paper")
    assert dissent(worked_analysis(), "icb", most_named=3) == dissent(worked_analysis(), "icb")
    assert "letters more" not in str(partners_in_short(worked_analysis()))
