"""What in an exercise is the first area's alone: what its people gave, figures only it has, and rows that name it."""

from __future__ import annotations

from collections.abc import Iterator

from prioritise.domain.exercise import Exercise
from prioritise.files.for_area.account import Emptied, Kept
from prioritise.judgement.entered import entered_values


def emptied_tables(exercise: Exercise) -> Iterator[Emptied]:
    """List what people of the first area said, decided or promised, with how much of it there was."""
    area = exercise.area.name
    listed_shares = [intervention.most_deprived_share for intervention in exercise.interventions]
    listed_shares += [level.most_deprived_share for level in exercise.levels]
    shares = sum(listed_share is not None for listed_share in listed_shares)
    listed = (
        ("Weights", len({(weight.partner, weight.member) for weight in exercise.weights}), "statements of its partners",
         "Until yours are in weights.csv, every criterion counts alike; the list is one to try out, not to use."),
        ("Members of the panel", len(exercise.members), "people", "List yours in members.csv."),
        ("Panel scores", len(exercise.scores), "answers", "Have your own panel score in scores.csv."),
        ("Agreed values", len(exercise.agreed), "values its panel settled", "Settle yours in agreed.csv."),
        ("Values entered in place of a panel's scores", len(entered_values(exercise)), "values",
         "Have your own panel score in scores.csv, or enter yours in measurements.csv."),
        ("Comments", len(exercise.comments), "comments", "Nothing needs to replace them."),
        ("Targets with their baselines", len(exercise.targets), "targets",
         "Write yours in targets.csv, with baselines from your own figures."),
        ("Milestones", len(exercise.milestones), "milestones", "Write yours in milestones.csv."),
        ("Actual figures of targets", len(exercise.actuals), "figures", "Enter yours in actuals.csv as they come."),
        ("Voices of communities", len(exercise.voices), "statements", "Write what yours say in voices.csv."),
        ("Share of the most deprived among those reached", shares, "shares in interventions.csv and levels.csv",
         "Enter yours where a criterion or a rule needs it."),
    )  # fmt: skip
    for what, count, of_what, next_step in listed:
        if count:
            yield Emptied(what, f"{count} {of_what} in {area}", next_step)


def groups_of_others(exercise: Exercise, code: str, name: str) -> Iterator[Emptied]:
    """List indicators without a figure for the new area, and splits (such as deprivation fifths) it has none of."""
    without = [indicator.name for indicator in exercise.indicators if indicator.latest(code) is None]
    if without:
        yield Emptied(
            f"Indicators without a figure for {name}", "; ".join(without), "Add its figures to indicators.csv."
        )
    splits = [
        f"{indicator.name} ({kind})"
        for indicator in exercise.indicators
        for kind in sorted({value.category_type for value in indicator.values if value.category_type})
        if not any(value.category_type == kind and value.area_code == code for value in indicator.values)
    ]
    if splits:
        yield Emptied(
            f"Groups that are published here for other areas and not for {name}",
            f"{'; '.join(splits)}: the slope between groups is not known",
            "Add its rows to indicators.csv where they are published.",
        )


def kept_as_it_was(exercise: Exercise) -> Iterator[Kept]:
    """List what is kept so that the exercise runs, though its size or its choice was the first area's."""
    area = exercise.area.name
    yield Kept("Interventions", f"which services run today, and the people each reaches, are {area}'s")
    yield Kept("Costs", f"amounts in costs.csv are for {area}'s reach")
    yield Kept("Partners, funds and budgets", f"they are {area}'s; write your own in exercise.yaml")
    if exercise.effects:
        yield Kept("Effects", "they come from studies elsewhere; some sources in effects.csv name a local rate or risk")
    if len(exercise.measurements) > len(entered_values(exercise)):
        yield Kept("Measurements", f"figures in measurements.csv count the people {area} would reach")
    if exercise.capacities:
        yield Kept("Capacities", f"the hours or places there are, and what each takes, are {area}'s")
    if exercise.rules:
        yield Kept("Rules", f"they were {area}'s to decide; take out what your partnership has not decided")
    if exercise.sources:
        yield Kept("Sources", "the list in exercise.yaml may name sources of what was emptied")


def mentions(exercise: Exercise) -> Iterator[Kept]:
    """List rows whose text names the first area."""
    area = exercise.area.name.casefold()
    texts = [
        *(("interventions.csv", row.id, f"{row.name} {row.description} {row.source}")
          for row in exercise.interventions),
        *(("effects.csv", f"{row.intervention} on {row.indicator}", row.source) for row in exercise.effects),
        *(("measurements.csv", f"{measurement.intervention} on {measurement.criterion}", measurement.source)
          for measurement in exercise.measurements if measurement not in entered_values(exercise)),
        *(("rules", rule.id, rule.reason) for rule in exercise.rules),
    ]  # fmt: skip
    for file, which, text in texts:
        if area in text.casefold():
            yield Kept(f"{file}, {which}", f"its text names {exercise.area.name}")
