"""Bringing an exercise's indicators up to date from a published file, with every figure accounted for."""

from prioritise.files.refresh.matching import LEAVE_OUT, SCALE_OPEN, Matching, published_numbers
from prioritise.files.refresh.merging import Change
from prioritise.files.refresh.refreshing import (
    INDICATORS_FILE,
    Refreshed,
    Refreshing,
    TakenIn,
    read_figures,
    refresh,
    take_in,
)
from prioritise.files.refresh.writing import REPORT, write_refreshed

__all__ = [
    "INDICATORS_FILE",
    "LEAVE_OUT",
    "REPORT",
    "SCALE_OPEN",
    "Change",
    "Matching",
    "Refreshed",
    "Refreshing",
    "TakenIn",
    "published_numbers",
    "read_figures",
    "refresh",
    "take_in",
    "write_refreshed",
]
