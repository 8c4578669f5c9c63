"""What people typed is read as it was typed on every page: no picture is fetched for it, and it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from prioritise.store.rounds import open_round, reveal_round
from prioritise.store.writing import new_save_key
from prioritise.ui.shared.contents import LISTINGS
from prioritise.ui.shared.plain_text import NOT_MARKDOWN, TEXTS, plain
from prioritise.words import bold
from tests.files.marked_up import PICTURE, PICTURE_IN_MARKDOWN, marked_up
from tests.ui.app import gone_to, opened, sound
from tests.ui.panel_app import Panel, panel, with_access
from tests.ui.scores.test_disputes import with_cells

TYPED_LOUD = re.compile(r"(?<!\\)\*\*loud|(?<!\\)_low|(?<!\\)`code|(?<!\\)~~gone|(?<!\\)\*soft")
"""What somebody typed, where a page would draw it as more than text."""
FOLDS = ("money", "capacity", "parts", "orders", "board")
ROOMS = [listing.room for listing in LISTINGS]


def shown(block) -> Iterator[tuple[str, str]]:
    """Every text of a page that its reader sees, with the kind of thing that shows it."""
    for child in block.children.values():
        proto = getattr(child, "proto", None)
        kind = getattr(child, "type", "")
        for field in TEXTS:
            if isinstance(text := getattr(proto, field, ""), str) and text:
                yield kind, text
        yield from ((kind, text) for text in getattr(proto, "captions", ()))
        if kind in ("radio", "button_group"):
            yield from ((kind, str(option)) for option in child.options)
        if hasattr(child, "children"):
            yield from shown(child)


def read_as_markup(app: AppTest) -> list[tuple[str, str]]:
    texts = list(shown(app._tree))
    assert any("evil.example" in text for _kind, text in texts), "the page shows no text that anybody typed"
    return [(kind, text) for kind, text in texts if _is_markup(kind, text)]


def _is_markup(kind: str, text: str) -> bool:
    if kind in NOT_MARKDOWN:
        return kind == "html" and PICTURE in text
    # Two asterisks that are not escaped are the page's own, unless they are what was typed.
    own_bold = re.sub(r"(?<!\\)\*\*", "", text)
    return TYPED_LOUD.search(text) is not None or plain(own_bold) != own_bold


def on(room: str, app: AppTest) -> AppTest:
    for fold in FOLDS:
        app.session_state[f"fold-{fold}"] = True
    return sound(gone_to(app, room).run())


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("own_list", "panel", "room")])
def test_nothing_typed_is_markup_on_a_page_of_ones_own(room: str):
    app = opened()
    app.session_state["exercise"] = marked_up()
    assert read_as_markup(on(room, app)) == []


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {file.name: file.content for file in marked_up().files}


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "own_list"])
def test_nothing_typed_is_markup_for_who_runs_a_panel(files, room: str):
    table: Panel = panel(files)
    open_round(table.store, table.facilitator, save_key=new_save_key())
    assert read_as_markup(on(room, with_access(table, table.facilitator, "start"))) == []


@pytest.mark.parametrize("room", ["start", "weights", "scores", "record"])
def test_nothing_typed_is_markup_for_a_member(files, room: str):
    table: Panel = panel(files)
    open_round(table.store, table.facilitator, save_key=new_save_key())
    assert read_as_markup(on(room, with_access(table, table.member("nurse"), "start"))) == []


def test_nothing_typed_is_markup_where_a_question_is_settled(files):
    table: Panel = panel(files)
    running = open_round(table.store, table.facilitator, save_key=new_save_key())
    reveal_round(table.store, table.facilitator, running.number, seen_version=running.version, save_key=new_save_key())
    app = with_cells(on("scores", with_access(table, table.facilitator, "start")))
    assert any(each.label == "What the panel agrees" for each in [*app.radio, *app.number_input])
    assert read_as_markup(app) == []


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("**x** and *y*", r"\*\*x\*\* and \*y\*"),
        ("_x_ of __y__, people_per_year", r"\_x\_ of \_\_y\_\_, people_per_year"),
        ("`x` ~~y~~", r"\`x\` \~\~y\~\~"),
        ("see https://example.org/a_b_/c", "see https://example.org/a_b_/c"),
        (PICTURE_IN_MARKDOWN, r"![x\](//evil.example/b.png)"),
        ("[a][1]\n[1]: //evil.example", "[a\\][1]\n[1\\]: //evil.example"),
        ("# Loud", r"\# Loud"),
        ("$5 or $6", r"\$5 or \$6"),
        (":red[Loud]", r"\:red[Loud]"),
        ("<https://evil.example>", r"\<https://evil.example>"),
    ],
)
def test_what_would_be_more_than_text_is_text(typed: str, drawn: str):
    assert plain(typed) == drawn
    assert plain(drawn) == drawn


@pytest.mark.parametrize("said", ["Plain\n- a list", "10:30 [about]", "see: [a, b] (c)", "#3 of 5", "£5", "a < b"])
def test_what_pages_say_stays_as_it_is(said: str):
    assert plain(said) == said


def test_what_a_page_marks_is_bold_and_what_is_typed_within_is_not():
    assert plain(f"{bold('Gym *and* pool')}: {'**x**'}") == r"**Gym \*and\* pool**: \*\*x\*\*"
