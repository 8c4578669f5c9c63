"""Every test of a page has a store and a desk of its own."""

from collections.abc import Iterator

import pytest

from prioritise.ui.session import background_work as desks


@pytest.fixture(autouse=True)
def _a_desk_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test finds another's answers, or waits for what another asked for."""
    desk = desks.Desk()
    monkeypatch.setattr(desks, "the_desk", lambda: desk)
    for component in ("shared.parts_panel", "session.disputes_work"):
        monkeypatch.setattr(f"prioritise.ui.{component}.the_desk", lambda: desk)
    yield
    desk._worker.shutdown(wait=False, cancel_futures=True)


@pytest.fixture(autouse=True)
def _a_store_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("DATABASE_URL", str(tmp_path_factory.mktemp("store") / "store.sqlite"))
    monkeypatch.delenv("PRIORITISE_SHARED", raising=False)
