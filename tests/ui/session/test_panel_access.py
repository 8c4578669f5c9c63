"""Only who sits at the machine itself may run a panel without a link, and never on a shared server."""

from __future__ import annotations

import pytest

from prioritise.domain.errors import NotAllowed
from prioritise.ui.session import panel_access
from tests.ui.panel_app import panel

HERE = "localhost:8501"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Host": HERE},
        {"Host": "localhost"},
        {"Host": "LOCALHOST:8501"},
        {"Host": "127.0.0.1:8501"},
        {"Host": "[::1]:8501"},
        {"Host": HERE, "Origin": f"http://{HERE}"},
    ],
)
def test_a_browser_on_this_machine_is_known(headers):
    assert panel_access.asked_from_here(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "*/*"},
        {"Host": ""},
        {"Host": "panel.example:8501"},
        {"Host": "localhost.panel.example"},
        {"Host": "127.0.0.1.panel.example:8501"},
        {"Host": HERE, "Origin": "https://panel.example"},
        {"Host": HERE, "Origin": "null"},
        {"Host": HERE, "X-Forwarded-For": "203.0.113.7"},
        {"Host": HERE, "X-Real-IP": "203.0.113.7"},
        {"Host": HERE, "Forwarded": "for=203.0.113.7"},
        {"Host": HERE, "Via": "1.1 panel.example"},
    ],
)
def test_another_name_or_a_web_server_in_between_is_not_this_machine(headers):
    assert not panel_access.asked_from_here(headers)


@pytest.mark.parametrize(("value", "shared"), [("1", True), ("yes", True), ("0", False), ("no", False), ("", False)])
def test_a_shared_server_is_nobodys_own_machine(monkeypatch, value, shared):
    monkeypatch.setenv("PRIORITISE_SHARED", value)
    monkeypatch.setattr(panel_access.st, "get_option", lambda _name: "localhost")
    assert panel_access.is_shared() is shared
    assert panel_access.on_this_machine() is not shared


@pytest.mark.parametrize("address", ["0.0.0.0", "", None, "panel.example"])
def test_a_server_that_listens_beyond_this_machine_is_nobodys_own(monkeypatch, address):
    monkeypatch.setattr(panel_access.st, "get_option", lambda _name: address)
    assert not panel_access.on_this_machine()


def test_nobody_sits_down_without_a_link_on_a_shared_server(monkeypatch):
    table = panel()
    monkeypatch.setenv("PRIORITISE_SHARED", "1")
    with pytest.raises(NotAllowed):
        panel_access.come_in_here(table.exercise)
    with pytest.raises(NotAllowed):
        panel_access.come_in_as("")
