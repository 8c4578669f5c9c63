"""Pages under test never look into the store of whoever runs the tests."""

import pytest


@pytest.fixture(autouse=True)
def _a_store_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("DATABASE_URL", str(tmp_path_factory.mktemp("store") / "store.sqlite"))
    monkeypatch.delenv("PRIORITISE_SHARED", raising=False)
