"""The real app in a simulated session, and what a person would read and do in it."""

from __future__ import annotations

import time
from xml.etree import ElementTree

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.architecture.source import ROOT

WAIT_SECONDS = 60


def opened(page: str = "start") -> AppTest:
    """A new session with one page open; fails when the app shows an apology."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=WAIT_SECONDS).run()
    return app if page == "start" else gone_to(app, page)


def gone_to(app: AppTest, page: str) -> AppTest:
    """The same session on another page."""
    return sound(app.switch_page(f"prioritise/ui/{page}/page.py").run())


def sound(app: AppTest) -> AppTest:
    """The app as it is, once it is sure that nothing failed."""
    assert not app.exception
    assert "Sorry" not in " ".join(title.value for title in app.title)
    return app


def words(app: AppTest) -> str:
    """Everything written on the page, but for tables and grids."""
    texts = [app.title, app.header, app.subheader, app.markdown, app.caption, app.error, app.warning, app.info]
    written = [element.value for found in texts for element in found]
    return "\n".join([*written, *(element.proto.body for element in app.get("html"))])


def tables(app: AppTest) -> list[pd.DataFrame]:
    """Every table of words on the page, in order."""
    bodies = [element.proto.body for element in app.get("html")]
    return [_frame(body) for body in bodies if "<table" in body]


def table_with(app: AppTest, heading: str) -> pd.DataFrame:
    """The first table that has this heading."""
    return next(found for found in tables(app) if heading in found.columns)


def _frame(body: str) -> pd.DataFrame:
    rows = [["".join(cell.itertext()) for cell in row] for row in ElementTree.fromstring(body).iter("tr")]
    return pd.DataFrame(rows[1:], columns=rows[0])


def with_bands(app: AppTest) -> AppTest:
    """The Priorities page once the bands are in the list."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if app.dataframe[0].value["Band"].notna().all():
            return app
        time.sleep(0.1)
        sound(app.run())
    raise AssertionError("the bands never came")


def outcomes(app: AppTest) -> dict[str, str]:
    """What the list on the Priorities page says of every intervention, by name."""
    grid = app.dataframe[0].value
    return dict(zip(grid["Intervention"], grid["Outcome"], strict=True))
