"""How long a panel's answers take while others use the same server heavily.

Run it with `python -m benchmarks.app_beside [SECONDS]`. Ten members score, on one server, with nobody beside them; then
while 100 people open the page with the most on it, all at once; then while somebody opens an exercise of 1,008
interventions, which takes the server tens of seconds. The three are taken in one run, so they can be compared.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.app_load import Times, keep_acting
from benchmarks.app_panel import APP, Answers, Links, compare, prepare, settings, sqlite_url, take_a_turn
from benchmarks.many_interventions import with_more_interventions
from benchmarks.server import ROOT, served
from benchmarks.store_load import figures
from benchmarks.tab import Tab
from prioritise.domain.panel import Access
from prioritise.files.shipped import example_folder
from prioritise.store.database import open_store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator, start_sharing
from prioritise.store.members import add_member
from prioritise.store.writing import new_save_key

MEMBERS, CROWD, TIMES = 10, 100, 28
HEAVIEST, LARGE = "what-if", "large"
PATIENCE_SECONDS = 600.0


@dataclass(frozen=True)
class Beside:
    """What members' answers took while something went on, and how long that took if it ended meanwhile."""

    times: Times
    took: float


def main(seconds: float = 30.0) -> int:
    """Measure the three and print them; exit code 1 when an answer is lost."""
    with TemporaryDirectory(prefix="beside-", ignore_cleanup_errors=True) as folder:
        url = sqlite_url(Path(folder))
        links, answers = prepare(url, members=MEMBERS), Answers()
        large = share_large(url)
        alone, crowded, beside_large = asyncio.run(measure(url, links, large, answers, seconds))
        kept = compare(url, links, answers)
    usual = median(alone.times.turns["answer"])
    said("alone", alone, usual)
    said(f"while {CROWD} people open {HEAVIEST}", crowded, usual)
    said(f"while {TIMES * 36} interventions are opened", beside_large, usual)
    print(f"{sum(answers.acknowledged.values())} answers shown as saved: lost {kept.lost}, doubled {kept.doubled}")
    return 0 if kept.sound else 1


def share_large(url: str) -> str:
    """Put the large exercise in the store as a panel of its own; the secret of its facilitator's link."""
    store = open_store(url)
    folder = example_folder()
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    import_files(store, _renamed(with_more_interventions(files, TIMES)))
    host = operator(store, LARGE)
    facilitator = add_member(store, host, partner="icb", access=Access.FACILITATOR, save_key=new_save_key())
    token = start_sharing(store, host, facilitator.id).token
    store.close()
    return token


async def measure(url: str, links: Links, large: str, answers: Answers, seconds: float) -> list[Beside]:
    """Have the members score through all three, on one server."""
    with served(APP, settings(url)) as server:
        members = [Tab(server.address, "scores", link=token) for token in links.members.values()]
        await asyncio.gather(*(tab.open() for tab in members))
        measured = [
            await _while(beside, members, links, answers, seconds)
            for beside in (
                asyncio.sleep(seconds),
                _crowd(server.address, HEAVIEST, CROWD, links.observers),
                _crowd(server.address, "priorities", 1, (large,)),
            )
        ]
        await asyncio.gather(*(tab.close() for tab in members))
    return measured


async def _crowd(address: str, page: str, count: int, links: Iterable[str]) -> None:
    command = [sys.executable, "-m", "benchmarks.crowd", address, page, str(count)]
    crowd = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE, cwd=ROOT)
    await crowd.communicate("\n".join(links).encode())


async def _while(beside: Awaitable[None], members: list[Tab], links: Links, answers: Answers, seconds: float) -> Beside:
    times, names, began = Times(), list(links.members), time.monotonic()

    async def turn(tab: Tab, place: int, chance: Random) -> tuple[str, float] | None:
        return await take_a_turn(tab, names[place], chance, answers)

    going_on = asyncio.ensure_future(beside)
    scoring = (keep_acting(tab, place, turn, times, began + seconds) for place, tab in enumerate(members))
    await asyncio.gather(*scoring)
    with suppress(TimeoutError):
        await asyncio.wait_for(going_on, PATIENCE_SECONDS)
    return Beside(times, time.monotonic() - began)


def _renamed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**files, "exercise.yaml": files["exercise.yaml"].replace(b"id: rochdale", f"id: {LARGE}".encode(), 1)}


def said(what: str, beside: Beside, usual: float) -> None:
    """Print one of the three."""
    answers = beside.times.turns["answer"]
    print(f"{what}: {figures(answers)}, median {median(answers) / usual:.1f} times; over after {beside.took:.0f} s")


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
