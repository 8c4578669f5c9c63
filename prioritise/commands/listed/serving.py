"""Commands that serve the app and keep its panels."""

from __future__ import annotations

from importlib import import_module

from prioritise.commands.listed.command import Command

SERVING = (
    Command(
        "serve",
        "open the app on this machine, or serve a team's panels with --shared",
        lambda: import_module("prioritise.commands.serve").arguments,
    ),
    Command(
        "store",
        "keep an exercise for a panel: import, export, backup, restore, check",
        lambda: import_module("prioritise.commands.store").arguments,
    ),
)
