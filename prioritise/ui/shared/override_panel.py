"""What it costs to force an intervention in or out, shown wherever somebody does."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis
from prioritise.analysis.override_lines import OverrideLine, override_lines
from prioritise.domain.errors import PrioritiseError
from prioritise.words import bold


def override_price(analysis: Analysis, intervention: str) -> None:
    """Show the price of one decision, beside the switch that makes it, and a request for a reason where there is
    none.
    """
    for line in _lines(analysis):
        if line.intervention == intervention:
            st.markdown(f"{bold('Price.')} {line.sentence}")
            if not line.reasoned:
                st.caption("Nobody has said why yet. A decision without a reason is hard to defend.")


def all_prices(analysis: Analysis) -> None:
    """Show the price of every decision, each alone."""
    lines = _lines(analysis)
    if lines:
        st.markdown(bold("Price of each decision"))
        st.markdown("\n".join(f"- {line.sentence}" for line in lines))
    if len(lines) > 1:
        st.caption("Each price is of that decision alone, with the others staying. They do not add up.")


def _lines(analysis: Analysis) -> tuple[OverrideLine, ...]:
    try:
        return override_lines(analysis)
    except PrioritiseError as error:
        st.warning(str(error))
        return ()
