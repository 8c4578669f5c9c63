"""The served app killed in the middle of saves, again and again: is every answer that a page had shown as saved there?

Run it with `python -m benchmarks.app_faults [TIMES] [MEMBERS]`. Members answer as fast as their pages let them. The
server is killed without a word and started again; each tab comes back by itself, with the link it holds, and its member
goes on. Which page a member turns to next is left to chance, so the last to have an answer saved may have had the page
for long.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from benchmarks.app_panel import (
    APP,
    Answers,
    Links,
    compare,
    note_what_is_shown,
    prepare,
    questions,
    settings,
    take_a_turn,
)
from benchmarks.server import Server, served
from benchmarks.store_load import databases
from benchmarks.tab import Tab

MEMBERS = 10
ALIVE_SECONDS = (1.0, 3.0)
"""How long the server works between two kills."""
BACK_WITHIN_SECONDS = 30.0


@dataclass
class Return:
    """When each member had the page again after one kill, and when an answer of each was saved; in seconds."""

    page: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)


def main(times: int = 6, members: int = MEMBERS) -> int:
    """Kill the server so many times on each database; exit code 1 when an answer was lost."""
    with databases() as places:
        good = [killed(name, url, times, members) for name, url in places]
    return 0 if all(good) else 1


def killed(name: str, url: str, times: int, members: int = MEMBERS) -> bool:
    """Let members answer while the server is killed again and again, then compare."""
    links, answers = prepare(url, members=members), Answers()
    back = asyncio.run(answer_through_kills(url, links, answers, times))
    kept = compare(url, links, answers, killed=True)
    print(f"The app on {name}, its server killed {times} times while {members} members answered:")
    print(f"  {sum(answers.acknowledged.values())} answers shown as saved, {answers.cut_off} cut off by a kill")
    print(f"  lost {kept.lost}, doubled {kept.doubled}, half-written {kept.half_written}, from nobody {kept.strange}")
    print(f"  from each kill until every page was there again by itself: {_ordered(each.page for each in back)} s")
    print(f"  until an answer of everyone was saved again: {_ordered(each.answered for each in back)} s")
    for problem in kept.problems:
        print(f"  {problem}")
    return kept.sound


async def answer_through_kills(url: str, links: Links, answers: Answers, times: int) -> list[Return]:
    """Return how long everyone took to come back after each kill."""
    chance, back = Random(times), []
    with served(APP, settings(url)) as server:
        tabs = {who: Tab(server.address, "scores", link=token) for who, token in links.members.items()}
        await asyncio.gather(*(tab.open() for tab in tabs.values()))
        ended = asyncio.Event()
        people = [asyncio.create_task(keep_answering(tab, who, answers, ended)) for who, tab in tabs.items()]
        for _ in range(times):
            await asyncio.sleep(chance.uniform(*ALIVE_SECONDS))
            back.append(await kill_and_wait(server, tabs, answers))
        # They are asked to stop: a cancelled task may go on where it was just then told what it waited for.
        ended.set()
        await asyncio.wait(people, timeout=BACK_WITHIN_SECONDS)
        await asyncio.gather(*(tab.close() for tab in tabs.values()))
    return back


async def kill_and_wait(server: Server, tabs: dict[str, Tab], answers: Answers) -> Return:
    """Kill the server, start it again, and wait until every member has had an answer saved since."""
    began, came = time.perf_counter(), Return()
    server.kill()
    lost, before = {who: tab.returns for who, tab in tabs.items()}, {who: answers.of(who) for who in tabs}
    await asyncio.to_thread(server.start)
    while len(came.answered) < len(tabs):
        took = time.perf_counter() - began
        there = (who for who, tab in tabs.items() if tab.returns > lost[who] and questions(tab))
        came.page |= {who: took for who in there if who not in came.page}
        came.answered |= {who: took for who in came.page.keys() - came.answered if answers.of(who) > before[who]}
        if took > BACK_WITHIN_SECONDS:
            raise TimeoutError(f"not back: {', '.join(tabs.keys() - came.answered)}")
        await asyncio.sleep(0.05)
    return came


async def keep_answering(tab: Tab, who: str, answers: Answers, ended: asyncio.Event) -> None:
    """Answer one question after another; when the server goes, wait for the page to be there again."""
    chance = Random(who)
    while not ended.is_set():
        try:
            await take_a_turn(tab, who, chance, answers)
        except ConnectionError:
            answers.cut_off += 1
            await tab.back()
            note_what_is_shown(tab, who, answers)


def _ordered(times: Iterable[dict[str, float]]) -> str:
    return ", ".join(f"{max(after.values()):.1f}" for after in sorted(times, key=lambda after: max(after.values())))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
