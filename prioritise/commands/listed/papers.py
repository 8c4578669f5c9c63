"""Commands that write what a panel leaves behind, and check it."""

from __future__ import annotations

from importlib import import_module

from prioritise.commands.listed.command import Command

PAPERS = (
    Command(
        "paper",
        "write the board paper, a two-page summary and cards, as Word and PDF",
        lambda: import_module("prioritise.commands.paper").arguments,
    ),
    Command(
        "minutes",
        "write the minutes of a panel in the store, as Word and PDF",
        lambda: import_module("prioritise.commands.minutes").arguments,
    ),
    Command(
        "publish",
        "write a copy for the public, without members, scores and small numbers",
        lambda: import_module("prioritise.commands.publish").arguments,
    ),
    Command(
        "settings",
        "list the numbers that people chose, what each decides, and why",
        lambda: import_module("prioritise.commands.settings").arguments,
    ),
    Command(
        "log",
        "list what was decided, by whom and when, newest first",
        lambda: import_module("prioritise.commands.log").arguments,
    ),
    Command(
        "transparency",
        "write an algorithmic transparency record, as far as the exercise knows",
        lambda: import_module("prioritise.commands.transparency").arguments,
    ),
    Command(
        "verify",
        "run a record again and compare the result",
        lambda: import_module("prioritise.commands.verify").arguments,
    ),
    Command(
        "stamp",
        "have a signed record time-stamped, where that failed before",
        lambda: import_module("prioritise.commands.stamp").arguments,
    ),
)
