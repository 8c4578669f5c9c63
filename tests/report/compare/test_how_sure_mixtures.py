"""Every mixture of the partners' weights in words: what is proven, what is not, and where it stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritise.analysis import analyse, every_mixture
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.compare.how_sure_mixtures import (
    MOST_LISTS,
    NO_MIXTURES,
    mixture_words,
    mixtures_depending_title,
    mixtures_interventions,
    mixtures_sentences,
    mixtures_table,
    mixtures_title,
)


@pytest.fixture(scope="module")
def worked():
    return analyse(load_exercise(example_folder()))


@pytest.fixture(scope="module")
def found(worked):
    return every_mixture(worked)


def test_the_title_says_for_which_share_of_all_mixtures_the_list_is_best(found):
    assert mixtures_title(replace(found, present_share=0.86)) == (
        f"For every mixture of the partners' weights one of {len(found.lists)} lists is the best, this one for 86%"
    )
    none = replace(found, present_share=0.0)
    assert mixtures_title(none).endswith(f"one of {len(found.lists)} lists is the best, this one for none")
    one = replace(found, lists=found.lists[:1], present_share=1.0)
    assert mixtures_title(one) == "For every mixture of the partners' weights this list is the best"
    assert mixtures_title(replace(one, present_share=0.0)) == (
        "For every mixture of the partners' weights one list, not this one, is the best"
    )
    assert mixtures_title(None) == NO_MIXTURES


def test_what_is_proven_for_every_mixture_is_called_exact(worked, found):
    told = mixtures_sentences(worked, found)
    cuts = [each.id for each in worked.exercise.interventions if each.status == "reduce"]
    assert told[1].startswith(f"{len(set(found.always) - set(cuts))} interventions are in the best list")
    assert told[2].startswith("Exact: proven for every mixture, none is sampled.")
    rough = mixtures_sentences(worked, replace(found, within_millionths=36.0))
    assert rough[2] == "Proven for every mixture, none is sampled, to 36 millionths of a point."


def test_where_it_stopped_is_said_and_nothing_is_called_exact(worked, found):
    lists = tuple(replace(each, proven=number < 1) for number, each in enumerate(found.lists))
    part = replace(found, lists=lists, open_at=((0.4, 0.6, 0.0, 0.0, 0.0),), corners=70)
    assert mixtures_title(part).endswith(f"{len(lists)} lists so far; the rest is open")
    told = " ".join(mixtures_sentences(worked, part))
    assert "Exact" not in told
    assert "It stopped after the best list was looked for at 70 mixtures. 1 mixture where lists meet" in told
    assert "such as Borough council 40%, NHS integrated care board locality 60%: beside them" in told
    assert [row[0] for row in mixtures_table(worked, part).rows[:2]] == ["List 1", "List 2, not proven"]


def test_the_tables_have_the_largest_lists_and_every_decision_that_differs(worked, found):
    table = mixtures_table(worked, found)
    assert len(table.rows) == min(MOST_LISTS, len(found.lists))
    assert "The same list" in table.column("Against this list")
    many = replace(found, lists=found.lists * MOST_LISTS)
    assert len(mixtures_table(worked, many).rows) == MOST_LISTS
    assert len(mixtures_interventions(worked, found).rows) == len(found.sometimes)
    assert mixtures_depending_title(found).startswith(f"{len(found.sometimes)} of the 36 decisions depend")
    alone = replace(found, lists=found.lists[:1])
    assert mixtures_depending_title(alone) == "None of the 36 decisions depends on the mixture"


def test_a_partner_without_a_part_is_left_out_of_a_mixture():
    assert mixture_words(("Council", "NHS", "Police"), (0.25, 0.75, 0.0)) == "Council 25%, NHS 75%"
