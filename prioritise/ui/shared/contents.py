"""The pages of the app, in the order of the work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from prioritise.ui.session.panel_access import panel_access
from prioritise.words import bold

PAGES = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page: its room in `ui`, its name in the menu and in the address, and what you do there.

    `facilitator_only` keeps it out of everyone else's menu; the page itself asks the store again. `alone_only` keeps it
    out of a panel's.
    """

    room: str
    title: str
    address: str
    purpose: str
    facilitator_only: bool = False
    alone_only: bool = False

    @property
    def marked(self) -> str:
        """Its name in the menu, as a link to it draws it in bold."""
        return bold(self.title)

    @property
    def in_full(self) -> str:
        """Its name in bold, and what you do there."""
        return f"{bold(f'{self.title}.')} {self.purpose}"


LISTINGS = (
    Listing("start", "Start", "", "See what is being decided, and open or download an exercise."),
    Listing("own_list", "Your list", "your-list", "Make a list of your own, step by step.", alone_only=True),
    Listing("panel", "Panel", "panel", "Invite people, run a round, and see how far everyone has come.", True),
    Listing("room", "In the room", "room", "Show the agenda, the next question and the list on a wall.", True),
    Listing("needs", "Needs", "needs", "See where the place does worse, and for how many people."),
    Listing("interventions", "Interventions", "interventions", "Change what is decided on, its costs and its money."),
    Listing("weights", "Weights", "weights", "See what each partner thinks matters, and try other weights."),
    Listing("scores", "Scores", "scores", "Give your own scores, and see what divides the panel."),
    Listing("priorities", "Priorities", "priorities", "See what to fund, why, and what would change it."),
    Listing("compare", "Compare", "what-if", "Compare scenarios, and see what our rules, money and figures would do."),
    Listing("targets", "Targets", "targets", "See whether promises will be kept, and what it would take."),
    Listing("record", "Record", "record", "Sign it off, answer challenges, see who decided what, and publish."),
)


def offered() -> tuple[Listing, ...]:
    """Return the pages to offer this person."""
    access = panel_access()
    runs = access is not None and access.runs_the_panel
    alone = access is None
    return tuple(
        listing for listing in LISTINGS if (runs or not listing.facilitator_only) and (alone or not listing.alone_only)
    )


def steps() -> tuple[Listing, ...]:
    """Return the pages that the work goes through, in order, whoever does it."""
    return tuple(
        listing for listing in LISTINGS if listing.address and not listing.facilitator_only and not listing.alone_only
    )


def page(listing: Listing) -> st.Page:
    """Return the page as Streamlit knows it; the first is where the app opens."""
    return st.Page(
        PAGES / listing.room / "page.py",
        title=listing.title,
        url_path=listing.address or None,
        default=listing is LISTINGS[0],
        # Known to all, so that a reload of it works before the person has come in again; offered to some.
        visibility="visible" if listing in offered() else "hidden",
    )


def listed(room: str) -> Listing:
    """Return the listing of one page by its room. Raises StopIteration for a room that is not listed."""
    return next(listing for listing in LISTINGS if listing.room == room)
