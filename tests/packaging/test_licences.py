"""Every library that the tool brings along has a licence under which a council may use it and pass it on."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.architecture.source import ROOT

NAMED = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==[^;\n]*(;.*)?$", re.MULTILINE)
FREE = re.compile(r"\b(MIT|MIT-0|MIT-CMU|0?BSD|BSD-[23]-Clause|Apache|PSF|MPL|LGPL|Zlib|CC0)\b")
REFUSED = re.compile(r"\b(AGPL|GPL|SSPL|BUSL|proprietary|non-?commercial)\b|\bAffero\b", re.IGNORECASE)


def libraries() -> dict[str, str]:
    """What is pinned, by name, with the condition under which a machine has it."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace(" \\\n", "\n")
    return {found[1]: found[2] or "" for found in NAMED.finditer(text)}


def licence_of(library: str) -> str:
    said = metadata(library)
    classifiers = [each for each in said.get_all("Classifier") or [] if each.startswith("License")]
    # Some put the whole licence where its name belongs: its first words tell.
    return " ".join([said.get("License-Expression") or "", *classifiers, (said.get("License") or "")[:40]])


def may_be_used(licence: str) -> bool:
    return bool(FREE.search(licence)) and not REFUSED.search(licence.replace("LGPL", "lesser"))


def test_every_library_may_be_used_and_passed_on():
    found = {}
    for name, condition in libraries().items():
        try:
            found[name] = licence_of(name)
        except PackageNotFoundError:
            assert condition, f"{name} is pinned for every machine, and is not here"
    assert len(found) > 50
    assert {name: licence for name, licence in found.items() if not may_be_used(licence)} == {}


@pytest.mark.parametrize("licence", ["", "GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "Proprietary"])
def test_a_licence_that_is_missing_or_binds_what_is_built_on_it_is_refused(licence):
    assert not may_be_used(licence)
