"""The steps to a list of one's own in a simulated session: what is pasted into them and pressed."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.app import opened, pressed, sound

HEADINGS = "Name\tStatus\tTheme\tLead\tPeople\tProvider\tFund\tCost"
HUBS = "Family hubs\tnew\tStart well\tCouncil\t300\tTrust\tGrant\tGBP 120k"
OTHER_HUBS = "Family hubs\tcurrent\tStart well\tNHS\t200\tTrust\tGrant\t80000"
MONEY = "Grant\trevenue\tCouncil\t£100,000\t£100 000\t100000"
HEADED = "Fund\tHost\t2026/27\t2027/28\t2028/29\nGrant\tCouncil\t£100,000\t£100 000\t-"
ROWS = "\n".join(
    f"Thing {n}\tNew\tHomes\tCouncil\t{n}00\t\t\tGrant\t£{n}0,000\t£{n}0,000\t£{n}0,000" for n in range(1, 7)
)


def pasted(app: AppTest, text: str) -> AppTest:
    next(each for each in app.text_area if each.label.startswith("Rows")).set_value(text)
    return pressed(app, "Add these rows")


def begun(elsewhere: str = "") -> AppTest:
    """A list begun for Bury, which comes with figures, or for a place that is typed."""
    app = pressed(opened("own_list"), "Begin")
    next(each for each in app.selectbox if each.label == "Place").set_value("Bury")
    next(each for each in app.text_input if each.label.startswith("Or another place")).set_value(elsewhere)
    return pressed(app, "Keep and go on")


def with_rows(elsewhere: str = "") -> AppTest:
    app = pressed(pasted(begun(elsewhere), MONEY), "Keep and go on")
    return pressed(pasted(app, ROWS), "Keep and go on")


def box(boxes, label: str):
    return next(each for each in boxes if each.label.startswith(label))


def on_step(app: AppTest, number: int) -> AppTest:
    return sound(box(app.radio, "Steps").set_value(number).run())
