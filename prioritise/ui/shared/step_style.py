"""The number of every step of the work before its name in the menu; seen only, so that a listener hears the name."""

from __future__ import annotations

from prioritise.ui.shared import contents


def step_style() -> str:
    """Style the menu so that each page of the work carries its number, the same for everyone."""
    numbered = "\n".join(_rule(number, listing.address) for number, listing in enumerate(contents.steps(), start=1))
    return f"<style>\n{numbered}\n</style>"


def _rule(number: int, address: str) -> str:
    links = ", ".join(f'[data-testid="{link}"][href$="/{address}"] p::before' for link in LINKS)
    return f'{links} {{ content: "{number} " / ""; color: #505a5f; }}'


LINKS = ("stTopNavLink", "stSidebarNavLink")
"""A link of the menu, where it stands across the top and where it opens at the side."""
