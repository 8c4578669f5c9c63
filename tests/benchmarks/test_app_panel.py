"""A panel on the real server, by tabs that speak Streamlit's protocol: answers are saved, and tabs come back."""

import asyncio
from random import Random

import pytest

from benchmarks.app_panel import APP, Answers, compare, note_what_is_shown, prepare, settings, sqlite_url, take_a_turn
from benchmarks.server import Server, served
from benchmarks.tab import Tab

WAIT_SECONDS = 60
WHO = "load-0"


@pytest.fixture
def url(tmp_path):
    return sqlite_url(tmp_path)


@pytest.fixture
def links(url):
    return prepare(url, members=1)


@pytest.fixture
def server(url):
    with served(APP, settings(url)) as started:
        yield started


def test_an_answer_that_the_page_shows_as_saved_is_in_the_store_once(url, links, server):
    answers = Answers()

    async def member():
        tab = Tab(server.address, "scores", link=links.members[WHO])
        await tab.open()
        await answer(tab, answers, times=3)
        await tab.close()

    asyncio.run(asyncio.wait_for(member(), WAIT_SECONDS))
    assert sum(answers.acknowledged.values()) == 3
    kept = compare(url, links, answers)
    assert kept.cells == len(answers.shown)
    assert kept.sound


def test_an_answer_that_never_reached_the_store_would_be_called_lost(url, links):
    answers = Answers(shown={(WHO, "stop-smoking-service", "acceptability"): "Saved: Welcomed."})
    assert compare(url, links, answers).lost == 1


def test_a_tab_is_back_at_its_panel_by_itself_after_the_server_was_killed(url, links, server):
    answers = Answers()

    async def member():
        tab = Tab(server.address, "scores", link=links.members[WHO])
        await tab.open()
        await answer(tab, answers, times=1)
        await restart(server)
        await tab.back()
        note_what_is_shown(tab, WHO, answers)
        await answer(tab, answers, times=2)
        await tab.close()

    asyncio.run(asyncio.wait_for(member(), WAIT_SECONDS))
    assert sum(answers.acknowledged.values()) == 3
    assert compare(url, links, answers, killed=True).sound


def test_pages_that_wait_ask_again_every_two_seconds_and_see_no_score(links, server):
    heard: list[float] = []

    async def watching():
        observer = Tab(server.address, "scores", link=links.observers[0], told=heard.append)
        facilitator = Tab(server.address, "panel", link=links.facilitator, told=heard.append)
        await asyncio.gather(observer.open(), facilitator.open())
        while len(heard) < 4:
            await asyncio.sleep(0.1)
        seen = observer.text()
        await asyncio.gather(observer.close(), facilitator.close())
        return seen

    seen = asyncio.run(asyncio.wait_for(watching(), WAIT_SECONDS))
    assert "members are scoring alone" in seen
    assert "Saved:" not in seen


def test_without_a_good_link_a_page_only_asks_for_one(links, server):
    async def stranger():
        tab = Tab(server.address, "scores", link=links.members[WHO] + "x")
        await tab.open()
        seen = tab.text(), [each.key for each in tab.widgets("radio")]
        await tab.close()
        return seen

    text, asked = asyncio.run(asyncio.wait_for(stranger(), WAIT_SECONDS))
    assert "Come in by the link you were sent" in text
    assert "There is nothing here for you" in text
    assert asked == []


async def answer(tab: Tab, answers: Answers, *, times: int) -> None:
    chance, enough = Random(0), sum(answers.acknowledged.values()) + times
    while sum(answers.acknowledged.values()) < enough:
        await take_a_turn(tab, WHO, chance, answers)


async def restart(server: Server) -> None:
    server.kill()
    await asyncio.sleep(0.5)
    await asyncio.to_thread(server.start)
