"""Every sentence of a row is true of its own solve; beside each other they must not sound absurd to a councillor.

Every row of the worked example is read: why it is in or out, what would change it, how firm it is, and its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest

from prioritise.analysis import bands, explain, would_change
from prioritise.analysis.nearest.roundabout import FITS_IN, OTHERS, OUT_AGAIN, SERVICE_GOES_ON, SERVICE_STOPS
from prioritise.analysis.nearest.sentences import SETTLED_STATE, StateLine, WouldChange, state_lines
from prioritise.analysis.priority_list import PriorityRow, priority_list
from prioritise.analysis.why import why
from prioritise.portfolio.rules import clause
from prioritise.report.words.band_words import BAND_MEANINGS, beside_band
from prioritise.robustness.bands import Band
from tests.worked_example import worked_analysis, worked_example

LESS = re.compile(r"£[\d,]+ less|\d+% less")
MORE = re.compile(r"£[\d,]+ more|\d+% more")
LIMIT = re.compile(r"the limit of (.+?) in (\S+) were ([\d,]+) \w+, not ([\d,]+)")
BY_WAY_OF = (FITS_IN, OTHERS, OUT_AGAIN, SERVICE_GOES_ON, SERVICE_STOPS)
EVERY = [each.id for each in worked_example().interventions]


@dataclass(frozen=True)
class Said:
    """All that is said of one row."""

    row: PriorityRow
    state: StateLine
    sentences: tuple[str, ...]
    change: WouldChange

    @property
    def first(self) -> str:
        return self.sentences[0]

    @property
    def all(self) -> str:
        change = self.change
        return " ".join([*self.sentences, change.state, *change.lines, *change.roundabout, *change.never])


@cache
def rows() -> dict[str, PriorityRow]:
    return {row.intervention: row for row in priority_list(worked_analysis(), bands(worked_analysis()))}


@cache
def said_of(intervention: str) -> Said:
    analysis = worked_analysis()
    states = {line.intervention: line for line in state_lines(analysis)}
    sentences = why(analysis, intervention).sentences
    return Said(rows()[intervention], states[intervention], sentences, would_change(analysis, intervention))


def steps(line: str) -> list[int]:
    """Which way each limit that a line names moves: 1 for more, -1 for less."""
    moved = [1] * len(MORE.findall(line)) + [-1] * len(LESS.findall(line))
    numbers = [(int(at.replace(",", "")), int(now.replace(",", ""))) for _, _, at, now in LIMIT.findall(line)]
    return moved + [1 if at > now else -1 for at, now in numbers]


@pytest.mark.parametrize("intervention", EVERY)
def test_no_two_sentences_of_a_row_contradict_each_other(intervention: str) -> None:
    analysis, said = worked_analysis(), said_of(intervention)
    subject, facts = analysis.exercise.intervention_by_id[intervention], explain(analysis, intervention)
    inside = intervention in analysis.portfolio.interventions
    # More and less of the same never stand side by side: what helps goes one way, and the rest says how.
    helps = 1 if inside is subject.is_cut else -1
    assert {step for line in said.change.lines for step in steps(line)} <= {helps}, said.change.lines
    assert all(line.endswith(BY_WAY_OF) for line in said.change.roundabout)
    if "Even with no limit on money it would be out" in said.all:
        assert not any(MORE.search(line) for line in said.change.lines)
        assert all(line.endswith(OUT_AGAIN) for line in said.change.roundabout if MORE.search(line))
    # A cost that would not do it is its own: that of another may.
    assert said.all.lower().count("another cost") == said.all.lower().count("another cost of its own")
    # A rule that is no help when dropped is no reason by itself, unless that is said.
    assert "in any case" not in said.all
    assert "No rule keeps it out" not in said.all
    if facts.rules and not inside and "one rule dropped would not do it" in said.all:
        assert "Nor is it worth its cost" in said.first
    # A decision that the rules settle names the rule, before it says that it is not worth its cost.
    if said.change.state == SETTLED_STATE and not inside:
        assert [rule for rule in analysis.problem.rules if clause(rule, analysis.problem) in said.first]
        assert "It is not worth its cost" not in said.first
        assert not said.change.lines
    if subject.is_cut:
        assert "worth its cost" not in said.all
        stops = subject.reduces not in analysis.portfolio.interventions
        assert ("nothing left to cut: " in said.first) is (stops and not inside)
        assert said.row.reason.startswith("The service stops altogether") is (stops and not inside)
    assert "At another level" not in said.all


@pytest.mark.parametrize("intervention", EVERY)
def test_band_and_firmness_agree_or_say_why_not(intervention: str) -> None:
    said = said_of(intervention)
    opposites = {(Band.CORE, True), (Band.RESERVE, False), (Band.NOT_NOW, True), (Band.PRIORITY, False)}
    assert bool(beside_band(said.row.band, said.state)) is ((said.row.band, said.state.could_change) in opposites)
    assert ("but for money" in said.state.label) is (said.state.moved_by_money and not said.state.could_change)
    assert said.state.label.endswith("size") is (said.state.another_size and not said.state.could_change)
    assert "firm" not in BAND_MEANINGS[said.row.band]


def test_one_pound_less_is_of_a_year_in_which_nothing_is_left() -> None:
    lines = [line for line in would_change(worked_analysis()).lines if "even £1 less" in line]
    assert lines
    for line in lines:
        assert re.match(r"there were even £1 less of .+ in \d{4}/\d\d, when all of it is used\. ", line)
        assert "Would go up: Stop smoking service to full scale." in line


def test_perinatal_peer_support_is_read_as_a_councillor_would() -> None:
    said = said_of("perinatal-peer-support")
    hours = "It is left out because there is not enough of this: Health visitor hours."
    others = "Even with no limit on money it would be out: others would then take that."
    assert said.first == f"Perinatal peer support is not funded. {hours} {others}"
    assert said.change.lines[0].startswith("the limit of Health visitor hours in 2026/27 were 4,050 hours, not 3,900.")
    assert any("3,699 hours" in line and line.endswith(FITS_IN) for line in said.change.roundabout)
    assert any("17% more of all money" in line and line.endswith(OUT_AGAIN) for line in said.change.roundabout)
    assert said.change.never == ("Another cost of its own or one rule dropped would not do it.",)


def test_safe_walking_names_the_rule_that_no_list_with_it_can_keep() -> None:
    said = said_of("active-travel-routes")
    assert "No list with it can keep this: At least 58% of the people reached are in the most deprived" in said.first


def test_the_rows_that_these_tests_ask_about_are_there() -> None:
    analysis = worked_analysis()
    out = [intervention for intervention in EVERY if intervention not in analysis.portfolio.interventions]
    settled = [intervention for intervention in out if said_of(intervention).change.state == SETTLED_STATE]
    assert settled == ["family-nurse-partnership", "active-travel-routes"]
    not_by_one = [
        intervention for intervention in out if "one rule dropped would not do it" in said_of(intervention).all
    ]
    assert "family-nurse-partnership" in not_by_one
