"""Many people at once: no score lost, none twice, and one winner where two want the same thing."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select

from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.partners import AgreedScore
from prioritise.store.backup import check_store
from prioritise.store.invitations import invite, viewer_by_token
from prioritise.store.members import add_member
from prioritise.store.progress import progress
from prioritise.store.scores import scores, send_scores
from prioritise.store.settling import settle, settled
from prioritise.store.tables import receipt, score
from tests.architecture.source import ROOT
from tests.store.panel import INTERVENTIONS, PANEL_CRITERIA, key, opened, revealed, saved

WRITERS = 30
PROCESSES = 2


def seats(store, facilitator, count):
    """Tokens of this many new members."""
    new = [add_member(store, facilitator, partner="nhs", save_key=key()).id for _ in range(count)]
    # The real clock runs in other processes.
    return [invite(store, facilitator, each, lasts=timedelta(days=10_000)).token for each in new]


def test_thirty_who_write_at_once_from_two_processes_lose_and_double_nothing(store, url, facilitator):
    opened(store, facilitator)
    tokens = seats(store, facilitator, WRITERS)
    shares = [tokens[start::PROCESSES] for start in range(PROCESSES)]
    commands = [[sys.executable, "-m", "tests.store.writing_process", url, *share] for share in shares]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for command in commands]
    answered = [int(line) for process in running for line in process.communicate()[0].splitlines()]
    cells = len(INTERVENTIONS) * len(PANEL_CRITERIA)
    assert answered == [cells] * WRITERS
    revealed(store, facilitator)
    found = scores(store, facilitator, round_number=1)
    assert [*Counter(each.score.member for each in found).values()] == [cells] * WRITERS
    assert {each.version for each in found} == {1}
    assert Counter(each.score.value for each in found) == {float(place): WRITERS for place in range(cells)}
    assert sum(each.sent for each in progress(store, facilitator, round_number=1)) == WRITERS
    with store.read() as connection:
        keys = connection.scalars(select(receipt.c.save_key).where(receipt.c.save_key.like("cell %"))).all()
        rows = connection.scalars(select(score.c.key)).all()
    assert (len(keys), len(rows)) == (cells * WRITERS, cells * WRITERS)
    assert check_store(store).problems == ()


def test_of_many_who_settle_one_cell_one_wins_and_the_others_are_shown_it(store, facilitator):
    opened(store, facilitator)
    revealed(store, facilitator)

    def try_to_settle(value):
        given = AgreedScore(1, "advice", "acceptability", float(value), f"Reason {value}")
        try:
            return settle(store, facilitator, given, seen_version=0, save_key=key()).agreed.value
        except VersionClash as clash:
            return (clash.theirs.agreed.value, clash.yours.value)

    with ThreadPoolExecutor(8) as people:
        outcomes = list(people.map(try_to_settle, range(8)))
    winners = [each for each in outcomes if isinstance(each, float)]
    assert [each.agreed.value for each in settled(store, facilitator)] == winners
    assert len(winners) == 1
    assert {each for each in outcomes if each not in winners} == {
        (winners[0], float(value)) for value in range(8) if value != winners[0]
    }
    assert check_store(store).problems == ()


def test_nothing_slips_in_between_the_reveal_and_what_it_showed(store, facilitator):
    opened(store, facilitator)
    viewers = [viewer_by_token(store, token) for token in seats(store, facilitator, 8)]

    def score_and_send(viewer):
        try:
            saved(store, viewer, 40)
            send_scores(store, viewer, round_number=1, save_key=key())
        except StoreError as refused:
            return str(refused)
        return ""

    with ThreadPoolExecutor(9) as people:
        doing = [people.submit(score_and_send, viewer) for viewer in viewers]
        people.submit(revealed, store, facilitator).result()
        refusals = [each.result() for each in doing]
    shown = {each.score.member for each in scores(store, facilitator, round_number=1)}
    assert shown == {viewer.member for viewer, refused in zip(viewers, refusals, strict=True) if not refused}
    assert all("no longer taken" in refused for refused in refusals if refused)
    assert check_store(store).problems == ()
