"""Every test of a page has a store and work of its own."""

from collections.abc import Iterator

import pytest

from prioritise.ui.session import background_work as background


@pytest.fixture(autouse=True)
def _background_work_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test finds another's answers, or waits for what another asked for."""
    worker = background.BackgroundWork()
    monkeypatch.setattr(background, "background_work", lambda: worker)
    for component in ("shared.parts_panel", "session.disputes_work"):
        monkeypatch.setattr(f"prioritise.ui.{component}.background_work", lambda: worker)
    yield
    worker._worker.shutdown(wait=False, cancel_futures=True)


@pytest.fixture(autouse=True)
def _a_store_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("DATABASE_URL", str(tmp_path_factory.mktemp("store") / "store.sqlite"))
    monkeypatch.delenv("PRIORITISE_SHARED", raising=False)
