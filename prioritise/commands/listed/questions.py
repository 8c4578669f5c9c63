"""Commands that answer a question about the list."""

from __future__ import annotations

from importlib import import_module

from prioritise.commands.listed.command import Command

QUESTIONS = (
    Command(
        "nearest",
        "say what would change the list, and which decisions are firm",
        lambda: import_module("prioritise.commands.nearest").arguments,
    ),
    Command(
        "prices",
        "say what keeping to each of our own rules costs",
        lambda: import_module("prioritise.commands.prices").arguments,
    ),
    Command(
        "spare",
        "say the best use of money that comes free in one fund and year",
        lambda: import_module("prioritise.commands.spare").arguments,
    ),
    Command(
        "believe",
        "say what weights would make another list the best one",
        lambda: import_module("prioritise.commands.believe").arguments,
    ),
    Command(
        "equality",
        "list every list not beaten in both score and people most deprived",
        lambda: import_module("prioritise.commands.equality").arguments,
    ),
    Command(
        "figure-values",
        "say which figure to pin down first, and what each figure does",
        lambda: import_module("prioritise.commands.figure_values").arguments,
    ),
    Command(
        "partners",
        "say what share of its own best list every partner gets",
        lambda: import_module("prioritise.commands.partners").arguments,
    ),
    Command(
        "disputes",
        "list the scores that divide the panel, what matters first",
        lambda: import_module("prioritise.commands.disputes").arguments,
    ),
    Command(
        "robustness",
        "say how sure the list is: other weights, every partner's loss",
        lambda: import_module("prioritise.commands.robustness").arguments,
    ),
    Command(
        "sweep",
        "run the exercises of many areas against many weights, on all cores or a cluster",
        lambda: import_module("prioritise.commands.sweep").arguments,
    ),
)
