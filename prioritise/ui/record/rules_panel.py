"""What was decided beside the scores: overrides, other rules and settings, with why, and where they are put in."""

from __future__ import annotations

import streamlit as st

from prioritise.report.record.rules_table import RulesView
from prioritise.ui.session import opened
from prioritise.ui.shared import contents
from prioritise.ui.shared.tables_and_charts import bold_line, folded, table


def rules_panel(view: RulesView) -> None:
    """Draw where rules are put in, the overrides, the other rules, the limits, and what saved scenarios try."""
    with folded("Overrides, other rules and limits", view.finding, key="rules"):
        listing = contents.listed("interventions")
        st.write(f"Rules and overrides are put in and taken out on {listing.title}, under Rules.")
        if st.button(f"Go to Rules on {listing.title}", key="to-rules", on_click=_look_at_rules):
            st.switch_page(contents.page(listing))
        if view.overrides.rows:
            st.write("An override puts one intervention in or keeps it out, whatever its score.")
            table(view.overrides, "Overrides")
        if view.others.rows:
            bold_line("Other rules")
            table(view.others, "Other rules")
        if view.limits.rows:
            bold_line("Limits besides the money there is")
            table(view.limits, "Limits besides the money there is")
            st.caption(view.together)
        if view.tested:
            bold_line("Tried in saved scenarios")
            # As plain text, because what people wrote must not be read as markup.
            for line in view.tested:
                st.text(line)


def _look_at_rules() -> None:
    st.session_state[opened.PART_OF_LIST] = opened.RULES
