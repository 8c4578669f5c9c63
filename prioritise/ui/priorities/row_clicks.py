"""A press on a row of the list, wherever in it: a small script of our own, for the table works without it."""

from __future__ import annotations

import streamlit as st

from prioritise.ui.session import opened

PRESSED, KEY = "pressed", "row-clicks"
SCRIPT = """
const ROWS = '.decision-list tr[data-intervention]';
let pressed = '';
// The row that was open when the page was last drawn; undefined before that.
let open;

function press(event, choose) {
  const row = event.target.closest(ROWS);
  if (!row) return;
  pressed = row.dataset.intervention;
  choose(pressed);
}

// The table is drawn anew when a row opens or shuts: the focus goes back to the row that was pressed, in sight,
// and with what was asked of it: a row in the lower half of the window goes up with its explanation.
function focusOn(id, isOpen, tries) {
  const button = document.querySelector(`${ROWS}[data-intervention="${id}"] button`);
  if (button && button.getAttribute('aria-expanded') === String(isOpen)) {
    button.focus({ preventScroll: true });
    const place = button.getBoundingClientRect();
    const answerIsLow = isOpen && place.bottom > window.innerHeight / 2;
    if (answerIsLow) button.closest('tr').scrollIntoView({ block: 'start' });
    else if (place.top < 80 || place.bottom > window.innerHeight - 80) button.scrollIntoView({ block: 'center' });
  } else if (tries > 0) {
    setTimeout(() => focusOn(id, isOpen, tries - 1), 50);
  }
}

// Who chose by name has not seen where the row is: it comes to them, with its explanation below.
function bring(id, tries) {
  const button = document.querySelector(`${ROWS}[data-intervention="${id}"] button[aria-expanded="true"]`);
  if (button) {
    button.focus({ preventScroll: true });
    button.closest('tr').scrollIntoView({ block: 'start' });
  } else if (tries > 0) {
    setTimeout(() => bring(id, tries - 1), 50);
  }
}

export default function ({ data, setTriggerValue }) {
  const listener = (event) => press(event, (id) => setTriggerValue('pressed', id));
  document.removeEventListener('click', window.prioritiseRows);
  window.prioritiseRows = listener;
  document.addEventListener('click', listener);
  if (pressed) focusOn(pressed, data.open === pressed, 60);
  else if (open !== undefined && data.open && data.open !== open) bring(data.open, 60);
  pressed = '';
  open = data.open;
  return () => document.removeEventListener('click', listener);
}
"""

_component = st.components.v2.component("prioritise_row_clicks", js=SCRIPT, isolate_styles=False)


def listen_for_rows() -> None:
    """Open the row that is pressed, and shut the one that is open."""
    _component(key=KEY, data={"open": st.session_state.get(opened.SELECTED) or ""}, on_pressed_change=_choose)


def _choose() -> None:
    pressed = st.session_state[KEY][PRESSED]
    now = st.session_state.get(opened.SELECTED)
    st.session_state[opened.SELECTED] = None if pressed == now else pressed
