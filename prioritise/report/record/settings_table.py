"""The numbers that people chose and the analysis rests on: what each decides, here and as supplied, and why."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from prioritise.domain.settings import Settings, SuppliedSetting
from prioritise.files.exercise.assemble import settings_as_supplied
from prioritise.files.supplied_settings import supplied_settings
from prioritise.words import TextTable, counted, day_words, ended, short_number

HEADINGS = ("What it decides", "Here", "As supplied", "Why", "In exercise.yaml, under settings")
OWN = "Set by this exercise."


@dataclass(frozen=True, slots=True)
class SettingsView:
    """How many settings an exercise set itself, a line for each setting, its own first, and who stands for the rest."""

    finding: str
    table: TextTable
    who: str
    source_title: str
    source_url: str


def settings_view(settings: Settings) -> SettingsView:
    """Lay the settings of an exercise beside those it starts from, in the order of the file these come from."""
    usual, supplied = settings_as_supplied(), supplied_settings()
    own = [one for one in supplied.settings if _value(settings, one) != _value(usual, one)]
    rows = [_row(one, settings, usual, OWN if one in own else one.why) for one in supplied.settings]
    set_here = {one.id for one in own}
    return SettingsView(
        finding=_finding(len(own), len(supplied.settings)),
        table=TextTable(HEADINGS, tuple(sorted(rows, key=lambda row: row[-1] not in set_here))),
        who=(
            f"Those supplied were written by {ended(supplied.author)} Checked by {ended(supplied.checked_by)} Reviewed "
            f"on {day_words(supplied.reviewed)}; next review by {day_words(supplied.next_review)}."
        ),
        source_title=supplied.source.title,
        source_url=supplied.source.url,
    )


def _finding(own: int, everything: int) -> str:
    if not own:
        return f"All {everything} are as supplied."
    return f"{own} of {counted(everything, 'setting')} {'is' if own == 1 else 'are'} this exercise's own."


def _row(one: SuppliedSetting, settings: Settings, usual: Settings, why: str) -> tuple[str, ...]:
    return one.decides, _written(_value(settings, one)), _written(_value(usual, one)), why, one.id


def _value(settings: Settings, one: SuppliedSetting) -> object:
    return attrgetter(one.id)(settings)


def _written(value: object) -> str:
    """Write a value as `exercise.yaml` has it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_written(part) for part in value)
    return short_number(value) if isinstance(value, int | float) else str(value)
