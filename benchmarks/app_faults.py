"""The served app killed in the middle of saves, again and again: is every answer that a page had shown as saved there?

Run it with `python -m benchmarks.app_faults [TIMES]`. Members answer as fast as their pages let them. The server is
killed without a word and started again; each tab comes back by itself, with the link it holds, and its member goes on.
"""

from __future__ import annotations

import asyncio
import sys
import time
from random import Random

from benchmarks.app_panel import APP, Answers, Links, compare, note_what_is_shown, prepare, settings, take_a_turn
from benchmarks.server import Server, served
from benchmarks.store_load import databases
from benchmarks.tab import Tab

MEMBERS = 10
ALIVE_SECONDS = (1.0, 3.0)
"""How long the server works between two kills."""
BACK_WITHIN_SECONDS = 30.0


def main(times: int = 6) -> int:
    """Kill the server so many times on each database; exit code 1 when an answer was lost."""
    with databases() as places:
        good = [killed(name, url, times) for name, url in places]
    return 0 if all(good) else 1


def killed(name: str, url: str, times: int) -> bool:
    """Let members answer while the server is killed again and again, then compare."""
    links, answers = prepare(url, members=MEMBERS), Answers()
    back = asyncio.run(answer_through_kills(url, links, answers, times))
    kept = compare(url, links, answers, killed=True)
    print(f"The app on {name}, its server killed {times} times while {MEMBERS} members answered:")
    print(f"  {sum(answers.acknowledged.values())} answers shown as saved, {answers.cut_off} cut off by a kill")
    print(f"  lost {kept.lost}, doubled {kept.doubled}, half-written {kept.half_written}, from nobody {kept.strange}")
    print(f"  everyone back by themselves and answering again after {max(back):.1f} s at most")
    for problem in kept.problems:
        print(f"  {problem}")
    return kept.sound


async def answer_through_kills(url: str, links: Links, answers: Answers, times: int) -> list[float]:
    """How long after each start the last member had an answer saved again, in seconds."""
    chance, back = Random(times), []
    with served(APP, settings(url)) as server:
        tabs = {who: Tab(server.address, "scores", link=token) for who, token in links.members.items()}
        await asyncio.gather(*(tab.open() for tab in tabs.values()))
        people = [asyncio.create_task(keep_answering(tab, who, answers)) for who, tab in tabs.items()]
        for _ in range(times):
            await asyncio.sleep(chance.uniform(*ALIVE_SECONDS))
            back.append(await kill_and_wait(server, tabs, answers))
        for each in people:
            each.cancel()
        await asyncio.gather(*people, return_exceptions=True)
        await asyncio.gather(*(tab.close() for tab in tabs.values()))
    return back


async def kill_and_wait(server: Server, tabs: dict[str, Tab], answers: Answers) -> float:
    """Kill the server, start it again, and wait until every member has had an answer saved since."""
    server.kill()
    await asyncio.to_thread(server.start)
    before, began = {who: answers.of(who) for who in tabs}, time.perf_counter()
    while missing := [who for who in tabs if answers.of(who) == before[who]]:
        if time.perf_counter() - began > BACK_WITHIN_SECONDS:
            raise TimeoutError(f"not back: {', '.join(missing)}")
        await asyncio.sleep(0.05)
    return time.perf_counter() - began


async def keep_answering(tab: Tab, who: str, answers: Answers) -> None:
    """Answer one question after another; when the server goes, wait for the page to be there again."""
    chance = Random(who)
    while True:
        try:
            await take_a_turn(tab, who, chance, answers)
        except ConnectionError:
            answers.cut_off += 1
            await tab.back()
            note_what_is_shown(tab, who, answers)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
