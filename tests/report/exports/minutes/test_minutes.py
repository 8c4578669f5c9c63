"""The minutes hold who was there, decisions, reasons, the list and what is left, and never what a member scored."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache

import docx
import page
import pikepdf
import pytest

from prioritise.analysis import analyse, disputed_cells
from prioritise.analysis.disputes import panel_spreads, to_settle
from prioritise.analysis.fingerprint import list_fingerprint
from prioritise.domain.accountability import Challenge, SignOff
from prioritise.domain.meeting import Attendance, Attended, Meeting
from prioritise.domain.panel import Access, Event, EventKind, PanelMember, Round, RoundState
from prioritise.files.accountability.changes import challenged, signed_off
from prioritise.report.exports.minutes.asked import MinutesAsked
from prioritise.report.exports.minutes.attendance_part import NOBODY
from prioritise.report.exports.minutes.files import MINUTES_FILES
from prioritise.report.exports.minutes.paper import minutes_paper
from prioritise.report.room.view import NO_LIST_YET
from prioritise.report.words.cell_words import cell_name
from prioritise.store.record_facts import RecordFacts
from tests.files.small_exercise import small_exercise
from tests.report.exports.board.written_papers import everything_in, pdf_pages, table_headed, word_lines
from tests.report.exports.board.written_papers import worked_analysis as worked

DAY = date(2026, 3, 12)
GP_HERE = (Attended("gp", Attendance.HERE),)
EARLIER, TODAY = "2026-03-05", "2026-03-12"
PEOPLE = (
    PanelMember("gp", "nhs", "GP lead", Access.MEMBER, 1),
    PanelMember("director", "council", "Director", Access.MEMBER, 1),
)
HAPPENED = tuple(
    Event("smallville", number, f"2026-03-12T14:0{number}:00", "operator", kind, '{"round":1}', "", f"hash-{number}")
    for number, kind in enumerate((EventKind.ROUND_OPENED, EventKind.ROUND_REVEALED, EventKind.MEMBER_NAMED), start=1)
)
HOSTILE = '#import "x" $\\pi$ *b* </w:t> &amp; <script>alert(1)</script> \x07 \u202eabc\u202c'
WORD, PDF = (file.make for file in MINUTES_FILES)


def asked(exercise, *, state=RoundState.REVEALED, meeting=None, with_cells=True):
    analysis = analyse(exercise)
    rounds = (Round(1, state, "2026-03-12T14:01", None, None, 1),)
    record = RecordFacts(exercise, at_panel=True, happened=HAPPENED, people=PEOPLE, rounds=rounds)
    cells = disputed_cells(analysis) if with_cells else None
    return MinutesAsked(record, meeting or Meeting(DAY, GP_HERE, "Next time in May."), analysis, cells)


def in_word(found):
    return docx.Document(io.BytesIO(WORD(minutes_paper(found))))


@cache
def small():
    return in_word(asked(small_exercise()))


def lines_under(document, heading):
    lines = word_lines(document)
    return lines[lines.index(heading) + 1 :]


def test_it_says_the_day_and_who_was_there_by_role_and_nobody_else():
    lines = word_lines(small())
    assert "Minutes of the panel. 12 March 2026." in lines
    assert lines_under(small(), "Who was there")[:4] == [
        "1 of the 2 people on the panel:",
        "GP lead, NHS",
        "Of 1 person on the panel it is not noted whether they were there.",
        "What was decided",
    ]
    alone = in_word(asked(small_exercise(), meeting=Meeting()))
    assert NOBODY in word_lines(alone)
    assert "Minutes of the panel. Not dated." in word_lines(alone)


def attended(*noted, others="", people=PEOPLE, state=RoundState.CLOSED, exercise=None):
    """The lines on who was there."""
    found = asked(exercise or small_exercise(), state=state, meeting=Meeting(DAY, noted, others=others))
    record = replace(found.record, people=people)
    lines = lines_under(in_word(replace(found, record=record)), "Who was there")
    return lines[: lines.index("What was decided")]


def test_it_says_who_came_late_who_left_and_who_sent_apologies_and_calls_nobody_absent():
    late, left = Attended("gp", Attendance.LATE, "from 14:20"), Attended("director", Attendance.LEFT)
    said = attended(late, left)
    assert said[0] == "2 of the 2 people on the panel:"
    assert said[1] == "GP lead, NHS: came late (from 14:20)"
    assert said[2:] == ["Director, Council: left early and has sent no scores"]
    (apologies, who, rest) = attended(Attended("gp", Attendance.APOLOGIES, "typed before"))
    assert (apologies, who) == ("Apologies:", "GP lead, NHS")
    assert rest == "Of 1 person on the panel it is not noted whether they were there."


def test_who_came_late_and_left_early_stands_with_both_times():
    both = Attended("gp", Attendance.LATE_AND_LEFT, "from 14:20", "at 15:10")
    assert attended(both)[1] == "GP lead, NHS: came late (from 14:20) and left early (at 15:10)"
    assert attended(replace(both, left=""))[1] == "GP lead, NHS: came late (from 14:20) and left early"


def test_whoever_was_taken_off_the_panel_stays_in_the_minutes_of_the_meeting_they_were_at():
    gone = Attended("nurse", Attendance.LATE, "from 14:20", called="Nurse, NHS")
    assert attended(*GP_HERE, gone)[:4] == [
        "2 of the 3 people on the panel:",
        "GP lead, NHS",
        "Nurse, NHS: came late (from 14:20) and taken off the panel since",
        "Of 1 person on the panel it is not noted whether they were there.",
    ]
    assert attended(replace(gone, how=Attendance.APOLOGIES))[:2] == ["Apologies:", "Nurse, NHS"]
    assert attended(replace(gone, called=""))[1].startswith("Somebody on the panel then: ")


def test_it_says_who_was_there_without_scoring_once_that_is_known():
    watcher = PanelMember("watcher", "nhs", "Analyst", Access.OBSERVER, 1)
    newcomer = PanelMember("newcomer", "nhs", "Nurse", Access.MEMBER, 1)
    runs = PanelMember("runs", "nhs", "Chair", Access.FACILITATOR, 1)
    people = (*PEOPLE, watcher, newcomer, runs)
    here = [Attended(who, Attendance.HERE) for who in ("gp", "watcher", "newcomer", "runs")]
    assert attended(*here, people=people)[1:5] == [
        "GP lead, NHS",
        "Analyst, NHS: watched",
        "Nurse, NHS: has sent no scores",
        "Chair, NHS: ran the panel, and gave no scores",
    ]
    # Who has sent nothing yet may do so while a round is open.
    assert "Nurse, NHS" in attended(*here, people=people, state=RoundState.OPEN)


def test_others_who_were_there_stand_in_the_words_that_were_typed():
    assert attended(others="The finance officer and the clerk")[0] == "Also there: The finance officer and the clerk."


def test_a_round_that_was_called_off_stands_with_its_reason_and_nowhere_else():
    off = Event(
        "smallville", 4, "2026-03-12T15:00:00", "operator", EventKind.ROUND_CALLED_OFF, '{"round":2}', "", "hash-4"
    )
    found = asked(small_exercise())
    ended = Round(2, RoundState.CALLED_OFF, "2026-03-12T14:50", None, "2026-03-12T15:00", 2, "Opened too early")
    record = replace(found.record, happened=(*HAPPENED, off), called_off=(ended,))
    document = in_word(replace(found, record=record))
    rows = table_headed(document, "When (UTC)", "What", "Of what", "By")
    assert ["A round was called off", "round 2: Opened too early."] in [list(row[1:3]) for row in rows]
    assert "Round 2:" not in "\n".join(everything_in(document))
    assert "in round 2 (" not in "\n".join(everything_in(document))


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (DAY, "Since round 2 was opened, by the scores of rounds 2 and 3 and what you settled:"),
        (date(2026, 3, 5), "Since round 1 was opened, by the scores of rounds 1, 2 and 3 and what you settled:"),
        (None, "Since round 2 was opened, by the scores of rounds 2 and 3 and what you settled:"),
    ],
)
def test_the_list_is_compared_with_the_one_from_before_the_meetings_first_round(on, told):
    document = after(round_of(1, EARLIER), round_of(2, TODAY), round_of(3, TODAY), agreed_in=(1, 2), on=on)
    lines = word_lines(document)
    assert told in lines
    assert any(line.startswith("Since round 3 was opened, by its scores") for line in lines)


def test_of_a_meeting_with_one_round_that_round_is_told_alone():
    lines = word_lines(after(round_of(1, EARLIER), round_of(2, TODAY), agreed_in=(1, 2)))
    assert not any("by the scores of rounds" in line for line in lines)
    assert any(line.startswith("Since round 2 was opened") for line in lines)


def test_every_value_agreed_in_the_last_round_stands_with_its_reason():
    rows = table_headed(small(), "Question", "Agreed", "Reason")
    assert [row[2] for row in rows] == [each.reason for each in small_exercise().agreed if each.round == 1]
    assert rows


def round_of(number, day, *, state=RoundState.CLOSED):
    return Round(number, state, "2026-03-01T09:00:00", f"{day}T14:00:00", f"{day}T15:00:00", 1)


def after(*rounds, agreed_in, on=DAY):
    """Minutes after some rounds, with two values of the example agreed in the rounds of these numbers."""
    one, other = small_exercise().agreed[0], small_exercise().agreed[-1]
    agreed = tuple(
        replace(each, round=number, reason=f"Reason {number}", dissent=f"Dissent {number}")
        for number, each in zip(agreed_in, (one, other), strict=False)
    )
    found = asked(small_exercise(), meeting=Meeting(on), with_cells=False)
    return in_word(
        replace(found, record=replace(found.record, exercise=replace(small_exercise(), agreed=agreed), rounds=rounds))
    )


def test_another_round_of_the_same_day_empties_nothing():
    document = after(round_of(1, TODAY), round_of(2, TODAY), round_of(3, TODAY), agreed_in=(1, 2))
    text = "\n".join(everything_in(document))
    for number in (1, 2):
        assert f"Values agreed in round {number} (12 March 2026), with reasons" in text
        assert f"Reason {number}. Did not agree: Dissent {number}." in text
    assert "No value was agreed in round 3." in text
    assert "Agreed on other days" not in text


@pytest.mark.parametrize(("on", "told", "other"), [(DAY, 2, 1), (date(2026, 3, 5), 1, 2), (None, 2, 1)])
def test_of_other_days_the_values_are_counted_and_the_minutes_that_tell_them_named(on, told, other):
    document = after(round_of(1, EARLIER), round_of(2, TODAY), agreed_in=(1, 2), on=on)
    text = "\n".join(everything_in(document))
    assert f"Reason {told}." in text
    assert f"Reason {other}." not in text
    day = {1: "5 March 2026", 2: "12 March 2026"}[other]
    assert f"1 value in round {other} ({day})" in text
    assert "There was no round to settle" not in text


def test_a_day_without_a_round_has_the_last_day_with_one_and_says_so():
    document = after(round_of(1, EARLIER), round_of(2, TODAY), agreed_in=(1, 2), on=date(2026, 3, 20))
    text = "\n".join(everything_in(document))
    assert "There was no round to settle on 20 March 2026. What was agreed on 12 March 2026" in text
    assert "Reason 2." in text
    assert "1 value in round 1 (5 March 2026)" in text


def test_a_round_opened_afterwards_takes_nothing_out_while_members_score():
    opened = Round(3, RoundState.OPEN, "2026-03-20T09:00:00", None, None, 1)
    text = "\n".join(everything_in(after(round_of(1, TODAY), round_of(2, TODAY), opened, agreed_in=(1, 2), on=None)))
    assert "Reason 1." in text
    assert "Reason 2." in text
    assert "round 3 (" not in text


def test_a_round_that_is_still_being_settled_is_of_every_day_since_its_reveal():
    revealed = replace(round_of(1, EARLIER, state=RoundState.REVEALED), closed_at=None)
    assert "Reason 1." in "\n".join(everything_in(after(revealed, agreed_in=(1,))))


@pytest.mark.parametrize("rounds", [(), (Round(1, RoundState.CLOSED, None, None, None, 1), round_of(3, TODAY))])
def test_rounds_whose_day_is_not_known_are_told_with_their_number(rounds):
    text = "\n".join(everything_in(after(*rounds, agreed_in=(1, 2))))
    for number in (1, 2):
        assert f"Values agreed in round {number} (day not known), with reasons" in text
        assert f"Reason {number}. Did not agree: Dissent {number}." in text
    assert "Agreed on other days" not in text


def test_rounds_stand_with_the_minute_and_other_steps_do_not():
    rows = table_headed(small(), "When (UTC)", "What")
    assert [row[:3] for row in rows] == [
        ["12 March 2026, 14:01", "A round was opened", "round 1"],
        ["12 March 2026, 14:02", "A round was revealed", "round 1"],
    ]


def test_a_divided_question_is_told_by_its_name_and_never_by_what_was_scored():
    found = asked(small_exercise())
    names = [cell_name(found.exercise, cell.spread) for cell in to_settle(found.cells)]
    left = lines_under(small(), "What is left")
    assert left[0] == f"Questions that still divide the panel ({len(names)})"
    assert [line.removesuffix(": could change the list") for line in left[1 : len(names) + 1]] == names
    assert names


def test_other_scores_with_the_same_middle_give_the_same_minutes_of_what_is_left():
    exercise = small_exercise()
    spread = next(each for each in panel_spreads(exercise) if each.is_divided and not each.is_settled)
    wider = tuple(
        replace(each, value=each.value - 1)
        if (each.intervention, each.criterion, each.value) == (spread.intervention, spread.criterion, spread.low)
        else each
        for each in exercise.scores
    )
    assert wider != exercise.scores
    plain, other = (in_word(asked(each, with_cells=False)) for each in (exercise, replace(exercise, scores=wider)))
    assert lines_under(plain, "What is left")[:-4] == lines_under(other, "What is left")[:-4]


def test_what_is_left_has_divided_and_unscored_questions_and_open_challenges_without_who_asked():
    exercise = challenged(small_exercise(), Challenge("", "Ada Example", "Too far away.", DAY, "gym"), today=DAY)
    text = "\n".join(everything_in(in_word(asked(exercise))))
    assert "Open challenges (1)" in text
    assert "12 March 2026: Too far away." in text
    assert "Ada Example" not in text
    assert "Every question has a value." in text


def test_a_sign_off_stands_with_whether_it_is_of_this_list():
    fingerprint = list_fingerprint(analyse(small_exercise()))
    exercise = signed_off(small_exercise(), SignOff("Ada Example", "Director", DAY, fingerprint), today=DAY)
    exercise = signed_off(exercise, SignOff("Bo Example", "Chair", DAY, "0123456789abcdef"), today=DAY)
    rows = table_headed(in_word(asked(exercise)), "Signed by", "Role")
    assert [(row[0], row[3]) for row in rows] == [
        ("Ada Example", "the list as it is now"),
        ("Bo Example", "an earlier list"),
    ]


def test_the_list_the_record_and_the_last_fingerprint_of_the_panel_are_in_it():
    rows = table_headed(small(), "Rank", "Intervention", "What happens")
    assert sorted(row[1] for row in rows) == sorted(each.name for each in small_exercise().interventions)
    text = "\n".join(word_lines(small()))
    assert "The panel's steps stood at 3, with the fingerprint hash-3." in text
    assert f"Fingerprint of this list: {list_fingerprint(analyse(small_exercise()))}." in text
    footer = small().sections[0].footer.paragraphs[0].text
    digest = text.split("SHA-256 of the record of this list: ")[1][:64]
    assert digest[:16] in footer


def test_while_a_round_is_open_the_list_is_said_to_be_from_before_it():
    lines = word_lines(in_word(asked(small_exercise(), state=RoundState.OPEN)))
    assert "Round 1 is still open, so the list is from before it." in lines
    assert not any(line.startswith("Since round 1") for line in lines)


def test_without_a_list_the_minutes_still_say_what_nobody_scored():
    exercise = replace(small_exercise(), scores=(), agreed=())
    found = replace(asked(small_exercise()), record=RecordFacts(exercise, at_panel=True), analysis=None, cells=None)
    lines = word_lines(in_word(found))
    assert NO_LIST_YET in lines
    assert any(line.startswith("Questions that nobody scored (") for line in lines)
    assert "There is no record yet." in lines


def test_other_business_stands_as_it_was_written_and_cannot_break_a_file():
    hostile = asked(small_exercise(), meeting=Meeting(DAY, (), HOSTILE))
    said = lines_under(in_word(hostile), "Other business")[0]
    assert said.startswith('#import "x" $\\pi$ *b* </w:t> &amp; <script>alert(1)</script>')
    assert "\u202e" not in said
    assert "<script>alert(1)</script>" in "".join(pdf_pages(PDF(minutes_paper(hostile)))).replace("\u200b", "")
    assert "Other business" not in word_lines(in_word(asked(small_exercise(), meeting=Meeting(DAY))))


def test_the_pdf_is_tagged_and_an_independent_checker_finds_it_accessible():
    content = PDF(minutes_paper(asked(small_exercise())))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
    report = page.validate_pdf_bytes(content, profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.rules.total > 100


@pytest.mark.parametrize("make", [WORD, PDF])
def test_the_same_meeting_gives_the_same_bytes(make):
    assert make(minutes_paper(asked(small_exercise()))) == make(minutes_paper(asked(small_exercise())))


def test_of_many_divided_questions_those_that_could_change_the_list_are_named_first():
    analysis = worked()
    record = RecordFacts(analysis.exercise, at_panel=True)
    found = MinutesAsked(record, Meeting(DAY), analysis, disputed_cells(analysis))
    left = lines_under(in_word(found), "What is left")
    assert left[0] == "Questions that still divide the panel (81)"
    assert [line.endswith("could change the list") for line in left[1:21]] == [True] * 8 + [False] * 12
    assert left[21] == "and 61 more, which the Scores page lists"


def test_whoever_did_not_send_in_time_is_named():
    found = asked(small_exercise())
    late = PanelMember("late", "council", "Head of housing", Access.MEMBER, 1)
    found = replace(found, record=replace(found.record, people=(*PEOPLE, late)))
    lines = [line for line in everything_in(in_word(found)) if "Not sent before the reveal of round 1" in line]
    assert len(lines) == 1
    assert "Head of housing, Council" in lines[0]
    assert "GP lead" not in lines[0]
