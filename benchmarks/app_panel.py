"""A panel on the served app: who comes in by which link, how a member answers, and what of it is in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from benchmarks.server import ROOT
from benchmarks.tab import Drawn, Tab
from prioritise.domain.panel import Access
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.report.scores.my_scores import answer_in_words
from prioritise.store.backup import check_store
from prioritise.store.database import open_store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import invite, operator, start_sharing, viewer_by_token
from prioritise.store.members import change_member
from prioritise.store.members import members as panel_members
from prioritise.store.rounds import open_round
from prioritise.store.scores import my_scores
from prioritise.store.tables import receipt
from prioritise.store.writing import new_save_key

APP = ROOT / "streamlit_app.py"
EXERCISE = "rochdale"
PARTNER = "icb"
HOST = "load-facilitator"
MEMBERS = 30
QUESTIONS = ("answer:", "number:")
"""What the keys of a question's widgets begin with: a named level, or a number. The cell comes last in the key."""
SAVED = "Saved: "
NEXT_ONE_IN = 3
"""One turn in so many goes to the next intervention instead of answering."""

Cell = tuple[str, str, str]
"""Member, intervention, criterion."""


@dataclass(frozen=True)
class Links:
    """The secret of everyone's link. Each member has one observer, whose page polls all the time."""

    facilitator: str
    members: dict[str, str]
    observers: tuple[str, ...]
    round_number: int


@dataclass
class Answers:
    """What members gave, and what their pages had shown as saved: in words, as the page said it.

    `unsure` has what was given after that, and never shown as saved.
    """

    shown: dict[Cell, str] = field(default_factory=dict)
    unsure: dict[Cell, set[str]] = field(default_factory=dict)
    given: Counter[Cell] = field(default_factory=Counter)
    acknowledged: Counter[Cell] = field(default_factory=Counter)
    not_shown: int = 0
    cut_off: int = 0

    def of(self, who: str) -> int:
        """How many answers of one member were shown as saved."""
        return sum(count for cell, count in self.acknowledged.items() if cell[0] == who)


@dataclass(frozen=True)
class Kept:
    """What a comparison of the pages with the store found."""

    cells: int
    lost: int
    doubled: int
    strange: int
    half_written: int
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether every answer shown as saved is there, once."""
        return not (self.lost or self.doubled or self.strange or self.half_written or self.problems)


def settings(url: str) -> dict[str, str]:
    """The environment of a server that only people with a link may use."""
    return {"DATABASE_URL": url, "PRIORITISE_SHARED": "1"}


def prepare(url: str, *, members: int = MEMBERS) -> Links:
    """A store with the worked example, a round that is open, and a link for everyone."""
    store = open_store(url)
    names = [f"load-{place}" for place in range(members)]
    watchers = [f"{name}-watches" for name in names]
    import_files(store, _files_with([HOST, *names, *watchers]))
    host = operator(store, EXERCISE)
    number = open_round(store, host, save_key=new_save_key()).number
    facilitator = start_sharing(store, host, HOST).token
    for each in panel_members(store, host):
        if each.id in watchers:
            watching = replace(each, access=Access.OBSERVER)
            change_member(store, host, watching, seen_version=each.version, save_key=new_save_key())
    tokens = {name: invite(store, host, name).token for name in (*names, *watchers)}
    store.close()
    return Links(facilitator, {name: tokens[name] for name in names}, tuple(tokens[each] for each in watchers), number)


async def take_a_turn(tab: Tab, who: str, chance: Random, answers: Answers) -> tuple[str, float] | None:
    """Answer one question that is on the page, or go to the next intervention; what was done, and how long it took."""
    asked = questions(tab)
    if not asked or chance.randrange(NEXT_ONE_IN) == 0:
        return await _go_on(tab, chance)
    question = chance.choice(asked)
    value = _another(question, chance)
    cell = _cell(who, question)
    answers.given[cell] += 1
    answers.unsure.setdefault(cell, set()).add(f"{SAVED}{value}.")
    took = await tab.change(question.key, value)
    said = tab.text_below(question.key)
    if said == f"{SAVED}{value}.":
        answers.shown[cell] = said
        answers.acknowledged[cell] += 1
        answers.unsure[cell].clear()
    else:
        answers.not_shown += 1
    return "answer", took


def questions(tab: Tab) -> list[Drawn]:
    """Find the questions that are on a member's page."""
    return [each for each in tab.widgets() if each.key.startswith(QUESTIONS)]


def note_what_is_shown(tab: Tab, who: str, answers: Answers) -> None:
    """Take whatever a page shows as saved at its word: after it came back, an answer that was cut off may be there."""
    for question in questions(tab):
        cell, said = _cell(who, question), tab.text_below(question.key)
        if said.startswith(SAVED):
            answers.shown[cell] = said
            answers.unsure[cell] = set()


def compare(url: str, links: Links, answers: Answers, *, killed: bool = False) -> Kept:
    """Compare what pages had shown as saved with what is in the store.

    When the server was `killed`, an answer that no page had shown as saved yet may be there too, once; else none may.
    """
    store = open_store(url)
    criteria = {each.id: each for each in load_exercise(example_folder()).criteria}
    rows = {
        (who, each.score.intervention, each.score.criterion): each
        for who, token in links.members.items()
        for each in my_scores(store, viewer_by_token(store, token), round_number=links.round_number)
    }
    words = {cell: f"{SAVED}{answer_in_words(criteria[cell[2]], row.score)}." for cell, row in rows.items()}
    with store.read() as connection:
        by_members = receipt.c.actor.in_(links.members)
        saves = connection.scalar(select(func.count()).select_from(receipt).where(by_members)) or 0
    may = answers.given if killed else answers.acknowledged
    kept = Kept(
        cells=len(rows),
        lost=sum(
            words.get(cell) not in {said, *(answers.unsure[cell] if killed else ())}
            for cell, said in answers.shown.items()
        ),
        doubled=sum(row.version > may[cell] for cell, row in rows.items()),
        strange=sum(may[cell] == 0 for cell in rows),
        half_written=max(0, sum(row.version for row in rows.values()) - saves),
        problems=tuple(check_store(store).problems),
    )
    store.close()
    return kept


def sqlite_url(folder: Path) -> str:
    """The address of a SQLite store in a folder."""
    return f"sqlite:///{folder / 'store.sqlite'}"


def _files_with(names: Iterable[str]) -> dict[str, bytes]:
    """The files of the worked example, with these members besides its own."""
    folder = example_folder()
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files["members.csv"] += "".join(f"{name},{PARTNER},\n" for name in names).encode()
    return files


def _cell(who: str, question: Drawn) -> Cell:
    intervention, criterion = question.key.split(":")[-2:]
    return who, intervention, criterion


async def _go_on(tab: Tab, chance: Random) -> tuple[str, float] | None:
    ahead = [key for key in ("next", "previous") if not tab.widget(key).body.disabled]
    return ("move", await tab.change(chance.choice(ahead), True)) if ahead else None


def _another(question: Drawn, chance: Random) -> str:
    if question.kind == "radio":
        # The one that is chosen now would be no change, and a browser would send nothing.
        return str(chance.choice([each for each in question.body.options if each != question.body.raw_value]))
    return str(chance.randrange(int(question.body.min), int(question.body.max) + 1))
