"""Every export is on the one list, in the documents and tested."""

from __future__ import annotations

from prioritise.report.exports.export import CSV, JSON, RUN, RUN_EXCEL, XLSX
from prioritise.report.exports.exports import EXPORTS
from tests.architecture.source import ROOT

MODULES = ROOT / "prioritise" / "report" / "exports"
ENDINGS = {CSV: ".csv", JSON: ".json", XLSX: ".xlsx"}


def test_every_module_that_makes_an_export_is_listed_once():
    makers = [path.stem for path in MODULES.glob("*.py") if "\nEXPORT = Export(" in path.read_text("utf-8")]
    listed = (MODULES / "exports.py").read_text("utf-8")
    assert {name: listed.count(f"    {name}.EXPORT,\n") for name in makers} == dict.fromkeys(makers, 1)
    assert len(EXPORTS) == len(makers) == len({export.file for export in EXPORTS})


def test_the_documents_list_every_export_as_it_describes_itself_and_no_other():
    lines = (ROOT / "docs" / "exports.md").read_text("utf-8").splitlines()
    rows = [line for line in lines if line.startswith("| `")]
    assert rows == [f"| `{export.file}` | {export.holds} | `{export.command}` |" for export in EXPORTS]


def test_every_export_has_a_test_named_for_its_module():
    makers = {path.stem for path in MODULES.glob("*.py") if "\nEXPORT = Export(" in path.read_text("utf-8")}
    tests = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "report" / "exports").glob("test_*.py")}
    assert makers - tests == set()


def test_an_exports_name_says_what_kind_of_file_it_is():
    for export in EXPORTS:
        assert export.file.endswith(ENDINGS[export.media_type])
        assert export.holds.endswith(".")


def test_a_download_says_which_scenario_it_is_of():
    export = EXPORTS[0]
    assert (export.file_for("agreed"), export.file_for("half")) == ("priorities.csv", "priorities-half.csv")


def test_the_commands_that_the_list_names_are_commands():
    from prioritise.cli import COMMANDS

    names = {command.name for command in COMMANDS}
    assert {export.command.split()[1] for export in EXPORTS} <= names
    assert {RUN, RUN_EXCEL} <= {export.command for export in EXPORTS}
