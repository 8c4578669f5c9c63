"""Each library with a say in the product's shape is imported in its own rooms only."""

import pytest

from tests.architecture.source import Module, imports_of, product_modules, within

HOMES = {
    "streamlit": ("prioritise.ui", "streamlit_app"),
    "pulp": ("prioritise.portfolio", "prioritise.robustness"),
    "highspy": ("prioritise.portfolio", "prioritise.robustness"),
    "sqlalchemy": ("prioritise.store",),
    "altair": ("prioritise.report", "prioritise.ui"),
    "yaml": ("prioritise.files",),
    "pydantic": ("prioritise.files",),
    "xlsxwriter": ("prioritise.report", "prioritise.files.workbook"),
    "openpyxl": ("prioritise.files",),
    "docx": ("prioritise.report",),
    "typst": ("prioritise.report",),
    "vl_convert": ("prioritise.report",),
    "fontTools": ("prioritise.report",),
    "cryptography": ("prioritise.files",),
    "rfc3161_client": ("prioritise.files",),
    "httpx": ("prioritise.files",),
    "dask": ("prioritise.robustness.worker_processes",),
    "distributed": ("prioritise.robustness.worker_processes",),
    "rich": ("prioritise.cli", "prioritise.commands"),
    "scipy": ("prioritise.judgement.weights", "prioritise.robustness"),
}


def strays(modules: list[Module]) -> list[str]:
    found = []
    for module in modules:
        for item in imports_of(module):
            homes = HOMES.get(item.imported.split(".")[0])
            if homes is not None and not any(within(module.name, home) for home in homes):
                found.append(f"{module.name}:{item.line} imports {item.imported}")
    return found


def test_each_library_stays_in_its_home():
    assert strays(product_modules()) == []


@pytest.mark.parametrize("library", HOMES)
def test_a_library_away_from_home_is_caught(library):
    for text in (f"import {library}", f"from {library}.part import thing", f"import {library} as short"):
        assert len(strays([Module("prioritise.domain.funds", text)])) == 1


@pytest.mark.parametrize(("library", "home"), [(name, home) for name, homes in HOMES.items() for home in homes])
def test_a_library_at_home_is_allowed(library, home):
    assert strays([Module(f"{home}.page", f"import {library}")]) == []
