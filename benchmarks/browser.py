"""Driving a served app with a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from benchmarks.server import ROOT

FOUND_BROWSER = ROOT / ".venv" / "browser"


@contextmanager
def pages(count: int) -> Iterator[list[Page]]:
    """Pages of one browser, each with no memory of the others."""
    with sync_playwright() as started:
        as_root = getattr(os, "geteuid", lambda: -1)() == 0
        browser = started.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or FOUND_BROWSER.read_text(encoding="utf-8").strip(),
            # Chromium refuses to run its sandbox as root.
            args=["--disable-gpu", *(["--no-sandbox"] if as_root else [])],
        )
        size = {"width": 1280, "height": 900}
        yield [browser.new_context(viewport=size).new_page() for _page in range(count)]
        browser.close()
