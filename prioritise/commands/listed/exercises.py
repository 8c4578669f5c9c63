"""Commands that bring an exercise in, choose its list and explain it."""

from __future__ import annotations

from importlib import import_module

from prioritise.commands.listed.command import Command

EXERCISES = (
    Command(
        "run",
        "choose the best portfolio and write the result",
        lambda: import_module("prioritise.commands.run").arguments,
    ),
    Command(
        "check",
        "name every problem in an exercise's files",
        lambda: import_module("prioritise.commands.check").arguments,
    ),
    Command(
        "import-fingertips",
        "turn a published download into indicators.csv",
        lambda: import_module("prioritise.commands.import_fingertips").arguments,
    ),
    Command(
        "refresh",
        "bring an exercise's indicators up to date from a published download",
        lambda: import_module("prioritise.commands.refresh").arguments,
    ),
    Command(
        "agreement",
        "the table of targets: export, import, figures, designate",
        lambda: import_module("prioritise.commands.agreement").arguments,
    ),
    Command(
        "workbook",
        "write an exercise as one Excel workbook, or a workbook as a folder",
        lambda: import_module("prioritise.commands.workbook").arguments,
    ),
    Command(
        "for-area",
        "make an exercise ready for another area its figures hold",
        lambda: import_module("prioritise.commands.for_area").arguments,
    ),
    Command(
        "explain",
        "say why an intervention is, or is not, in the best portfolio",
        lambda: import_module("prioritise.commands.explain").arguments,
    ),
)
