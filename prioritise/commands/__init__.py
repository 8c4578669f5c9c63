"""The commands, a module each, and the list of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, which is that of its module, and its purpose."""

    name: str
    purpose: str

    def arguments(self) -> Callable[[argparse.ArgumentParser], None]:
        """Return what says which arguments it takes and what it runs; its module is imported here, and not before."""
        said: Callable[[argparse.ArgumentParser], None]
        said = import_module(f".{self.name.replace('-', '_')}", __name__).arguments
        return said


COMMANDS = (
    Command("run", "choose the best list and write the result"),
    Command("check", "name every problem in an exercise's files"),
    Command("import-fingertips", "turn a published download into indicators.csv"),
    Command("refresh", "bring an exercise's indicators up to date from a published download"),
    Command("agreement", "the table of targets: export, import, figures, designate"),
    Command("workbook", "write an exercise as one Excel workbook, or a workbook as a folder"),
    Command("for-area", "make an exercise ready for another area its figures hold"),
    Command("explain", "say why an intervention is, or is not, in the best list"),
    Command("nearest", "say what would change the list, and which decisions are firm"),
    Command("prices", "say what keeping to each of our own rules costs"),
    Command("spare", "say the best use of money that comes free in one fund and year"),
    Command("believe", "say what weights would make another list the best one"),
    Command("equality", "list every list not beaten in both score and people most deprived"),
    Command("figure-values", "say which figure to pin down first, and what each figure does"),
    Command("partners", "say what share of its own best list every partner gets"),
    Command("disputes", "list the scores that divide the panel, what matters first"),
    Command("robustness", "say how sure the list is: other weights, every partner's loss"),
    Command("sweep", "run the exercises of many areas against many weights, on all cores or a cluster"),
    Command("paper", "write the board paper, a two-page summary and cards, as Word and PDF"),
    Command("minutes", "write the minutes of a panel in the store, as Word and PDF"),
    Command("publish", "write a copy for the public, without members, scores and small numbers"),
    Command("settings", "list the numbers that people chose, what each decides, and why"),
    Command("log", "list what was decided, by whom and when, newest first"),
    Command("transparency", "write an algorithmic transparency record, as far as the exercise knows"),
    Command("verify", "run a record again and compare the result"),
    Command("stamp", "have a signed record time-stamped, where that failed before"),
    Command("serve", "open the app on this machine, or serve a team's panels with --shared"),
    Command("store", "keep an exercise for a panel: import, export, backup, restore, check"),
)
"""In the order of help."""
