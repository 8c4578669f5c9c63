"""Charts as pictures, drawn from the same specification as on the screen; nothing is fetched to draw them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from prioritise.report.drawing.figure import Figure
from prioritise.report.words.safe_text import MOST_IN_A_HEADING, safe

FONT = "Source Sans Pro"
WIDTH_PIXELS = 620
DOTS_PER_INCH = 160
"""Sharp on paper and small in a file: a picture as wide as the page has about 1,400 dots across."""


def fonts_folder() -> Path:
    """Return the folder of the fonts that come with the product, so that none can be missing."""
    return Path(str(files("prioritise.report.exports.board") / "fonts"))


def png(figure: Figure) -> bytes:
    """Draw a chart as a PNG picture: the same bytes for the same chart."""
    import vl_convert

    _know_fonts()
    picture: bytes = vl_convert.vegalite_to_png(
        json.dumps(_for_paper(figure)), scale=2, ppi=DOTS_PER_INCH / 2, allowed_base_urls=[]
    )
    return picture


@cache
def _know_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(fonts_folder()))


def _for_paper(figure: Figure) -> dict[str, Any]:
    drawn: dict[str, Any] = _made_safe(dict(figure.specification))
    return drawn | {"width": WIDTH_PIXELS, "config": drawn["config"] | {"font": FONT}}


def _made_safe(part: Any) -> Any:
    if isinstance(part, str):
        return safe(part, MOST_IN_A_HEADING)
    if isinstance(part, dict):
        return {_made_safe(name): _made_safe(value) for name, value in part.items()}
    return [_made_safe(item) for item in part] if isinstance(part, list) else part
