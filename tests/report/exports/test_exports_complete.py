"""Every export is on the one list, in the documents and tested."""

from __future__ import annotations

from importlib import import_module

from prioritise.report.exports.export import MEDIA_TYPES, RUN, RUN_EXCEL
from prioritise.report.exports.exports import EXPORTS
from tests.architecture.source import ROOT

MODULES = ROOT / "prioritise" / "report" / "exports"


def several() -> list[str]:
    """The modules that make more than one export."""
    names = [path.stem for path in MODULES.glob("*.py") if "\nEXPORTS" in path.read_text("utf-8")]
    return [name for name in names if name != "exports"]


def makers() -> dict[str, str]:
    """The modules that make exports, and how the list names them: by the one they make, or by all of several."""
    one = [path.stem for path in MODULES.glob("*.py") if "\nEXPORT = Export(" in path.read_text("utf-8")]
    named = {name: f"    {name}.EXPORT,\n" for name in one}
    return named | {name: f"    *{name}.EXPORTS,\n" for name in several()}


def test_every_module_that_makes_an_export_is_listed_once():
    listed = (MODULES / "exports.py").read_text("utf-8")
    assert {name: listed.count(line) for name, line in makers().items()} == dict.fromkeys(makers(), 1)
    more = sum(len(import_module(f"prioritise.report.exports.{name}").EXPORTS) - 1 for name in several())
    assert len(EXPORTS) == len(makers()) + more == len({export.file for export in EXPORTS})


def test_the_documents_list_every_export_as_it_describes_itself_and_no_other():
    lines = (ROOT / "docs" / "exports.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    assert rows == [f"| `{export.file}` | {export.holds} | `{export.command}` |" for export in EXPORTS]


def test_every_export_has_a_test_named_for_its_module():
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "report" / "exports").glob("test_*.py")}
    assert set(makers()) - tests == set()


def test_an_exports_name_says_what_kind_of_file_it_is():
    for export in EXPORTS:
        assert export.file.endswith(tuple(MEDIA_TYPES))
        assert export.holds.endswith(".")


def test_a_download_says_which_scenario_it_is_of():
    export = EXPORTS[0]
    assert (export.file_for("agreed"), export.file_for("half")) == ("priorities.csv", "priorities-half.csv")


def test_the_commands_that_the_list_names_are_commands():
    from prioritise.commands import COMMANDS

    names = {command.name for command in COMMANDS}
    assert {export.command.split()[1] for export in EXPORTS} <= names
    assert {RUN, RUN_EXCEL} <= {export.command for export in EXPORTS}
