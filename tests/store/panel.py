"""A small exercise with a panel of three partners, still to be scored, and short ways to act in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from prioritise.domain.panel import Access, Round
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.store.access import Viewer
from prioritise.store.database import Store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator
from prioritise.store.members import PersonalName, change_member, members
from prioritise.store.rounds import close_round, open_round, reveal_round, rounds
from prioritise.store.scores import SavedScore, save_score, send_scores
from prioritise.store.tables import exercise as exercise_table

EXERCISE = "small"
INTERVENTIONS = ("advice", "clinic", "outreach")
PANEL_CRITERIA = ("acceptability", "local-priority")
MEMBERS = ("ann", "bob", "cy", "watcher")
YAML = """\
schema: 1
id: small
title: What should the town fund?
vocabulary: outcomes-2026
area: {code: E08000005, name: Town, benchmark: E92000001, comparators: []}
price_year: 2025/26
years: [2026/27]
criteria: [acceptability, local-priority, cost]
partners:
  - {id: council, name: Council, voice: 2}
  - {id: nhs, name: NHS, voice: 1}
  - {id: residents, name: Residents, voice: 1}
funds:
  - {id: main, name: Main fund, host: council, kind: revenue, budget_gbp: {2026/27: 100000}}
"""
INTERVENTION_ROWS = "id,name,description,theme,lead_partner,status\n" + "".join(
    f"{each},{each.capitalize()},What it is,Health,council,new\n" for each in INTERVENTIONS
)
COST_ROWS = "intervention,fund,year,amount_gbp,kind,recurrent\n" + "".join(
    f"{each},main,2026/27,{40_000 + place},revenue,yes\n" for place, each in enumerate(INTERVENTIONS)
)
MEMBER_ROWS = "id,partner,role\r\nann,council,Director\r\nbob,nhs,GP lead\r\ncy,residents,\r\nwatcher,council,Press\r\n"
_keys = count()


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, step: timedelta) -> None:
        self.moment += step


def panel_files(**others: str) -> dict[str, bytes]:
    """The files of the exercise by name; `scores="..."` stands for `scores.csv`."""
    texts = {
        "exercise.yaml": YAML,
        "interventions.csv": INTERVENTION_ROWS,
        "costs.csv": COST_ROWS,
        "members.csv": MEMBER_ROWS,
    }
    texts |= {f"{stem}.csv": text for stem, text in others.items()}
    return {name: text.encode() for name, text in texts.items()}


def with_access(store: Store) -> None:
    """The exercise in a store, shared, with `watcher` as an observer."""
    import_files(store, panel_files())
    viewer = operator(store, EXERCISE)
    with store.write() as connection:
        connection.execute(exercise_table.update().values(shared=True))
    watcher = next(each for each in members(store, viewer) if each.id == "watcher")
    watching = replace(watcher, access=Access.OBSERVER)
    change_member(store, viewer, watching, seen_version=watcher.version, save_key=key())


def name_member(store: Store, viewer: Viewer, named: PersonalName, *, save_key: str) -> None:
    """Keep or replace a member's name and address, and nothing else of theirs."""
    stands = next(each for each in members(store, viewer) if each.id == named.member)
    change_member(store, viewer, stands, named=named, seen_version=stands.version, save_key=save_key)


def key() -> str:
    """A save key that no other save of the test has."""
    return f"key {next(_keys)}"


def opened(store: Store, facilitator: Viewer) -> Round:
    """The next round, opened."""
    return open_round(store, facilitator, save_key=key())


def revealed(store: Store, facilitator: Viewer, number: int = 1) -> Round:
    """A round that was open, revealed."""
    version = next(each.version for each in rounds(store, facilitator) if each.number == number)
    return reveal_round(store, facilitator, number, seen_version=version, save_key=key())


def closed(store: Store, facilitator: Viewer, number: int = 1) -> Round:
    """A round that was revealed, closed."""
    version = next(each.version for each in rounds(store, facilitator) if each.number == number)
    return close_round(store, facilitator, number, seen_version=version, save_key=key())


def given(who: str, value: float | None = 50, **others) -> PanelScore:
    """A score by one member, of advice on acceptability in round 1 unless said otherwise."""
    state = ScoreState.GIVEN if value is not None else ScoreState.UNKNOWN
    plain = PanelScore(1, who, INTERVENTIONS[0], PANEL_CRITERIA[0], value, state, "")
    return replace(plain, **others)


def saved(store: Store, viewer: Viewer, value: float | None = 50, **others) -> SavedScore:
    """A score of the viewer's, saved."""
    return save_score(store, viewer, given(viewer.member, value, **others), save_key=key())


def sent(store: Store, viewer: Viewer, value: float | None = 50, **others) -> None:
    """A score of the viewer's, saved and sent."""
    saved(store, viewer, value, **others)
    send_scores(store, viewer, round_number=others.get("round", 1), save_key=key())
