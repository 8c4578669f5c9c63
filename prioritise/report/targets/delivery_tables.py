"""What has come of each target: figures against milestones, what slipped, and the reward of earlier agreements."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from prioritise.analysis import Analysis
from prioritise.analysis.once import once
from prioritise.analysis.small_counts import HIDDEN
from prioritise.analysis.targets import deliveries, missed_milestones, reward_of
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Actual
from prioritise.domain.vocabulary import words_of
from prioritise.report.targets.last_figure import period_note
from prioritise.report.targets.target_unit import unit_of
from prioritise.report.words.csv_cells import csv_bytes, plain_figure, shown_level
from prioritise.targets.delivery import LOOKS, Delivery, Rating
from prioritise.targets.reward import NEVER_PAID
from prioritise.words import TextTable, bold, counted, first_capital, joined, lower_first, short_number, told_apart

REWARD_HEADINGS = ("Reward began at (history only)", "Reward share (history only, never paid)")
NO_REWARD = ("", "no level without stretch is given")


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """What has come of the targets: the finding, what slipped, how it is rated, and every milestone.

    `how_figures_count` is empty before a figure came. `with_reward` is the same table with the reward share of earlier
    agreements, which `reward_note` says was never paid. `every_title` and `every_label` call both, `file` a download.
    """

    sentence: str
    slipped: tuple[str, ...]
    how_rated: str
    how_figures_count: str
    reward_note: str
    every_milestone: TextTable
    with_reward: TextTable
    every_title: str
    every_label: str
    file: str


@once
def delivery_view(analysis: Analysis, *, today: date | None = None) -> DeliveryView:
    """Say what has come of each target. With `today` it is said of each figure whose period has not ended."""
    exercise, milestone = analysis.exercise, words_of(analysis.exercise.vocabulary).milestone
    return DeliveryView(
        sentence=delivery_sentence(exercise),
        slipped=slipped_sentences(analysis, today=today),
        how_rated=how_rated(exercise),
        how_figures_count=how_figures_count(exercise) if exercise.actuals else "",
        reward_note=reward_note(exercise),
        every_milestone=delivery_table(analysis, today=today),
        with_reward=delivery_table(analysis, reward=True, today=today),
        every_title=f"See every {milestone}",
        every_label=f"What has come of each {milestone}",
        file=f"{exercise.id}-delivery.csv",
    )


def delivery_table(analysis: Analysis, *, reward: bool = False, today: date | None = None) -> TextTable:
    """List every milestone with its figure and rating, in words and a shape, and what a missed one rests on.

    With `reward` two more columns say what the reward formula of earlier agreements gives; it was never paid. With
    `today` a figure of a period that has not ended is called part of a year.
    """
    exercise, words = analysis.exercise, words_of(analysis.exercise.vocabulary)
    missed = {
        (missed.delivery.target.id, missed.delivery.year): ", ".join(part.name for part in missed.rests_on)
        for missed in missed_milestones(analysis)
    }
    target, milestone = first_capital(words.target), first_capital(words.milestone)
    headings = (target, "Year", milestone, "Figure", "Rating", "Source", "Rests on")
    rows = tuple(
        (
            delivery.target.title,
            delivery.year,
            plain_figure(delivery.milestone),
            shown_level(exercise, delivery.target, delivery.actual.value if delivery.actual else None),
            _rated(delivery, today),
            delivery.actual.source if delivery.actual else "",
            missed.get((delivery.target.id, delivery.year), ""),
            *(_reward_cells(exercise, delivery) if reward else ()),
        )
        for delivery in deliveries(exercise)
    )
    return TextTable((*headings, *(REWARD_HEADINGS if reward else ())), rows)


def delivery_csv(analysis: Analysis, *, reward: bool = False) -> bytes:
    """Write the milestones with their figures and ratings as a CSV file."""
    table = delivery_table(analysis, reward=reward)
    return csv_bytes(table.headings, table.rows)


def delivery_sentence(exercise: Exercise) -> str:
    """Say how the figures that have come compare with what was promised, in words."""
    words, expected = words_of(exercise.vocabulary), deliveries(exercise)
    rated = Counter(str(delivery.rating) for delivery in expected if delivery.rating is not Rating.NOT_RATED)
    if not expected:
        return f"No {words.milestones} are set yet."
    if not rated:
        total = counted(len(expected), words.milestone, words.milestones)
        return f"No figure has come yet for any of the {total}. Enter each as it is published, with its source."
    ratings = [f"{rated[rating]} {words_for}" for rating, words_for in _RATED.items() if rated[rating]]
    total = counted(rated.total(), words.milestone, words.milestones)
    return f"Of {total} with a figure: {joined(ratings)}."


def slipped_sentences(analysis: Analysis, *, today: date | None = None) -> tuple[str, ...]:
    """List each milestone that was missed, and the chosen interventions it rests on with who leads them."""
    exercise = analysis.exercise
    sentences = []
    for missed in missed_milestones(analysis):
        rests = [f"{part.name} ({exercise.partner_by_id[part.lead_partner].name})" for part in missed.rests_on]
        on = f"It rests on {joined(rests)}." if rests else "Nothing that is chosen acts on it."
        title = first_capital(missed.delivery.target.title)
        sentences.append(
            f"{bold(f'{title}, {missed.delivery.year}.')} {_delivered(exercise, missed.delivery, today)} {on}"
        )
    return tuple(sentences)


def how_rated(exercise: Exercise) -> str:
    """Return the rule for red, amber and green, with the share this exercise uses."""
    words = words_of(exercise.vocabulary)
    share = f"{exercise.settings.targets.amber:.0%}"
    return (
        f"● Green: the {words.milestone} is met. ▲ Amber: at least {share} of the way from the baseline. "
        f"■ Red: less than that. ○ No figure yet."
    )


def how_figures_count(exercise: Exercise) -> str:
    """Say what figures that came do to the ratings and not to the projections, and how one is projected from them."""
    words, first = words_of(exercise.vocabulary), exercise.years[0]
    return (
        f"A figure that came rates its {words.milestone}. It does not move the projection, which rests on the "
        f"published figures from before {first}: later ones hold what this plan did. To project from it, let the "
        f"exercise's years begin after it and refresh its {words.indicator} on the Needs page."
    )


def rating_words(rating: Rating) -> str:
    """Return a rating as its shape, its colour by name and what it means: ▲ Amber: most of the way."""
    look = LOOKS[rating]
    if rating is Rating.NOT_RATED:
        return f"{look.shape} {first_capital(look.words)}"
    return f"{look.shape} {first_capital(rating)}: {look.words}"


def reward_note(exercise: Exercise) -> str:
    """Say what the reward columns are, and what they are not."""
    words = words_of(exercise.vocabulary)
    return f"{NEVER_PAID} Each {words.milestone} is taken as if it were the final one."


def counts_for(exercise: Exercise, actual: Actual, *, today: date | None = None) -> str:
    """Say which milestone a figure is held against, and how it is rated; or that it is held against none.

    With `today` it is said where the figure's period has not ended.
    """
    words = words_of(exercise.vocabulary)
    target = next((target for target in reversed(exercise.targets) if target.id == actual.target), None)
    title = lower_first(target.title) if target else actual.target
    hidden = target is not None and shown_level(exercise, target, actual.value) == HIDDEN
    figure = HIDDEN if hidden else told_apart(unit_of(target) if target else "", actual.value)[0]
    matching = next((delivery for delivery in deliveries(exercise) if delivery.actual == actual), None)
    if matching is None:
        return (
            f"{figure} in {actual.period} for {title} is kept, but no {words.milestone} is held against it: "
            f"its period ends in no year that has one, or a later figure of that year counts."
            f"{_after(period_note(actual.period, today))}"
        )
    counts = f"{figure} in {actual.period} for {title} counts for {matching.year}."
    return f"{counts} {_delivered(exercise, matching, today)}"


_RATED = {
    Rating.GREEN: "met (green)",
    Rating.AMBER: "most of the way (amber)",
    Rating.RED: "well short (red)",
}


def _rated(delivery: Delivery, today: date | None) -> str:
    part = delivery.actual is not None and period_note(delivery.actual.period, today)
    return f"{rating_words(delivery.rating)}{' (part of a year)' if part else ''}"


def _delivered(exercise: Exercise, delivery: Delivery, today: date | None) -> str:
    """The sentence of a figure; of one that must not be shown only the rating, because the rest would give it away."""
    if delivery.actual is None:
        return f"No figure for {delivery.year} yet."
    note = _after(period_note(delivery.actual.period, today))
    rated = f"{first_capital(delivery.look.words)} ({delivery.rating})"
    if _hidden(exercise, delivery):
        return f"{rated}: the figure in {delivery.actual.period} counts few people.{note}"
    came, promised = told_apart(unit_of(delivery.target), delivery.actual.value, delivery.milestone)
    missed = delivery.share is not None and delivery.rating is not Rating.GREEN
    way = f", {delivery.share:.0%} of the way from the baseline" if missed else ""
    return f"{rated}: {came} in {delivery.actual.period} against {promised}{way}.{note}"


def _after(sentence: str) -> str:
    return f" {sentence}" if sentence else ""


def _hidden(exercise: Exercise, delivery: Delivery) -> bool:
    return delivery.actual is not None and shown_level(exercise, delivery.target, delivery.actual.value) == HIDDEN


def _reward_cells(exercise: Exercise, delivery: Delivery) -> tuple[str, str]:
    if delivery.target.no_stretch is None:
        return NO_REWARD
    share = reward_of(delivery)
    if delivery.actual is None:
        return "", "no figure yet"
    if _hidden(exercise, delivery):
        return "", HIDDEN
    if share is None:
        return "", f"nothing is asked beyond {short_number(delivery.target.no_stretch)}"
    return plain_figure(share.trigger), f"{share.share:.0%}, never paid"
