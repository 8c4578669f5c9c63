"""robustness.csv says of every figure what it rests on."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from prioritise.domain.interventions import Status
from prioritise.portfolio.problem import MILLIONTHS
from prioritise.report.compare.how_sure_view import how_sure_view
from prioritise.report.exports.how_sure_csv import HEADINGS, how_sure_csv
from prioritise.robustness.weight_sets import WeightSet
from tests.worked_example import worked_analysis

SAMPLES = 40


@pytest.fixture(scope="module")
def worked():
    return worked_analysis()


@pytest.fixture(scope="module")
def found(worked):
    return how_sure_view(worked, WeightSet.ANY, samples=SAMPLES)


@pytest.fixture(scope="module")
def lines(worked, found):
    return list(csv.DictReader(io.StringIO(how_sure_csv(worked, found).decode("utf-8"))))


def value(lines, part, subject, measure):
    return next(
        line["value"] for line in lines if (line["part"], line["id"], line["measure"]) == (part, subject, measure)
    )


def test_the_file_says_of_every_figure_what_it_rests_on(lines):
    assert tuple(lines[0]) == HEADINGS
    assert {line["rests_on"] for line in lines} == {"sampled", "exact"}
    sampled = [line for line in lines if line["rests_on"] == "sampled"]
    assert {(line["weight_set"], line["samples"], line["seed"]) for line in sampled} == {("any", "40", "0")}
    assert {line["part"] for line in lines if line["rests_on"] == "exact"} == {
        "partner",
        "least-largest-loss",
        "mixtures",
        "intervention",
        "criterion",
    }
    whole = [line["measure"] for line in lines if (line["part"], line["rests_on"]) == ("intervention", "exact")]
    assert set(whole) == {"mixtures_share"}


def test_the_file_holds_what_was_found(lines, worked, found):
    share = found.many_weights.lists.share_of["mmr-catch-up"]
    assert float(value(lines, "intervention", "mmr-catch-up", "funded_share")) == pytest.approx(share)
    assert float(value(lines, "list", "", "best_share")) == pytest.approx(found.many_weights.lists.best_share)
    lost = {
        view.partner: each.lost_millionths / MILLIONTHS
        for view, each in zip(worked.group.partners, found.partners.losses.chosen, strict=True)
    }
    for partner, points in lost.items():
        assert float(value(lines, "partner", partner, "lost")) == pytest.approx(points, abs=1e-6)
    cost = next(each for each in found.criteria.thresholds if each.criterion == "cost")
    assert float(value(lines, "criterion", "cost", "list_1_to")) == pytest.approx(cost.highest, abs=1e-6)
    assert value(lines, "criterion", "cost", "list_2_leaves") == ";".join(cost.above.leaves)


def test_the_file_has_every_list_that_is_best_at_some_mixture(lines, worked, found):
    mixtures = found.mixtures.found
    assert value(lines, "mixtures", "", "lists") == str(len(mixtures.lists))
    assert float(value(lines, "mixtures", "", "proven_share")) == 1.0
    assert float(value(lines, "mixtures", "", "best_share")) == pytest.approx(mixtures.present_share, abs=1e-6)
    first = mixtures.lists[0]
    labels = ";".join(worked.problem.columns[place].label for place in first.chosen)
    assert value(lines, "mixtures", "list-1", "list") == labels
    assert float(value(lines, "mixtures", "list-1", "share")) == pytest.approx(first.share, abs=1e-6)
    assert float(value(lines, "mixtures", "list-1", "middle:council")) == pytest.approx(first.centre[0], abs=1e-6)
    share = mixtures.share_of["mmr-catch-up"]
    assert float(value(lines, "intervention", "mmr-catch-up", "mixtures_share")) == pytest.approx(share, abs=1e-6)


def test_what_is_not_proven_is_not_called_exact(worked, found):
    at = (0.25, 0.75, 0.0, 0.0, 0.0)
    part = replace(found.mixtures.found, open_at=(at,))
    view = replace(found, mixtures=replace(found.mixtures, found=part))
    lines = list(csv.DictReader(io.StringIO(how_sure_csv(worked, view).decode("utf-8"))))
    open_lines = [line for line in lines if line["id"] == "open-1"]
    assert [float(line["value"]) for line in open_lines] == list(at)
    assert {line["rests_on"] for line in open_lines} == {"not-proven"}
    shares = [line for line in lines if line["measure"] == "mixtures_share"]
    assert {line["rests_on"] for line in shares} == {"not-proven"}


def test_in_the_file_a_cut_is_made_or_no_longer_made_and_never_enters_or_leaves(lines, worked):
    cuts = {each.id for each in worked.exercise.interventions if each.status is Status.REDUCE}
    moves = {"enters": set(), "leaves": set(), "cuts_made": set(), "cuts_no_longer_made": set()}
    for line in lines:
        for measure in moves:
            if line["measure"].endswith(f"_{measure}"):
                moves[measure] |= set(filter(None, line["value"].split(";")))
    assert not cuts & (moves["enters"] | moves["leaves"])
    assert moves["cuts_made"] | moves["cuts_no_longer_made"]
    assert moves["cuts_made"] | moves["cuts_no_longer_made"] <= cuts


def test_shares_of_ranks_add_up_for_everyone_who_is_ranked(lines, found):
    for each in found.firsts.ranks.interventions:
        shares = [float(line["value"]) for line in lines if line["id"] == each and line["measure"].startswith("rank_")]
        assert sum(shares) == pytest.approx(1, abs=1e-4)
