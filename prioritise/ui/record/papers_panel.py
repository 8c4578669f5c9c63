"""What somebody signs off, before they do: the board paper, its alternatives, and where the minutes are made."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from prioritise.analysis import Analysis, bands
from prioritise.report.exports.board.issued import Issued
from prioritise.report.exports.record import panel_events
from prioritise.store.record_facts import RecordFacts
from prioritise.ui.shared import contents
from prioritise.ui.shared.paper_buttons import paper_buttons
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.words import TextTable, bold

FINDING = "The board paper, with the alternatives and why each is not proposed; and the minutes."
ABOUT = (
    "The papers are about the list as it stands, and rest on the sealed record below. The first one takes up to a "
    "minute to make."
)


def papers_panel(analysis: Analysis, facts: RecordFacts, alternatives: TextTable) -> None:
    """Offer what is signed off, made by what makes it on Priorities and in the room."""
    issued = Issued(
        panel=panel_events(facts.happened),
        sign_offs=facts.sign_offs,
        challenges=facts.challenges,
        changed=facts.changed,
        rounds=facts.every_round,
    )
    with folded("Read before you sign", FINDING, key="papers"):
        st.write(ABOUT)
        paper_buttons(
            lambda paper, day: paper.build(analysis, bands(analysis), replace(issued, on=day)), analysis.scenario.id
        )
        if alternatives.rows:
            table(alternatives, "Other lists that were looked at")
        if facts.at_panel and facts.may_sign:
            room = contents.listed("room")
            st.page_link(contents.page(room), label=f"The minutes are made under {bold(room.title)}")
        elif not facts.at_panel:
            st.caption("There are minutes only of a panel that meets here.")
