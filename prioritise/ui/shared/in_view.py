"""What came of a press is read from its top, not from where the button was. Nothing moves when a page opens."""

from __future__ import annotations

import streamlit as st

ASKED, ASKED_TIMES = "paste-asked", "paste-asked-times"
"""The container of what a paste asks, and how often something was asked in this session."""
BRING_INTO_VIEW = """
export default function ({ data }) {
  const seen = (window.prioritiseInView ??= {});
  const before = seen[data.part];
  seen[data.part] = data.state;
  if (before === undefined || before === data.state) return;
  // What came of the press may be drawn after this, and what stands above it may still grow or shrink: look again for
  // a while, unless the person moves the page or presses anything meanwhile: what moves under a press takes it away.
  let moved = false;
  const stop = () => { moved = true; };
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown", "click"]) {
    window.addEventListener(kind, stop, { once: true, capture: true });
  }
  const look = (left) => {
    const part = document.querySelector(`.st-key-${data.part}`);
    const top = part ? part.getBoundingClientRect().top : 0;
    // The menu stays on top of what is brought into view.
    if (part) part.style.scrollMarginTop = "4rem";
    if (part && !moved && (top < 0 || top > window.innerHeight / 2)) part.scrollIntoView({ block: "start" });
    if (left && !moved) setTimeout(() => look(left - 1), 100);
  };
  look(30);
}
"""
_in_view = st.components.v2.component("prioritise-in-view", js=BRING_INTO_VIEW)


def bring_into_view(part: str, state: str) -> None:
    """Scroll to the container of this key whenever its state has become another. Draws nothing."""
    _in_view(key=f"in-view-{part}", data={"part": part, "state": state}, height=1)


def question_into_view() -> None:
    """Scroll to what the last press asked; nothing moves otherwise. Draws nothing: call it outside what folds."""
    bring_into_view(ASKED, f"{st.session_state.get(ASKED_TIMES, 0)}")


def note_asked() -> None:
    """Note that the press now at work asked something. For callbacks."""
    st.session_state[ASKED_TIMES] = st.session_state.get(ASKED_TIMES, 0) + 1
