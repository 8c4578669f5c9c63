"""What the store does when things break: programs and servers killed in mid-save, a disk with no room.

Run it with `python -m benchmarks.store_faults [TIMES]`. A program that saves scores one after another is killed so many
times on each database, then PostgreSQL itself is; after each, what was acknowledged is compared with what is there.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.store_load import CRITERIA, EXERCISE, databases, seat
from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.errors import StoreUnavailable
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.store.backup import check_store
from prioritise.store.comments import add_comment, comments
from prioritise.store.database import open_store
from prioritise.store.exercises import import_exercise
from prioritise.store.invitations import invite, operator, viewer_by_token
from prioritise.store.rounds import open_round
from prioritise.store.scores import declare_interest, my_scores, save_score
from prioritise.store.writing import new_save_key

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("stop-smoking-service", "needle-exchange", "nhs-health-check")
ASIDE = "alcohol-care-team"
ROOM_BYTES = 60_000
"""How much more the file of the store may grow before its disk is full."""


@dataclass
class Tally:
    """What all the kills together came to."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    half_written: int = 0
    problems: set[str] = field(default_factory=set)


def main(times: int = 8) -> int:
    """Kill and fill; print what came of it. Exit code 1 when an acknowledged score was lost. `times` up to 15."""
    tallies = []
    with databases() as places:
        for name, url in places:
            tokens = prepare(url)
            tallies.append(killed(url, tokens, times, kill=lambda program: program.kill()))
            say(f"{name}, the program that saves killed", tallies[-1])
        # Other members than before, so that nothing an earlier run left can pass for what this one saved.
        tallies.append(
            killed(places.postgres_url, tokens[times:], times, kill=lambda _program: places.crash_postgres())
        )
        say("PostgreSQL, the server itself killed", tallies[-1])
        full_disk(Path(places.sqlite_url))
    return 1 if any(each.lost or each.half_written or each.problems for each in tallies) else 0


def prepare(url: str) -> list[str]:
    """A store with the worked example, an open round, and a link for each of thirty members."""
    store = open_store(url)
    import_exercise(store, example_folder())
    facilitator = operator(store, EXERCISE)
    open_round(store, facilitator, save_key=new_save_key())
    tokens = [invite(store, facilitator, viewer.member).token for viewer in seat(store, facilitator)]
    store.close()
    return tokens


def killed(url: str, tokens: list[str], times: int, *, kill: Callable[[subprocess.Popen[str]], None]) -> Tally:
    """Start the program that saves, kill at a random moment, and compare; so many times."""
    tally, chance = Tally(), Random(times)
    for turn in range(times):
        token = tokens[turn]
        command = [sys.executable, "-m", "benchmarks.store_faults", "save", url, token]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            lines = [program.stdout.readline()]
            time.sleep(chance.uniform(0.05, 0.5))
            kill(program)
            program.kill()
            lines += program.stdout.readlines()
        compare(url, token, [line.split() for line in lines if line.endswith("\n")], tally)
    return tally


def compare(url: str, token: str, lines: list[list[str]], tally: Tally) -> None:
    """Add to the tally what one kill came to. One save beyond the acknowledged ones may have been kept."""
    store = open_store(url)
    rows = [each.score for each in my_scores(store, viewer_by_token(store, token), round_number=2)]
    stands = {(row.intervention, row.criterion): row.value for row in rows}
    last = {(place, criterion): int(number) for number, place, criterion in lines}
    newest = float(int(lines[-1][0]) + 1)
    tally.kills += 1
    tally.acknowledged += len(lines)
    tally.lost += sum(stands.get(cell) not in (float(number), newest) for cell, number in last.items())
    aside = [row.reason for row in rows if row.intervention == ASIDE]
    tally.half_written += len(set(aside)) != 1 or len(aside) != panel_criteria_count()
    tally.problems |= set(check_store(store).problems)
    store.close()


@cache
def panel_criteria_count() -> int:
    """How many rows one declaration of interest writes."""
    criteria = load_exercise(example_folder()).criteria
    return sum(each.measured_by is MeasuredBy.PANEL for each in criteria)


def save_for_ever(url: str, token: str) -> None:
    """Save one score after another, each with a save of two rows, and print what was acknowledged."""
    store = open_store(url)
    viewer = viewer_by_token(store, token)
    for number in range(101):
        place, criterion = PLACES[number % len(PLACES)], CRITERIA[number % len(CRITERIA)]
        aside, key = f"Interest {number}", new_save_key()
        declare_interest(store, viewer, round_number=2, intervention_id=ASIDE, reason=aside, save_key=key)
        given = PanelScore(2, viewer.member, place, criterion, float(number), ScoreState.GIVEN, "")
        save_score(store, viewer, given, save_key=new_save_key())
        print(number, place, criterion, flush=True)


def full_disk(file: Path) -> None:
    """Write until the file may grow no more, then go on when it may."""
    store = open_store(str(file))
    viewer = operator(store, EXERCISE)
    held, written = len(comments(store, viewer)), 0
    wal = file.with_name(f"{file.name}-wal")
    most = max(file.stat().st_size, wal.stat().st_size if wal.exists() else 0) + ROOM_BYTES
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    said = ""
    while not said:
        try:
            add_comment(store, viewer, intervention_id=ASIDE, text="x" * 5_000, save_key=f"comment {written}")
            written += 1
        except StoreUnavailable as error:
            said = str(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    add_comment(store, viewer, intervention_id=ASIDE, text="x" * 5_000, save_key=f"comment {written}")
    kept = len(comments(store, viewer)) - held
    print(f"SQLite, no room left after {written} saves: “{said}”")
    print(f"  with room again the same save worked; {kept} of {written + 1} kept")
    print(f"  {len(check_store(store).problems)} problems in the store")
    store.close()


def say(what: str, tally: Tally) -> None:
    """Print one tally."""
    print(f"{what} {tally.kills} times: {tally.acknowledged} saves acknowledged")
    print(f"  lost {tally.lost}, half-written {tally.half_written}, {len(tally.problems)} problems in the store")


if __name__ == "__main__":
    if sys.argv[1:2] == ["save"]:
        with suppress(StoreUnavailable):
            save_for_ever(*sys.argv[2:])
    else:
        sys.exit(main(*map(int, sys.argv[1:])))
