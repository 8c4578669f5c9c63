"""The menu at the side of a small window shuts once a page is chosen: it would lie over that page otherwise."""

from __future__ import annotations

import streamlit as st

KEY = "menu-shut"
SCRIPT = """
// A phone shuts it by itself, soon after the press. A narrow or enlarged window of a desk does not.
const SOON = 150;

function shut() {
  const menu = document.querySelector('[data-testid="stSidebar"]');
  const button = document.querySelector('[data-testid="stSidebarCollapseButton"] button');
  if (menu && button && menu.dataset.collapsed === 'false') button.click();
}

export default function () {
  const listener = (event) => {
    if (event.target.closest('[data-testid="stSidebarNavLink"]')) setTimeout(shut, SOON);
  };
  document.addEventListener('click', listener);
  return () => document.removeEventListener('click', listener);
}
"""
_component = st.components.v2.component("prioritise_menu_shut", js=SCRIPT, isolate_styles=False)


def shut_menu() -> None:
    """Have the menu at the side shut as soon as a page is chosen from it."""
    _component(key=KEY)
