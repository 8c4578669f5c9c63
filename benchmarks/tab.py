"""A browser's tab without the browser: it speaks Streamlit's own protocol over a websocket.

It keeps what a tab keeps (the widgets' states, what is drawn, the messages it may be referred back to), sends what a
tab sends, and runs the page's polls when the page asks for them. It draws nothing.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Subprotocol

PATIENCE_SECONDS = 30.0
MADE_SECONDS = 120.0
BACK_SECONDS = 0.2
"""How often a tab that lost its server looks whether there is one again."""


@dataclass(frozen=True)
class Drawn:
    """One element on the page, with the run and the fragment that drew it."""

    element: Element
    run: str
    fragment: str

    @property
    def body(self) -> Any:
        """The element's own message, such as a Selectbox."""
        return getattr(self.element, self.element.WhichOneof("type") or "empty")

    @property
    def kind(self) -> str:
        """What it is, such as "selectbox"."""
        return self.element.WhichOneof("type") or ""

    @property
    def widget(self) -> str:
        """Its id as a widget, empty when it is none."""
        return str(getattr(self.body, "id", ""))

    @property
    def key(self) -> str:
        """The key the page gave the widget."""
        return self.widget.split("-", 2)[2] if self.widget.startswith("$$ID-") else ""


@dataclass
class Waiting:
    """A request that was sent, and what will be told when its run has finished."""

    fragment: str
    sent: float
    done: asyncio.Future[float]


@dataclass
class Tab:
    """One tab at one address. `page` is the last part of it; `told` hears how long each poll took, in seconds.

    `heard` is given every message of the server as it came.
    """

    server: str
    page: str = ""
    told: Callable[[float], None] = lambda _seconds: None
    link: str = ""
    heard: Callable[[bytes], None] = lambda _message: None
    drawn: dict[tuple[int, ...], Drawn] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    returns: int = 0
    session: str = ""
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, ForwardMsg] = field(default_factory=dict)
    _polls: dict[str, tuple[float, asyncio.Task[None]]] = field(default_factory=dict)
    _waiting: list[Waiting] = field(default_factory=list)
    _ready: asyncio.Event = field(default_factory=asyncio.Event)
    _asked: dict[str, asyncio.Future[str]] = field(default_factory=dict)
    _hash: str = ""
    _run: str = ""
    _socket: ClientConnection | None = None
    _listener: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Load the page, and come in by the link if there is one."""
        await self._connect()
        self._listener = asyncio.create_task(self._listen())
        await self._ask("")
        if self.link:
            await self.change("invitation-link", json.dumps({"token": self.link}))

    async def close(self) -> None:
        """Close the tab."""
        self._forget_polls()
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
        if self._socket is not None:
            await self._socket.close()

    async def go(self, page: str) -> float:
        """Choose a page in the menu."""
        self._forget_polls()
        self.page, self._hash = page, self.pages[page]
        return await self._ask("")

    async def back(self) -> None:
        """Wait until the page is there again, after the server went away."""
        await self._ready.wait()

    async def change(self, key: str, value: object) -> float:
        """Give a widget a value and wait for the run it starts; how long that took, in seconds.

        Raises KeyError when no such widget is on the page, ConnectionError when the server goes before it answers.
        """
        found = self.widget(key)
        state = WidgetState(id=found.widget)
        _put(state, found.kind, value)
        if not state.HasField("trigger_value"):
            self._states[found.widget] = state
            return await self._ask(found.fragment)
        return await self._ask(found.fragment, state)

    async def forge(self, message: BackMsg, *, patience: float = PATIENCE_SECONDS) -> None:
        """Send what no page of this tab offers, and wait for the whole run it starts, if it starts one."""
        if self._socket is None:
            raise ConnectionError("the server is gone")
        waiting = Waiting("", time.perf_counter(), asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        await self._socket.send(message.SerializeToString())
        with suppress(TimeoutError):
            await asyncio.wait_for(waiting.done, patience)
        if waiting in self._waiting:
            self._waiting.remove(waiting)

    async def made(self, file_id: str) -> str:
        """Have a download made that waits for a press; its address, empty where it could not be made."""
        if self._socket is None:
            raise ConnectionError("the server is gone")
        asked: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._asked[file_id] = asked
        work = BackendOperationRequest(request_id=file_id, session_id=self.session, deferred_file={"file_id": file_id})
        await self._socket.send(BackMsg(backend_operation_request=work).SerializeToString())
        return str(await asyncio.wait_for(asked, MADE_SECONDS))

    def state_of(self, found: Drawn, value: object = "") -> WidgetState:
        """What a browser would send of a widget that was given a value, or pressed."""
        state = WidgetState(id=found.widget)
        _put(state, found.kind, value)
        return state

    def widget(self, key: str) -> Drawn:
        """The widget the page gave this key. Raises KeyError."""
        for each in self.drawn.values():
            if each.key == key:
                return each
        raise KeyError(key)

    def widgets(self, kind: str = "") -> Iterator[Drawn]:
        """The widgets on the page, of one kind if it is named."""
        for each in list(self.drawn.values()):
            if each.key and kind in ("", each.kind):
                yield each

    def text(self) -> str:
        """What is written on the page, line after line."""
        return "\n".join(filter(None, (_written(self.drawn[path]) for path in sorted(self.drawn))))

    def text_below(self, key: str) -> str:
        """The first thing written below a widget."""
        paths = sorted(self.drawn)
        below = paths[next(place for place, path in enumerate(paths) if self.drawn[path].key == key) + 1 :]
        return next((text for path in below if (text := _written(self.drawn[path]))), "")

    async def _ask(self, fragment: str, trigger: WidgetState | None = None) -> float:
        waiting = Waiting(fragment, time.perf_counter(), asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            await self._send(fragment, trigger)
            return await asyncio.wait_for(waiting.done, PATIENCE_SECONDS)
        except ConnectionClosed as error:
            self._ready.clear()
            raise ConnectionError("the server went away") from error
        finally:
            if waiting in self._waiting:
                self._waiting.remove(waiting)

    async def _send(self, fragment: str, trigger: WidgetState | None = None, *, polls: bool = False) -> None:
        if self._socket is None:
            raise ConnectionError("the server is gone")
        message = BackMsg()
        rerun = message.rerun_script
        rerun.page_script_hash, rerun.fragment_id, rerun.is_auto_rerun = self._hash, fragment, polls
        if not self._hash:
            rerun.page_name = self.page
        rerun.widget_states.widgets.extend([*self._states.values(), *([trigger] if trigger else [])])
        rerun.cached_message_hashes.extend(self._kept)
        rerun.context_info.timezone, rerun.context_info.locale = "Europe/London", "en-GB"
        rerun.context_info.url = f"{self.server}/{self.page}"
        await self._socket.send(message.SerializeToString())

    async def _listen(self) -> None:
        while True:
            with suppress(OSError, WebSocketException):
                if self._socket is None:
                    await self._come_back()
                assert self._socket is not None
                async for data in self._socket:
                    message = ForwardMsg()
                    sent = data if isinstance(data, bytes) else data.encode()
                    self.heard(sent)
                    message.ParseFromString(sent)
                    self._take(message)
            self._lose()
            await asyncio.sleep(BACK_SECONDS)

    def _lose(self) -> None:
        self._socket, self.lost = None, self.lost + 1
        self._ready.clear()
        for each in self._waiting:
            if not each.done.done():
                each.done.set_exception(ConnectionError("the server went away"))
                each.done.exception()  # seen, also where nobody waits for it
        self._waiting.clear()

    async def _come_back(self) -> None:
        """What a tab does when there is a server again: it asks for its page, with all it holds."""
        await self._connect()
        await self._send("")

    async def _connect(self) -> None:
        address = f"{self.server.replace('http', 'ws', 1)}/_stcore/stream"
        self._socket = await connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None
        )

    def _take(self, message: ForwardMsg) -> None:
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self._kept[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            message = whole
        elif message.metadata.cacheable:
            self._kept[message.hash] = message
        match message.WhichOneof("type"):
            case "new_session":
                self._begin(message)
            case "navigation":
                self.pages = {each.url_pathname: each.page_script_hash for each in message.navigation.app_pages}
                self._hash = message.navigation.page_script_hash
            case "delta":
                self._draw(message)
            case "auto_rerun":
                self._poll(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "stop_auto_rerun":
                for fragment in message.stop_auto_rerun.fragment_ids:
                    self._forget_poll(fragment)
            case "script_finished":
                self._finish(message)
            case "backend_operation_response":
                answer = message.backend_operation_response
                if asked := self._asked.pop(answer.request_id, None):
                    asked.set_result(answer.deferred_file.url)

    def _begin(self, message: ForwardMsg) -> None:
        self._run = message.metadata.run.script_run_id
        self.session = message.new_session.initialize.session_id or self.session
        if not message.metadata.run.fragment_ids:
            self._forget_polls()

    def _draw(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        if message.delta.WhichOneof("type") == "new_element":
            drawn = Drawn(message.delta.new_element, self._run, message.delta.fragment_id)
            self.drawn[path] = drawn
            if getattr(drawn.body, "set_value", False):
                # The server says what it shows from now on, as after a restart: what was given before is let go.
                self._states.pop(drawn.widget, None)

    def _finish(self, message: ForwardMsg) -> None:
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        fragments = set(message.metadata.run.fragment_ids)
        if not fragments and not self._ready.is_set():
            self.returns += 1
            self._ready.set()
        stale = [
            path
            for path, each in self.drawn.items()
            if each.run != message.metadata.run.script_run_id and (not fragments or each.fragment in fragments)
        ]
        for path in stale:
            del self.drawn[path]
        there = {each.widget for each in self.drawn.values()}
        self._states = {widget: state for widget, state in self._states.items() if widget in there}
        for each in [each for each in self._waiting if not fragments or each.fragment in fragments]:
            self._waiting.remove(each)
            if not each.done.done():
                each.done.set_result(time.perf_counter() - each.sent)

    def _poll(self, fragment: str, seconds: float) -> None:
        if self._polls.get(fragment, (0.0, None))[0] != seconds:
            self._forget_poll(fragment)
            self._polls[fragment] = (seconds, asyncio.create_task(self._keep_polling(fragment, seconds)))

    async def _keep_polling(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            waiting = Waiting(fragment, time.perf_counter(), asyncio.get_running_loop().create_future())
            waiting.done.add_done_callback(self._tell)
            self._waiting.append(waiting)
            with suppress(ConnectionClosed, OSError):
                await self._send(fragment, polls=True)

    def _tell(self, done: asyncio.Future[float]) -> None:
        if not done.cancelled() and done.exception() is None:
            self.told(done.result())

    def _forget_polls(self) -> None:
        for fragment in list(self._polls):
            self._forget_poll(fragment)

    def _forget_poll(self, fragment: str) -> None:
        if fragment in self._polls:
            self._polls.pop(fragment)[1].cancel()


def _put(state: WidgetState, kind: str, value: object) -> None:
    match kind:
        case "bidi_component":
            state.json_value = str(value)
        case "button" | "download_button":
            state.trigger_value = True
        case "checkbox":
            state.bool_value = bool(value)
        case "selectbox" | "radio" | "text_input" | "text_area":
            state.string_value = str(value)
        case "number_input":
            state.double_value = float(str(value))
        case "slider":
            state.double_array_value.data.append(float(str(value)))
        case "button_group":
            state.string_array_value.data.append(str(value))
        case _:
            raise ValueError(f"a tab does not know how to fill in a {kind}")


def _written(each: Drawn) -> str:
    for name in ("body", "label"):
        if text := getattr(each.body, name, ""):
            return str(text)
    return ""
