"""The worked example, read and analysed once for all tests: nothing changes either, so any test may look at them."""

from functools import cache

from prioritise.analysis import Analysis, analyse
from prioritise.domain.exercise import Exercise
from prioritise.files import load_exercise
from prioritise.files.shipped import example_folder


@cache
def worked_example() -> Exercise:
    """The exercise of `data/rochdale`."""
    return load_exercise(example_folder())


@cache
def worked_analysis() -> Analysis:
    """What follows from it as it was agreed."""
    return analyse(worked_example())
