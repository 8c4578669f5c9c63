"""The transparency record: filled in from the exercise, asking where only its owner knows, safe whatever was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from prioritise.analysis import analyse, bands
from prioritise.cli import main
from prioritise.report.exports.transparency import EXPORT, TO_WRITE
from tests.files.small_exercise import small_exercise
from tests.worked_example import worked_analysis, worked_example

ONLY_ITS_OWNER_KNOWS = (
    "0.12 Organisation name",
    "0.13 Phase",
    "1.3 Website URL",
    "1.4 Contact email",
    "2.1.1 Organisation or department",
    "2.1.2 Team",
    "2.1.3 Senior responsible owner",
    "2.1.4 External supplier involvement",
    "2.2.4 Previous process",
    "2.2.5 Alternatives considered",
    "2.3.3 Frequency and scale of usage",
    "2.3.5 Required training",
    "2.4.1.2 Phase",
    "2.4.1.3 Maintenance",
    "2.4.3.7 Source data URL",
    "2.4.3.10 Data sharing agreements",
    "2.4.3.11 Data access and storage",
    "2.5.1 Impact assessment",
)


def fields(analysis) -> dict[str, str]:
    """What stands under every field of the record."""
    text = EXPORT.build(analysis, bands(analysis)).decode("utf-8")
    return dict(re.findall(r"^### (.+?)\n\n(.*?)(?=^##|\Z)", text, flags=re.M | re.S))


def test_what_only_its_owner_knows_is_asked_and_nothing_else_stands_there():
    found = fields(worked_analysis())
    for name in ONLY_ITS_OWNER_KNOWS:
        assert found[name].startswith(TO_WRITE), name
        assert len(found[name].strip().splitlines()) == 1, name


def test_what_the_exercise_knows_is_filled_in():
    found = fields(worked_analysis())
    assert worked_example().title in found["1.1 Name"]
    assert "36 interventions" in found["1.2 Description"]
    assert "are not real figures" in found["1.2 Description"]
    assert "Health gain" in found["2.2.1 Detailed description"]
    assert f"{len(worked_example().members)} members of a panel" in found["2.3.4 Human decisions and review"]


def test_every_part_of_the_standard_is_there_in_its_order():
    text = EXPORT.build(worked_analysis(), bands(worked_analysis())).decode("utf-8")
    parts = re.findall(r"^## (.+)", text, flags=re.M)
    assert parts[0] == "Title information"
    assert [part.partition(": ")[2] for part in parts[1:]] == [
        "information",
        "owner and responsibility",
        "description and rationale",
        "decision-making process",
        "tool specification",
        "model specification",
        "data specification",
        "risks, mitigations and impact assessments",
    ]


STANDARD = """\
0.11 Title; 0.12 Organisation name; 0.13 Phase; 0.14 Region; 0.15 One sentence description; 1.1 Name;
1.2 Description; 1.3 Website URL; 1.4 Contact email; 2.1.1 Organisation or department; 2.1.2 Team;
2.1.3 Senior responsible owner; 2.1.4 External supplier involvement; 2.1.4.1 External supplier;
2.1.4.2 Companies House number; 2.1.4.3 External supplier role; 2.1.4.4 Procurement procedure type;
2.1.4.5 Data access terms; 2.2.1 Detailed description; 2.2.2 Scope; 2.2.3 Benefit; 2.2.4 Previous process;
2.2.5 Alternatives considered; 2.3.1 Process integration; 2.3.2 Provided information;
2.3.3 Frequency and scale of usage; 2.3.4 Human decisions and review; 2.3.5 Required training;
2.3.6 Appeals and review; 2.4.1.1 System architecture; 2.4.1.2 Phase; 2.4.1.3 Maintenance; 2.4.1.4 Models;
2.4.2.1 Model name; 2.4.2.2 Model version; 2.4.2.3 Model task; 2.4.2.4 Model input; 2.4.2.5 Model output;
2.4.2.6 Model architecture; 2.4.2.7 Model performance; 2.4.2.8 Datasets; 2.4.2.9 Dataset purposes;
2.4.3.1 Source data name; 2.4.3.2 Data modality; 2.4.3.3 Data description; 2.4.3.4 Data quantities;
2.4.3.5 Sensitive attributes; 2.4.3.6 Data completeness and representativeness; 2.4.3.7 Source data URL;
2.4.3.8 Data collection; 2.4.3.9 Data cleaning; 2.4.3.10 Data sharing agreements; 2.4.3.11 Data access and storage;
2.5.1 Impact assessment; 2.5.2 Risks and mitigations"""
"""The title information and the core data of version 3.0, as template_table.md of co-cddo/
algorithmic-transparency-recording-standard numbers and names them. The dates, tags and kinds before 0.11 are filled in
by who publishes it."""


def test_every_field_of_the_standards_version_three_is_there_under_its_own_number_and_name_in_its_order():
    assert list(fields(worked_analysis())) == re.split(r";\s+", STANDARD)


def test_no_field_is_empty():
    assert all(text.strip() for text in fields(worked_analysis()).values())


def test_what_people_wrote_is_text_and_no_markup():
    title = "# Ours\n\n<script>x</script> [a](http://b) *c* \N{RIGHT-TO-LEFT OVERRIDE}d"
    exercise = replace(small_exercise(), title=title)
    name = fields(analyse(exercise))["1.1 Name"]
    assert "\\<script\\>" in name
    assert "\\# Ours" in name
    assert "\\[a\\](http://b)" in name
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in name


def test_the_command_writes_the_export(tmp_path: Path, capsys):
    from prioritise.files.shipped import example_folder

    assert main(["transparency", str(example_folder()), "--out", str(tmp_path)]) == 0
    assert (tmp_path / EXPORT.file).read_bytes() == EXPORT.build(worked_analysis(), bands(worked_analysis()))
    assert "Answer the questions in it before you publish it." in capsys.readouterr().out
