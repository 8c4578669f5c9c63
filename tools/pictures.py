"""Makes the pictures of the user guide from the app itself: `python -m tools.pictures docs/guide/pictures`."""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.server import ROOT, served
from tests.browser.pages import opened
from tools.find_browser import find_browser, this_machine

PICTURES = {
    "start": "/",
    "needs": "/needs",
    "interventions": "/interventions",
    "weights": "/weights",
    "scores": "/scores",
    "priorities": "/priorities",
    "compare": "/what-if",
    "targets": "/targets",
}
"""The file of each picture, without its ending, and the page it shows."""
MOST_BYTES = 150_000
MOST_MILLISECONDS, CHARTS_MILLISECONDS = 90_000, 3_000
WIDTH, HEIGHT, COLOURS = 1200, 820, 64


def main(folder: Path) -> int:
    """Make every picture; exit code 1 when one is larger than a guide should carry."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {name: len(content) for name, content in made(folder).items()}
    for name, size in sizes.items():
        print(f"{name}: {size / 1000:.0f} kB")
    return int(max(sizes.values()) > MOST_BYTES)


def made(folder: Path) -> dict[str, bytes]:
    """Draw each page with the worked example open, and write its picture."""
    pictures = {}
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(this_machine()), args=["--no-sandbox"])
        with served(ROOT / "streamlit_app.py", {"DATABASE_URL": f"{place}/pictures.sqlite"}) as server:
            page = browser.new_page(base_url=server.address, viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(MOST_MILLISECONDS)
            expect.set_options(timeout=MOST_MILLISECONDS)
            for name, path in PICTURES.items():
                pictures[f"{name}.png"] = _drawn(page, path)
        browser.close()
    for name, content in pictures.items():
        (folder / name).write_bytes(content)
    return pictures


def _drawn(page: Page, path: str) -> bytes:
    opened(page, path).wait_for_timeout(CHARTS_MILLISECONDS)
    drawn = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    buffer = io.BytesIO()
    drawn.convert("RGB").quantize(COLOURS).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
