"""Ids for published measures: the published number or the title, and a suffix for an unusual sex or age."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from prioritise.files.published.catalogue import IndicatorFacts
from prioritise.files.published.cell_text import age_span

LONGEST_ID = 60
NOT_ID = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """Return lower-case words and figures joined by hyphens; `indicator` when nothing is left."""
    words = text.lower().replace("+", " plus ").replace("<", " under ").replace("%", " percent ").replace("£", " gbp ")
    joined = NOT_ID.sub("-", words).strip("-")
    return joined[:LONGEST_ID].strip("-") or "indicator"


def unique_ids(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return one id for each name: the wanted one, with a number after it where an earlier name has taken it."""
    taken: set[str] = set()
    ids = {}
    for name in sorted(wanted):
        candidate, number = wanted[name], 1
        while candidate in taken:
            number += 1
            candidate = f"{wanted[name]}-{number}"
        taken.add(candidate)
        ids[name] = candidate
    return ids


def usual_group(groups: Iterable[tuple[str, str]], facts: IndicatorFacts | None) -> tuple[str, str]:
    """Return the sex and age that keep the plain id: the catalogue's, else persons, else no one sex, and the widest
    age.

    An empty sex means that no sex of the file is the usual one, so that each gets a suffix.
    """
    distinct = sorted(set(groups))
    sexes = sorted({sex for sex, _age in distinct})
    ages = sorted({age for _sex, age in distinct}, key=_widest_first)
    sex = facts.usual_sex if facts and facts.usual_sex in sexes else ""
    if not sex:
        sex = "Persons" if "Persons" in sexes else sexes[0] if len(sexes) == 1 else ""
    age = facts.usual_age if facts and facts.usual_age in ages else ages[0]
    return sex, age


def suffix(sex: str, age: str, usual: tuple[str, str]) -> str:
    """Return what follows the plain id for this sex and age, starting with a hyphen; empty for the usual ones."""
    parts = [slug(sex)] if sex and sex != usual[0] else []
    if age != usual[1]:
        parts.append(slug(age.replace("yrs", "").replace("years", "")) if age else "age-not-given")
    return "".join(f"-{part}" for part in parts)


def _widest_first(age: str) -> tuple[int, str]:
    span = age_span(age)
    return (-(span[1] - span[0]) if span else 0, age)
