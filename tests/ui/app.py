"""The real app in a simulated session, and what a person would read and do in it."""

from __future__ import annotations

import re
import time
from xml.etree import ElementTree

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button, Widget

from prioritise.domain.exercise import Exercise
from tests.architecture.source import ROOT
from tests.ui.waiting import wait_for_work

WAIT_SECONDS, LONGEST_SECONDS = 60, 90

STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
"""How a page looks is nothing that is written on it."""


def opened(page: str = "start") -> AppTest:
    """A new session with one page open; fails when the app shows an apology."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS).run()
    return app if page == "start" else gone_to(app, page)


def gone_to(app: AppTest, page: str) -> AppTest:
    """The same session on another page."""
    return sound(app.switch_page(f"prioritise/ui/{page}/page.py").run())


def gone_to_with(page: str, exercise: Exercise) -> AppTest:
    """A new session with this exercise open, on this page."""
    app = opened()
    app.session_state["exercise"] = exercise
    return gone_to(app, page)


def sound(app: AppTest) -> AppTest:
    """The app as it is, once it is sure that nothing failed."""
    assert not app.exception
    assert "Sorry" not in " ".join(title.value for title in app.title)
    return app


def button(app: AppTest, label: str) -> Button:
    """The first button of this label."""
    return next(each for each in app.button if each.label == label)


def pressed(app: AppTest, label: str) -> AppTest:
    """The page after the first button of this label was pressed."""
    return sound(button(app, label).click().run())


def looked_at(app: AppTest, intervention: str) -> AppTest:
    """The Priorities page with one intervention looked at closer."""
    box = next(each for each in app.selectbox if each.label == "Look closer at one")
    return sound(box.set_value(intervention).run())


def settled(app: AppTest) -> AppTest:
    """The page once nothing on it is still being worked out."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while "Working it out" in words(app):
        assert time.monotonic() < deadline
        wait_for_work()
        sound(app.run())
    return app


def unfolded(app: AppTest, *keys: str) -> AppTest:
    """The page with these of its folded parts open."""
    for key in keys:
        app.session_state[f"fold-{key}"] = True
    return sound(app.run())


LEVER_OF = {"budget": "Money", "fund:": "Money", "points:": "Weights"}


def with_lever(app: AppTest, kind: str) -> AppTest:
    """The page with one kind of lever open: Money, Capacity, Weights or Rules."""
    return sound(next(each for each in app.button_group if each.key.startswith("lever:")).set_value(kind).run())


def slid(app: AppTest, key: str, value: int) -> AppTest:
    """The page after one slider of a what-if was moved, on a page that has the levers."""
    kind = next(kind for start, kind in LEVER_OF.items() if key.startswith(start))
    app = with_lever(app, kind)
    if key.startswith("fund:"):
        funds = next(each for each in app.selectbox if each.key == "lever-fund")
        app = sound(funds.set_value(key.removeprefix("fund:")).run())
    return sound(next(each for each in sliders(app) if each.key == key).set_value(value).run())


def sliders(app: AppTest) -> list[Widget]:
    """Every slider on the page: those of percentages, and those of weights, which stand on the agreed weight too."""
    return [*app.slider, *app.select_slider]


def words(app: AppTest) -> str:
    """Everything written on the page, but for tables and grids."""
    texts = [app.title, app.header, app.subheader, app.markdown, app.caption, app.error, app.warning, app.info]
    written = [element.value for found in texts for element in found]
    written += [each.label for each in app.expander]
    pieces = [STYLE.sub("", element.proto.body) for element in app.get("html")]
    return "\n".join([*written, *pieces])


def tables(app: AppTest) -> list[pd.DataFrame]:
    """Every table of words on the page but the list of priorities, in order."""
    bodies = [element.proto.body for element in app.get("html")]
    return [_frame(body) for body in bodies if "<table" in body and "decision-list" not in body]


def table_with(app: AppTest, heading: str) -> pd.DataFrame:
    """The first table that has this heading."""
    return next(found for found in tables(app) if heading in found.columns)


def _frame(body: str) -> pd.DataFrame:
    rows = [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(body).iter("tr")]
    return pd.DataFrame(rows[1:], columns=rows[0])


def listed(app: AppTest) -> pd.DataFrame:
    """The list on the Priorities page, a row an intervention; what is not known yet is empty."""
    bodies = [
        element.proto.body for element in app.get("html") if element.proto.body.startswith('<div class="decision-list')
    ]
    rows = [row for body in bodies for row in ElementTree.fromstring(body).iter("tr") if row.get("data-intervention")]
    return pd.DataFrame([_listed_row(row) for row in rows])


def _listed_row(row: ElementTree.Element) -> dict[str, object]:
    cells = {cell.get("class"): cell for cell in row}
    words = {kind: "".join(cell.itertext()) for kind, cell in cells.items()}
    about = {part.get("class"): "".join(part.itertext()) for part in cells["name"].iter("span")}
    return {
        "Group": row.get("class"),
        "Rank": None if words["rank"] == "–" else int(words["rank"]),
        "Band": None if words["band"] == "working it out" else words["band"],
        "Outcome": about["outcome"],
        "Level": about.get("sized", ""),
        "Changed": about.get("changed", ""),
        "Notes": [part.text for part in cells["name"].iter("span") if part.get("class") == "note"],
        "Intervention": cells["name"].findtext("button"),
        "Score": float(words["score"].replace("−", "-")),
        "Cost": int(words["cost"].replace("−", "-").replace("£", "").replace(",", "")),
        "Firm": None if words["firm"] == "working it out" else words["firm"],
    }


def with_bands(app: AppTest) -> AppTest:
    """The Priorities page once the bands are in the list."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if listed(app)["Band"].notna().all() and app.download_button:
            return app
        wait_for_work()
        sound(app.run())
    raise AssertionError("the bands never came")


def whole(app: AppTest) -> AppTest:
    """The Priorities page once every row says how firm it is, and the page was drawn again after that."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if listed(app)["Firm"].notna().all() and listed(app)["Band"].notna().all():
            return sound(app.run())
        wait_for_work()
        sound(app.run())
    raise AssertionError("how firm the rows are never came")


def outcomes(app: AppTest) -> dict[str, str]:
    """What the list on the Priorities page says of every intervention, by name."""
    grid = listed(app)
    return dict(zip(grid["Intervention"], grid["Outcome"], strict=True))
