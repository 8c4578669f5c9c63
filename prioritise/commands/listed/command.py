"""What the list of commands says of each."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, its purpose, and the way to what says which arguments it takes and what it runs.

    That is `arguments` in the module of its name, which is imported when somebody asks for the command, and not before.
    """

    name: str
    purpose: str
    arguments: Callable[[], Callable[[argparse.ArgumentParser], None]]
