"""What a paper says would change its list: each sentence read, and the exercise changed by what it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from prioritise.analysis import Analysis, analyse
from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import AgreedScore
from prioritise.domain.rules import Rule
from prioritise.domain.scenarios import Scenario
from prioritise.judgement.values import value_of

Moves = tuple[frozenset[str], ...]
"""Who comes in, who goes out, and who is at another level, by name; with the name of the level."""

Pair = tuple[Analysis, Analysis | None]

STEPS = {"more": 1, "less": -1}
NUMBER = r"(−?[\d,]+(?:\.\d+)?)"
CAPACITY = re.compile(rf"The limit of (.+?) in (\S+) were {NUMBER} \w+, not {NUMBER}")
FUND = re.compile(
    rf"There were (?:even )?£{NUMBER} (more|less) of (.+?) in (\d{{4}}/\d\d)(?:, when .+? of it is \w+)?\. "
)
ALL_MONEY = re.compile(rf"There were {NUMBER}% (more|less) of all money")
COST = re.compile(rf"(.+?) paid out £{NUMBER} or (more|less) in all, not £{NUMBER}")
VALUE = re.compile(rf"For (.+?) the value on (.+?)(?: at ([a-z ]+))? were {NUMBER}, not {NUMBER}")
FIGURE = re.compile(rf"For (.+?) the figure on (.+?)(?: at ([a-z ]+))? were {NUMBER} [^\d]+?, not {NUMBER}")
WEIGHT = re.compile(rf"The weight of (.+?) were {NUMBER}%, not {NUMBER}%")
RULE = re.compile(r"This rule were dropped: (.+?)\. (?:In would|Out would|Would |Cut )")


@dataclass(frozen=True, slots=True)
class Changed:
    """The exercise and question a sentence asks about, and those one unit short of it; None where there are none."""

    there: Analysis
    short: Analysis | None


def changed(exercise: Exercise, line: str) -> Changed:
    """Read one sentence and change the exercise, or what is asked of it, as it says; a unit is its last digit."""
    for pattern, asked in ASKED.items():
        if found := pattern.match(line):
            there, short = asked(exercise, *found.groups())
            return Changed(there, short)
    raise AssertionError(f"no pattern reads: {line}")


def told_moves(exercise: Exercise, line: str) -> Moves:
    """Read who a sentence says comes in, goes out and changes its level."""
    parts = dict(re.findall(r"(In would come|Out would go|Would go up|Would shrink|Cut made|Cut no longer made): (.+?)"
                            r"\.(?= (?:Out|Would|Cut|Even|Today's)|$)", line))  # fmt: skip
    sizes = "; ".join(filter(None, (parts.get("Would go up", ""), parts.get("Would shrink", ""))))
    names = [each.name for each in exercise.interventions]
    return (
        frozenset((*_named(names, parts.get("In would come", "")), *_named(names, parts.get("Cut made", "")))),
        frozenset((*_named(names, parts.get("Out would go", "")), *_named(names, parts.get("Cut no longer made", "")))),
        frozenset(_resized(exercise, sizes.replace(" to ", " at "))),
    )


def real_moves(before: Analysis, after: Analysis) -> Moves:
    """Find the same from two results, by comparing what each chose."""
    exercise = before.exercise
    was = {each.intervention: each.level for each in before.portfolio_proposals}
    now = {each.intervention: each.level for each in after.portfolio_proposals}
    name = {each.id: each.name for each in exercise.interventions}
    level = {(at.intervention, at.level): each for at, each in exercise.level_names.items()}
    both = was.keys() & now.keys()
    return (
        frozenset(name[each] for each in now.keys() - was.keys()),
        frozenset(name[each] for each in was.keys() - now.keys()),
        frozenset(f"{name[each]} at {level[each, now[each]].lower()}" for each in both if was[each] != now[each]),
    )


def _capacity(exercise: Exercise, name: str, year: str, at: str, now: str) -> Pair:
    [capacity] = [
        each for each in exercise.capacities if each.year == year and each.id.replace("-", " ") == name.lower()
    ]
    assert capacity.limit == _number(now)
    step = 1 if _number(at) > _number(now) else -1

    def ask(amount: float) -> Analysis:
        return analyse(exercise, Scenario(capacities={capacity.id: {year: int(amount)}}))

    return ask(_number(at)), ask(_number(at) - step)


def _fund(exercise: Exercise, much: str, way: str, name: str, year: str) -> Pair:
    [fund] = [each for each in exercise.funds if each.name == name]

    def ask(more: float) -> Analysis:
        return analyse(exercise, Scenario(funds={fund.id: {year: fund.budget_gbp[year] + STEPS[way] * int(more)}}))

    return ask(_number(much)), ask(_number(much) - 1)


def _all_money(exercise: Exercise, much: str, way: str) -> Pair:

    def ask(percent: float) -> Analysis:
        return analyse(exercise, Scenario(budget_factor=(100 + STEPS[way] * percent) / 100))

    return ask(_number(much)), ask(_number(much) - 1)


def _cost(exercise: Exercise, name: str, at: str, way: str, now: str) -> Pair:
    [intervention] = [each.id for each in exercise.interventions if each.name == name]
    own = [each for each in exercise.costs if each.intervention == intervention]
    assert sum(each.amount_gbp for each in own) == _number(now)

    def ask(total: float) -> Analysis:
        # All in one proportion, and the pounds that rounding leaves in the first rows.
        amounts = [int(each.amount_gbp * total / _number(now)) for each in own]
        for place in range(int(total) - sum(amounts)):
            amounts[place] += 1
        dear = [replace(each, amount_gbp=amount) for each, amount in zip(own, amounts, strict=True)]
        others = [each for each in exercise.costs if each.intervention != intervention]
        return analyse(replace(exercise, costs=(*others, *dear)))

    return ask(_number(at)), ask(_number(at) - STEPS[way])


def _value(exercise: Exercise, name: str, criterion: str, level: str | None, at: str, now: str) -> Pair:
    [intervention] = [each.id for each in exercise.interventions if each.name == name]
    [about] = [each.id for each in exercise.criteria if each.name.lower() == criterion]
    levels = [each.level for each in exercise.levels_of[intervention] if each.name.lower() == level]

    def ask(value: float) -> Analysis:
        row = AgreedScore(9, intervention, about, value, "as the paper says", levels[0] if levels else "")
        return analyse(replace(exercise, agreed=(*exercise.agreed, row)))

    return ask(_number(at)), ask(_nearer(at, now))


def _figure(exercise: Exercise, name: str, criterion: str, level: str | None, at: str, now: str) -> Pair:
    [intervention] = [each.id for each in exercise.interventions if each.name == name]
    [about] = [each for each in exercise.criteria if each.name.lower() == criterion]
    levels = [each.level for each in exercise.levels_of[intervention] if each.name.lower() == level]

    def ask(figure: float) -> Analysis:
        value = value_of(about, figure)
        row = AgreedScore(9, intervention, about.id, value, "as the paper says", levels[0] if levels else "")
        return analyse(replace(exercise, agreed=(*exercise.agreed, row)))

    return ask(_number(at)), ask(_nearer(at, now))


def _weight(exercise: Exercise, name: str, at: str, now: str) -> Pair:
    shares = dict(zip(analyse(exercise).group.criteria, analyse(exercise).weights, strict=True))
    [about] = [each.id for each in exercise.weighted_criteria if each.name.lower() == name]
    assert round(100 * shares[about], 1) == _number(now)

    def ask(percent: float) -> Analysis:
        rest = (100 - percent) / (1 - shares[about])
        weights = {each: percent if each == about else share * rest for each, share in shares.items()}
        return analyse(exercise, Scenario(weights=weights))

    return ask(_number(at)), ask(_nearer(at, now))


def _rule(exercise: Exercise, told: str) -> Pair:
    names = [each.name for each in exercise.interventions]
    about = {each.id for each in exercise.interventions if each.name in _named(names, told)}
    [rule] = [each.id for each in exercise.rules if _spoken_of(each) == about]
    return analyse(exercise, Scenario(rules_remove=(rule,))), None


def _spoken_of(rule: Rule) -> set[str]:
    chosen = getattr(rule, "selection", rule)
    several = getattr(chosen, "interventions", ())
    return {getattr(rule, "intervention", ""), getattr(rule, "required", ""), *several} - {""}


def _named(names: list[str], text: str) -> list[str]:
    """Find every name in a text, the longest first, since one may hold another."""
    found = []
    for name in sorted(names, key=len, reverse=True):
        if name in text:
            text = text.replace(name, "")
            found.append(name)
    assert not re.sub(r"[;,\s]|and|No more than|of these:|must continue|\d", "", text), text
    return found


def _resized(exercise: Exercise, text: str) -> list[str]:
    sizes = {
        f"{each.name} at {level.name.lower()}"
        for each in exercise.interventions
        for level in exercise.levels_of[each.id]
    }
    return _named(sorted(sizes), text)


def _number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


def _nearer(at: str, now: str) -> float:
    """Move one unit of the last digit back towards what is now."""
    unit = 10.0 ** -len(at.partition(".")[2])
    return _number(at) - (unit if _number(at) > _number(now) else -unit)


ASKED: dict[re.Pattern[str], Callable[..., Pair]] = {
    CAPACITY: _capacity,
    FUND: _fund,
    ALL_MONEY: _all_money,
    COST: _cost,
    VALUE: _value,
    FIGURE: _figure,
    WEIGHT: _weight,
    RULE: _rule,
}
