"""What came of a press is read from its top, not from where the button was. Nothing moves when a page opens."""

from __future__ import annotations

import streamlit as st

BRING_INTO_VIEW = """
export default function ({ data }) {
  const seen = (window.prioritiseInView ??= {});
  const before = seen[data.part];
  seen[data.part] = data.state;
  if (before === undefined || before === data.state) return;
  document.querySelector(`.st-key-${data.part}`)?.scrollIntoView({ block: "start" });
}
"""
_in_view = st.components.v2.component("prioritise-in-view", js=BRING_INTO_VIEW)


def bring_into_view(part: str, state: str) -> None:
    """Scroll to the container of this key whenever its state has become another. Draws nothing."""
    _in_view(key=f"in-view-{part}", data={"part": part, "state": state}, height=1)
