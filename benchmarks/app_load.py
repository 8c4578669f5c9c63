"""A panel of 30 scoring in the served app while every page polls: how long it takes, and whether an answer is lost.

Run it with `python -m benchmarks.app_load [SECONDS]`. The server is the real one, in a process of its own. The people
are tabs that speak Streamlit's protocol (`tab.py`): 30 who score, 30 with the page of somebody who waits, and the
facilitator with the Panel page. A time is from the message sent to the end of its run received: everything but drawing.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from statistics import median

from benchmarks.app_panel import APP, MEMBERS, Answers, Kept, Links, compare, prepare, settings, take_a_turn
from benchmarks.server import ROOT, Server, served
from benchmarks.store_load import THINKING_SECONDS, databases, figures
from benchmarks.tab import Tab

JOINING_SECONDS = 8.0
SETTLING_SECONDS = 3.0
GOAL_MILLISECONDS = 100.0
JOIN = "join"
EMPTY = ROOT / "benchmarks" / "empty_poll.py"

Turn = Callable[[Tab, int, Random], Awaitable[tuple[str, float] | None]]
"""What one person does after thinking: which kind of thing, and how many seconds it took."""


@dataclass
class Times:
    """How long everything took, in seconds; the server's processor time; its memory in MiB, before and after.

    `untold` counts what was asked and never answered.
    """

    turns: dict[str, list[float]] = field(default_factory=dict)
    polls: list[float] = field(default_factory=list)
    processor: float = 0.0
    memory: tuple[float, float] = (0.0, 0.0)
    lost: int = 0
    untold: int = 0

    def note(self, what: str, seconds: float) -> None:
        """Keep one time."""
        self.turns.setdefault(what, []).append(seconds)

    @property
    def answer(self) -> float:
        """The median answer, in milliseconds."""
        return 1000 * median(self.turns["answer"])

    @property
    def poll(self) -> float:
        """The median poll, in milliseconds."""
        return 1000 * median(self.polls)


def main(seconds: float = 20.0) -> int:
    """Load the app on both databases and an empty page; exit code 1 when an answer is lost, or the goal is missed."""
    print(f"{MEMBERS} members who score, {MEMBERS} pages that wait, 1 facilitator; all poll; {seconds:g} s each")
    empty = asyncio.run(load_empty(seconds))
    print(f"An empty page, the same people:\n{said(empty)}")
    with databases() as places:
        good = [load_app(name, url, seconds, empty) for name, url in places]
    return 0 if all(good) else 1


def load_app(name: str, url: str, seconds: float, empty: Times) -> bool:
    """Load the app on one database and print what came of it."""
    links, answers = prepare(url), Answers()
    times = asyncio.run(score(url, links, answers, seconds))
    kept = compare(url, links, answers)
    print(f"The app on {name}:\n{said(times)}")
    answer, poll = times.answer / empty.answer, times.poll / empty.poll
    print(f"  medians against the empty page: answers {answer:.1f} times, polls {poll:.1f} times")
    print(f"  {said_kept(kept, answers)}")
    return kept.sound and not times.lost and not times.untold and max(times.answer, times.poll) < GOAL_MILLISECONDS


async def score(url: str, links: Links, answers: Answers, seconds: float) -> Times:
    """Everyone comes in by their link; then members score while all pages poll."""
    names = list(links.members)

    async def turn(tab: Tab, place: int, chance: Random) -> tuple[str, float] | None:
        return await take_a_turn(tab, names[place], chance, answers)

    with served(APP, settings(url)) as server:
        scoring = [Tab(server.address, "scores", link=token) for token in links.members.values()]
        waiting = [Tab(server.address, "scores", link=token) for token in links.observers]
        waiting.append(Tab(server.address, "panel", link=links.facilitator))
        return await load(scoring, waiting, turn, seconds, server)


async def load_empty(seconds: float) -> Times:
    """As many tabs on a page with next to nothing on it."""

    async def turn(tab: Tab, _place: int, _chance: Random) -> tuple[str, float] | None:
        chosen = "No" if tab.widget("answer:empty").body.raw_value != "No" else "Yes"
        return "answer", await tab.change("answer:empty", chosen)

    with served(EMPTY) as server:
        scoring = [Tab(server.address) for _ in range(MEMBERS)]
        waiting = [Tab(server.address, "waits") for _ in range(MEMBERS + 1)]
        return await load(scoring, waiting, turn, seconds, server)


async def load(scoring: list[Tab], waiting: list[Tab], turn: Turn, seconds: float, server: Server) -> Times:
    """Open every tab, let all settle, then act for so many seconds."""
    times, everyone = Times(), [*scoring, *waiting]
    await asyncio.gather(*(come_in(tab, place, times) for place, tab in enumerate(everyone)))
    await asyncio.sleep(SETTLING_SECONDS)
    for tab in everyone:
        tab.told = times.polls.append
    used, held, end = server.processor_seconds(), server.memory_mib(), time.monotonic() + seconds
    await asyncio.gather(*(keep_acting(tab, place, turn, times, end) for place, tab in enumerate(scoring)))
    times.processor, times.memory = server.processor_seconds() - used, (held, server.memory_mib())
    times.lost = sum(tab.lost for tab in everyone)
    await asyncio.gather(*(tab.close() for tab in everyone))
    return times


async def come_in(tab: Tab, place: int, times: Times) -> None:
    """Open a tab at a moment of its own: polls of all tabs at the same moment are nothing that people do."""
    await asyncio.sleep(Random(place).uniform(0, JOINING_SECONDS))
    began = time.perf_counter()
    await tab.open()
    times.note(JOIN, time.perf_counter() - began)


async def keep_acting(tab: Tab, place: int, turn: Turn, times: Times, end: float) -> None:
    """Think and act, one thing after another, until the time is up."""
    chance = Random(place)
    while True:
        await asyncio.sleep(chance.uniform(*THINKING_SECONDS))
        if time.monotonic() >= end:
            return
        try:
            if (done := await turn(tab, place, chance)) is not None:
                times.note(*done)
        except TimeoutError:
            times.untold += 1


def said(times: Times) -> str:
    """The figures of one run, a line each."""
    lines = [f"  {what + 's':8} {figures(took)}" for what, took in sorted(times.turns.items())]
    lines.append(f"  {'polls':8} {figures(times.polls)}")
    asked = len(times.polls) + sum(len(took) for what, took in times.turns.items() if what != JOIN)
    before, after = times.memory
    each = 1000 * times.processor / asked
    lines.append(f"  processor time of the server {times.processor:.1f} s, {each:.0f} ms for each answer, move or poll")
    lines.append(f"  memory of the server {before:.0f} MiB before, {after:.0f} MiB after")
    if times.untold:
        lines.append(f"  {times.untold} never answered")
    lines.append(f"  load average of the machine {os.getloadavg()[0]:.1f}")
    return "\n".join(lines)


def said_kept(kept: Kept, answers: Answers) -> str:
    """What the comparison found, in one line."""
    shown = sum(answers.acknowledged.values())
    found = f"{shown} answers shown as saved, {kept.cells} cells kept: lost {kept.lost}, doubled {kept.doubled}"
    rest = f"from nobody {kept.strange}, half-written {kept.half_written}, not shown {answers.not_shown}"
    return f"{found}, {rest}{''.join(f'; {each}' for each in kept.problems)}"


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
