"""A figure with a percent sign, in the unit of what it is a figure of."""

from __future__ import annotations

from prioritise.files.number_text import number_in

PERCENT_UNITS = ("%", "percent", "per cent", "percentage")
SHARE_UNITS = ("share", "proportion")


def is_percent(unit: str) -> bool:
    """Tell whether a unit is a percentage, 0-100, however it is spelled."""
    return unit.strip().casefold() in PERCENT_UNITS


def has_percent_sign(text: str) -> bool:
    """Tell whether a text is a figure with a percent sign after it, and nothing else."""
    return text.strip().endswith("%") and number_in(text.strip().removesuffix("%")) is not None


def without_percent_sign(text: str, unit: str) -> str:
    """Return the figure without its percent sign: as it is where the unit is percent, a hundredth where it is a share.

    Any other text, and a figure with a percent sign where the unit is neither, comes back as it was written.
    """
    if not has_percent_sign(text):
        return text
    figure = text.strip().removesuffix("%").rstrip()
    if is_percent(unit):
        return figure
    # Rounded to what a cell can hold, since 29 / 100 and 0.29 are one figure.
    return f"{(number_in(figure) or 0.0) / 100:.15g}" if unit.strip().casefold() in SHARE_UNITS else text
