"""The look of the page on a wall: letters that can be read from the last row, and one thing at a time."""

from __future__ import annotations

import streamlit as st

ROOM_STYLE = """
<style>
.stApp:has(.st-key-room) h1 { font-size: clamp(1.7rem, 1.2rem + 1.9vw, 3rem); }
.stApp:has(.st-key-room) .stMainBlockContainer { max-width: 1600px; }
.stApp .st-key-room p, .stApp .st-key-room li { max-width: none; }
.room-lead { font-size: clamp(1.15rem, 0.95rem + 0.7vw, 1.6rem); line-height: 1.4; color: #0b0c0c; }
.stApp .room-lead p { margin: 0 0 0.4rem; font-size: inherit; line-height: inherit; }
.stApp .st-key-room [data-testid="stPageLink"] a p { font-size: clamp(1.05rem, 0.9rem + 0.5vw, 1.35rem); }
.stApp .room-lead .name { font-size: clamp(1.35rem, 1rem + 1.3vw, 2.2rem); font-weight: 700; line-height: 1.2; }
.stApp .room-lead :is(ul, ol) { list-style: none; margin: 0; padding: 0; font-size: inherit; }
.stApp .room-lead li { font-size: inherit; margin: 0; padding: 0.35rem 0 0.35rem 0.75rem; line-height: 1.35;
  border-left: 6px solid #b1b4b6; }
.stApp .room-lead :is(ul, ol) + p { margin-top: 0.75rem; }
.room-lead li + li { border-top: 1px solid #e5e6e7; }
.stApp .room-lead li.scored, .stApp .room-lead li.now { border-left-color: #12436d; background: #e8f1f8; }
.stApp .room-lead li.over { color: #505a5f; }
.room-lead .marks { color: #12436d; letter-spacing: 0.1em; margin-right: 0.4rem; }
.room-lead .small { display: block; font-size: 0.72em; color: #323639; }
.room-lead .time { font-variant-numeric: tabular-nums; font-weight: 600; margin-right: 0.6rem; }
.room-clock { border: 3px solid #0b0c0c; padding: 0.6rem 0.9rem; margin-bottom: 0.75rem; }
.stApp .room-clock .left { font-size: clamp(1.35rem, 1rem + 1.3vw, 2.2rem); font-weight: 700; line-height: 1.2; }
.room-tallies { display: flex; flex-wrap: wrap; gap: 0.75rem 2.5rem; }
.stApp .room-tallies p { margin: 0; padding-left: 0.75rem; border-left: 6px solid #12436d; }
.room-tallies strong { display: block; font-size: clamp(2.2rem, 1.6rem + 2.6vw, 4.2rem); line-height: 1.05;
  font-variant-numeric: tabular-nums; }
</style>
"""


def use_room_style() -> None:
    """Apply it to this page."""
    st.html(ROOM_STYLE)
