"""What has come of each target: figures against milestones, what slipped, and the reward of earlier agreements."""

from __future__ import annotations

from collections import Counter

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Actual, Target
from prioritise.domain.vocabulary import words_of
from prioritise.report.csv_files import csv_bytes, plain_figure, shown_level
from prioritise.report.small_counts import HIDDEN
from prioritise.report.text_table import TextTable
from prioritise.report.wording import counted, first_capital, listed, lower_first, with_unit
from prioritise.targets.delivery import LOOKS, Delivery, Rating, delivery, reward_of, slipped
from prioritise.targets.reward import NEVER_PAID

REWARD_HEADINGS = ("Reward began at (history only)", "Reward share (history only, never paid)")
NO_REWARD = ("", "no level without stretch is given")


def delivery_table(analysis: Analysis, *, reward: bool = False) -> TextTable:
    """Every milestone with its figure and rating, in words and a shape, and what a missed one rests on.

    With `reward` two more columns say what the reward formula of earlier agreements gives; it was never paid.
    """
    exercise, words = analysis.exercise, words_of(analysis.exercise.vocabulary)
    missed = {
        (each.delivery.target.id, each.delivery.year): ", ".join(part.name for part in each.rests_on)
        for each in slipped(exercise, analysis.portfolio_proposals)
    }
    headings = (
        words.target.capitalize(),
        "Year",
        words.milestone.capitalize(),
        "Figure",
        "Rating",
        "Source",
        "Rests on",
    )
    rows = tuple(
        (
            each.target.title,
            each.year,
            plain_figure(each.milestone),
            shown_level(exercise, each.target, each.actual.value if each.actual else None),
            rating_words(each.rating),
            each.actual.source if each.actual else "",
            missed.get((each.target.id, each.year), ""),
            *(_reward_cells(exercise, each) if reward else ()),
        )
        for each in delivery(exercise)
    )
    return TextTable((*headings, *(REWARD_HEADINGS if reward else ())), rows)


def delivery_csv(analysis: Analysis, *, reward: bool = False) -> bytes:
    """The same as a CSV file."""
    table = delivery_table(analysis, reward=reward)
    return csv_bytes(table.headings, table.rows)


def delivery_sentence(exercise: Exercise) -> str:
    """How the figures that have come compare with what was promised, in words."""
    words, found = words_of(exercise.vocabulary), delivery(exercise)
    rated = Counter(str(each.rating) for each in found if each.rating is not Rating.NOT_RATED)
    if not found:
        return f"No {words.milestones} are set yet."
    if not rated:
        total = counted(len(found), words.milestone, words.milestones)
        return f"No figure has come yet for any of the {total}. Enter each as it is published, with its source."
    told = [f"{rated[each]} {words_for}" for each, words_for in _RATED.items() if rated[each]]
    total = counted(rated.total(), words.milestone, words.milestones)
    return f"Of {total} with a figure: {listed(told)}."


def slipped_sentences(analysis: Analysis) -> tuple[str, ...]:
    """Each milestone that was missed, and the chosen interventions it rests on with who leads them."""
    exercise = analysis.exercise
    told = []
    for each in slipped(exercise, analysis.portfolio_proposals):
        rests = [f"{part.name} ({exercise.partner_by_id[part.lead_partner].name})" for part in each.rests_on]
        on = f"It rests on {listed(rests)}." if rests else "Nothing that is chosen acts on it."
        title = first_capital(each.delivery.target.title)
        told.append(f"**{title}, {each.delivery.year}.** {_delivered(exercise, each.delivery)} {on}")
    return tuple(told)


def how_rated(exercise: Exercise) -> str:
    """The rule for red, amber and green, with the share this exercise uses."""
    words = words_of(exercise.vocabulary)
    share = f"{exercise.settings.targets.amber:.0%}"
    return (
        f"● Green: the {words.milestone} is met. ▲ Amber: at least {share} of the way from the baseline. "
        f"■ Red: less than that. ○ No figure yet."
    )


def latest_figure(exercise: Exercise, target: Target) -> tuple[str, ...]:
    """The last figure that came for a target and how it is rated, in a sentence; none where none has come."""
    found = [each for each in delivery(exercise) if each.target == target and each.actual is not None]
    if not found or found[-1].actual is None:
        return ()
    last, actual = found[-1], found[-1].actual
    figure = HIDDEN if _hidden(exercise, last) else with_unit(actual.value, target.unit)
    return (f"**Figure for {last.year}:** {figure}. {rating_words(last.rating)}.",)


def rating_words(rating: Rating) -> str:
    """A rating as its shape, its colour by name and what it means: ▲ Amber: most of the way."""
    look = LOOKS[rating]
    if rating is Rating.NOT_RATED:
        return f"{look.shape} {first_capital(look.words)}"
    return f"{look.shape} {first_capital(rating)}: {look.words}"


def reward_note(exercise: Exercise) -> str:
    """What the reward columns are, and what they are not."""
    words = words_of(exercise.vocabulary)
    return f"{NEVER_PAID} Each {words.milestone} is taken as if it were the final one."


def counts_for(exercise: Exercise, actual: Actual) -> str:
    """Which milestone a figure is held against, and how it is rated; or that it is held against none."""
    words, target = words_of(exercise.vocabulary), _target(exercise, actual)
    title = lower_first(target.title) if target else actual.target
    figure = shown_level(exercise, target, actual.value) if target else f"{actual.value:g}"
    held = next((each for each in delivery(exercise) if each.actual == actual), None)
    if held is None:
        return (
            f"{figure} in {actual.period} for {title} is kept, but no {words.milestone} is held against it: "
            f"its period ends in no year that has one, or a later figure of that year counts."
        )
    return f"{figure} in {actual.period} for {title} counts for {held.year}. {_delivered(exercise, held)}"


_RATED = {
    Rating.GREEN: "met (green)",
    Rating.AMBER: "most of the way (amber)",
    Rating.RED: "well short (red)",
}


def _delivered(exercise: Exercise, each: Delivery) -> str:
    """The sentence of a figure; of one that must not be shown only the rating, because the rest would give it away."""
    if each.actual is None or not _hidden(exercise, each):
        return each.sentence
    return f"{first_capital(each.look.words)} ({each.rating}): the figure in {each.actual.period} counts few people."


def _hidden(exercise: Exercise, each: Delivery) -> bool:
    return each.actual is not None and shown_level(exercise, each.target, each.actual.value) == HIDDEN


def _reward_cells(exercise: Exercise, each: Delivery) -> tuple[str, str]:
    if each.target.no_stretch is None:
        return NO_REWARD
    found = reward_of(each)
    if each.actual is None:
        return "", "no figure yet"
    if _hidden(exercise, each):
        return "", HIDDEN
    if found is None:
        return "", f"nothing is asked beyond {each.target.no_stretch:g}"
    return plain_figure(found.trigger), f"{found.share:.0%}, never paid"


def _target(exercise: Exercise, actual: Actual) -> Target | None:
    return next((each for each in reversed(exercise.targets) if each.id == actual.target), None)
