"""Many tabs that open one page at once, in a process of their own: `python -m benchmarks.crowd ADDRESS PAGE COUNT`.

The secrets of their links are read from standard input, a line each, and used in turn.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from benchmarks.tab import Tab


async def main(address: str, page: str, count: int, links: list[str]) -> None:
    """Open them all, wait until each is there, and shut them."""
    tabs = [Tab(address, page, link=links[place % len(links)]) for place in range(count)]
    await asyncio.gather(*(_open(tab) for tab in tabs))
    await asyncio.gather(*(tab.close() for tab in tabs))


async def _open(tab: Tab) -> None:
    # A page that is not there in half a minute is waited for no longer; it is being drawn all the same.
    with suppress(TimeoutError):
        await tab.open()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.stdin.read().split()))
