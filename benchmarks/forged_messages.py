"""Forged browser messages at a panel: what a member's or a stranger's own websocket can make the served app do or say.

Run it with `python -m benchmarks.forged_messages`. A facilitator's tab opens every page and notes each widget on it. A
member's tab, an observer's, a stranger's without a link and one of another panel then send all of these states and
presses, at every page, whether or not it offers them; then what a browser never sends at all. A try falls when the
store has changed, or when any byte that comes back holds a score, a reason or a link of somebody else.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random
from secrets import token_hex, token_urlsafe
from zipfile import ZipFile

import httpx
from sqlalchemy import select
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks.app_panel import APP, EXERCISE, Links, prepare, settings, sqlite_url
from benchmarks.server import served
from benchmarks.tab import Drawn, Tab
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.files.exercise.loading import load_exercise
from prioritise.files.shipped import example_folder
from prioritise.store.database import open_store
from prioritise.store.exercises import import_files
from prioritise.store.invitations import operator, start_sharing, viewer_by_token
from prioritise.store.scores import save_score
from prioritise.store.tables import metadata
from prioritise.store.writing import new_save_key

PAGES = (
    "",
    "panel",
    "room",
    "needs",
    "interventions",
    "weights",
    "scores",
    "priorities",
    "what-if",
    "targets",
    "record",
)
MARK = "Zanzibar"
"""A word in a reason that only its writer may read before the reveal."""
LATER = 5.0
CRITERIA = ("acceptability", "deliverability", "local-priority")
SAID = ("score", "submission", "weight_statement", "comment", "scenario", "receipt", "event")
"""Tables in which a member's own rows may change."""
SESSION_KEYS = ("panel-access", "panel-access-lost", "panel-access-before", "exercise", "sign-in", "invitation-link")


@dataclass
class Tries:
    """How many were made of each kind, and which fell."""

    made: Counter[str] = field(default_factory=Counter)
    fell: list[str] = field(default_factory=list)


@dataclass
class Ear:
    """All that one tab was told."""

    told: list[bytes] = field(default_factory=list)

    def heard(self, message: bytes) -> None:
        """Keep one message."""
        self.told.append(message)

    def holds(self, secrets: tuple[str, ...]) -> list[str]:
        """Which of these texts came in any message since the last look."""
        whole = b"\n".join(self.told)
        self.told.clear()
        return [each for each in secrets if each.encode() in whole]


@dataclass(frozen=True)
class Panel:
    """A panel with a round open, one answer in it that nobody else may read, and another panel in the same store."""

    url: str
    links: Links
    other: str
    secrets: tuple[str, ...]


def panel_in(folder: Path) -> Panel:
    """Make both panels, and the answer."""
    url = sqlite_url(folder)
    links = prepare(url, members=2)
    store = open_store(url)
    exercise = load_exercise(example_folder())
    writer = viewer_by_token(store, links.members["load-1"])
    criterion = next(each.id for each in exercise.criteria if each.id in CRITERIA)
    facts = (links.round_number, writer.member, exercise.interventions[0].id, criterion, 37.0)
    save_score(store, writer, PanelScore(*facts, ScoreState.GIVEN, f"{MARK} is why"), save_key=new_save_key())
    files = {each.name: each.content for each in exercise.files}
    files["exercise.yaml"] = files["exercise.yaml"].replace(f"id: {EXERCISE}\n".encode(), b"id: other\n", 1)
    import_files(store, files)
    other = start_sharing(store, operator(store, "other"), exercise.members[0].id).token
    store.close()
    return Panel(url, links, other, (MARK, links.members["load-1"], links.facilitator, other))


def main() -> int:
    """Try everything, print a line a kind, and return 1 where a try fell."""
    with tempfile.TemporaryDirectory(prefix="forged-") as folder:
        panel = panel_in(Path(folder))
        tries = Tries()
        with served(APP, settings(panel.url)) as server:
            asyncio.run(attack(server.address, panel, tries))
    for kind, count in tries.made.items():
        print(f"{count:6}  {kind}")
    print(f"{sum(tries.made.values())} tries, {len(tries.fell)} fell")
    for each in tries.fell:
        print(f"  {each}")
    return 1 if tries.fell else 0


async def attack(address: str, panel: Panel, tries: Tries) -> None:
    """Note the facilitator's widgets, then let each attacker send them, and what no browser sends."""
    ear = Ear()
    host = Tab(address, "panel", link=panel.links.facilitator, heard=ear.heard)
    await host.open()
    found = await widgets_of(host)
    media = media_in(ear.told)
    for each in ear.holds((MARK, panel.links.members["load-1"])):
        tries.fell.append(f"the facilitator was told {each}")
    await downloads(host, found, panel, tries)
    attackers = {
        "a member": panel.links.members["load-0"],
        "an observer": panel.links.observers[0],
        "a stranger": "",
        "another panel": panel.other,
    }
    for who, link in attackers.items():
        await forge_as(who, Tab(address, "scores", link=link), host.pages, found, panel, tries)
    await send_what_no_browser_sends(address, panel, tries)
    await guess_links(address, panel, tries)
    await ask_over_http(address, media, panel, tries)
    await from_another_site(address, tries)
    await the_facilitator_may(host, found, panel, tries)
    await host.close()


async def the_facilitator_may(host: Tab, found: dict[str, list[Drawn]], panel: Panel, tries: Tries) -> None:
    """Send the same from the facilitator's own tab: had this changed nothing, the other tries would prove nothing."""
    before = standing(panel.url)
    await host.go("panel")
    presses = [state_of(host, each) for each in host.widgets()]
    for press in presses:
        await host.forge(rerun(host.pages["panel"], [press]), patience=LATER)
    tries.made["the same on Panel, sent by the facilitator, who may"] += len(presses)
    if not changed(before, standing(panel.url), "a stranger"):
        tries.fell.append("what the facilitator may do did nothing either, so that the tries prove nothing")
    keys = ", ".join(each.key for each in found["panel"])
    print(f"{sum(map(len, found.values()))} widgets on {len(found)} pages; on Panel: {keys}")


async def widgets_of(tab: Tab) -> dict[str, list[Drawn]]:
    """Every widget on every page, by page."""
    found = {}
    for page in PAGES:
        await tab.go(page)
        await asyncio.sleep(1)
        found[page] = list(tab.widgets())
    return found


def media_in(told: Iterable[bytes]) -> list[str]:
    """The addresses of files for download that were sent."""
    return sorted({each.decode() for message in told for each in re.findall(rb"/media/[\w.-]+", message)})


async def downloads(host: Tab, found: dict[str, list[Drawn]], panel: Panel, tries: Tries) -> None:
    """Have every file made that the facilitator is offered before the reveal, and look into it."""
    for page in found:
        await host.go(page)
        await asyncio.sleep(1)
        for each in list(host.widgets("download_button")):
            try:
                made = await host.made(each.body.deferred_file_id) if each.body.deferred_file_id else each.body.url
            except TimeoutError:
                tries.made["files that could not be made in time, and were not read"] += 1
                continue
            async with httpx.AsyncClient(base_url=host.server) as browser:
                content = (await browser.get(made)).content if made else b""
            tries.made["files offered to the facilitator before the reveal, made and read"] += 1
            if any(secret.encode() in each_part for secret in panel.secrets for each_part in unpacked(content)):
                tries.fell.append(f"{each.key or each.body.label} on {page or 'start'} holds what nobody may read yet")
            if not content:
                tries.fell.append(f"{each.key or each.body.label} on {page or 'start'} could not be made")


def unpacked(content: bytes) -> list[bytes]:
    """A file, and what is in it where it is a zip, such as a workbook."""
    if not content.startswith(b"PK"):
        return [content]
    with ZipFile(BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


async def forge_as(
    who: str, tab: Tab, pages: dict[str, str], found: dict[str, list[Drawn]], panel: Panel, tries: Tries
) -> None:
    """Send every state and press of the facilitator's pages from a tab of somebody else."""
    ear, before = Ear(), standing(panel.url)
    tab.heard = ear.heard
    await tab.open()
    # What one's own link says is one's own to know.
    secrets = tuple(each for each in panel.secrets if each != tab.link)
    for page, widgets in found.items():
        states = [state for each in widgets for state in [state_of(tab, each)] if not state.HasField("trigger_value")]
        presses = [state for each in widgets for state in [state_of(tab, each)] if state.HasField("trigger_value")]
        messages = [rerun(pages[page], [*states, *presses])]
        messages += [rerun(pages[page], [*states, press]) for press in presses]
        messages += [rerun(pages[page], [*states, *presses], each) for each in {w.fragment for w in widgets} if each]
        for message in messages:
            await tab.forge(message, patience=LATER)
            tries.made[f"the facilitator's widgets, sent by {who}"] += 1
            tries.fell += [f"{who} was told {each} on {page or 'start'}" for each in ear.holds(secrets)]
    await tab.close()
    tries.fell += [f"{who} changed {table}" for table in changed(before, standing(panel.url), who)]


def rerun(page: str, states: list[WidgetState], fragment: str = "") -> BackMsg:
    """The message that a browser sends for a press."""
    message = BackMsg()
    message.rerun_script.page_script_hash, message.rerun_script.fragment_id = page, fragment
    message.rerun_script.widget_states.widgets.extend(states)
    return message


def state_of(tab: Tab, found: Drawn) -> WidgetState:
    """A state that might do harm: pressed, ticked, or the last choice there is."""
    value = next(iter(reversed(getattr(found.body, "options", None) or [])), "1")
    try:
        return tab.state_of(found, value)
    except ValueError:
        return WidgetState(id=found.widget, string_value="1")


def standing(url: str) -> dict[str, list[str]]:
    """Every row of every table."""
    store = open_store(url)
    with store.read_one_moment() as connection:
        rows = {table.name: connection.execute(select(table)).mappings().all() for table in metadata.sorted_tables}
        found = {name: sorted(repr(dict(row)) for row in each) for name, each in rows.items()}
    store.close()
    return found


def changed(before: dict[str, list[str]], after: dict[str, list[str]], who: str) -> list[str]:
    """The tables with a row that this person may not have changed: a member may speak for themselves."""
    own = "'load-0'" if who == "a member" else None
    found = {}
    for table in before:
        rows = set(before[table]) ^ set(after[table])
        found[table] = [each for each in rows if not (own and own in each and table in SAID)]
    if who == "another panel":
        found = {table: [row for row in rows if "'other'" not in row] for table, rows in found.items()}
    return [f"{table}: {rows[0][:200]}" for table, rows in found.items() if rows]


async def send_what_no_browser_sends(address: str, panel: Panel, tries: Tries) -> None:
    """Forged names of the session's own facts, forged links, messages for developers, and bytes of chance."""
    ear, chance = Ear(), Random(16)
    before = standing(panel.url)
    for kind, messages in unheard_of().items():
        for message in messages:
            tab = Tab(address, "panel", heard=ear.heard)
            with suppress(ConnectionError, WebSocketException, TimeoutError):
                await tab.open()
                if message.WhichOneof("type") == "backend_operation_request":
                    message.backend_operation_request.session_id = tab.session
                await tab.forge(message, patience=0.5 if message.WhichOneof("type") != "rerun_script" else LATER)
            await tab.close()
            tries.made[kind] += 1
            tries.fell += [f"{kind}: told {each}" for each in ear.holds(panel.secrets)]
    socket = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    for _ in range(100):
        with suppress(WebSocketException):
            async with connect(socket, subprotocols=[Subprotocol("streamlit")]) as raw:
                await raw.send(chance.randbytes(chance.randrange(1, 400)))
        tries.made["bytes of chance"] += 1
    tries.fell += [f"a stranger changed {each}" for each in changed(before, standing(panel.url), "a stranger")]


async def guess_links(address: str, panel: Panel, tries: Tries) -> None:
    """Links that are none, some with the part of a real one that is no secret."""
    name, _, secret = panel.links.facilitator.partition(".")
    guesses = [
        f"{name}.",
        f".{secret}",
        f"{name}.{secret[:-1]}",
        f"{name}.{secret}x",
        f"{name}.{secret.swapcase()}",
        "%",
    ]
    guesses += [f"{name}.{token_urlsafe(32)}" for _ in range(30)]
    tab = Tab(address, "panel")
    await tab.open()
    for guess in guesses:
        await tab.change("invitation-link", json.dumps({"token": guess}))
        tries.made["links that are none"] += 1
        if "Invite" in tab.text():
            tries.fell.append("a guessed link let somebody in")
    await tab.close()


def unheard_of() -> dict[str, list[BackMsg]]:
    """Messages by kind."""
    values = ({"json_value": "{}"}, {"string_value": "facilitator"}, {"bool_value": True}, {"trigger_value": True})
    forged = [rerun("", [WidgetState(id=key, **value)]) for key in SESSION_KEYS for value in values]  # type: ignore[arg-type]
    other = []
    for name in ("clear_cache", "load_git_info", "debug_disconnect_websocket", "debug_shutdown_runtime", "stop_script"):
        other.append(BackMsg(**{name: True}))
    work = [
        BackendOperationRequest(request_id="1", install_skills={}),
        BackendOperationRequest(request_id="2", dismiss_skills_nudge={}),
        BackendOperationRequest(request_id="3", dataframe_chunk={"source_id": "0" * 32, "limit": 100}),
        *(BackendOperationRequest(request_id="4", deferred_file={"file_id": token_hex(16)}) for _ in range(20)),
    ]
    behind = [BackMsg(backend_operation_request=each) for each in work]
    return {
        "facts of the session, as widgets": forged,
        "messages for developers": other,
        "work asked for behind the page's back": behind,
    }


async def ask_over_http(address: str, media: list[str], panel: Panel, tries: Tries) -> None:
    """Files the facilitator was offered, files that are none, paths that lead out, and uploads without a session."""
    paths = [
        *media,
        "/media/" + "0" * 56 + ".csv",
        "/component/..%2f..%2fprioritise/cli.py",
        "/app/static/../../README.md",
    ]
    paths += [
        "/_stcore/metrics",
        "/_stcore/host-config",
        "/static/..%2f..%2fstreamlit_app.py",
        "/.streamlit/secrets.toml",
    ]
    async with httpx.AsyncClient(base_url=address) as browser:
        for path in paths:
            answer = await browser.get(path)
            tries.made["files asked for by somebody without a link"] += 1
            if any(each.encode() in answer.content for each in (*panel.secrets, "import streamlit", "def main(")):
                tries.fell.append(f"{path} holds what is nobody's to read")
        for session in ("", "x", "0" * 36):
            answer = await browser.put(f"/_stcore/upload_file/{session}/f", files={"file": b"x"})
            tries.made["uploads without a session"] += 1
            if answer.is_success:
                tries.fell.append(f"an upload to session {session!r} was taken")


async def from_another_site(address: str, tries: Tries) -> None:
    """A page of another site that opens a websocket in a member's browser."""
    socket = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    for origin in (
        "http://evil.example",
        "null",
        address.replace("localhost", "localhost.evil.example"),
    ):
        tries.made["a websocket from another site"] += 1
        with suppress(WebSocketException, OSError):
            async with connect(socket, origin=Origin(origin), subprotocols=[Subprotocol("streamlit")]):
                tries.fell.append(f"a websocket with the origin {origin} was taken")


if __name__ == "__main__":
    sys.exit(main())
