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
    "Website URL",
    "Contact email",
    "Organisation or department",
    "Team",
    "Senior responsible owner",
    "External supplier involvement",
    "Previous process",
    "Alternatives considered",
    "Frequency and scale of usage",
    "Required training",
    "Phase",
    "Maintenance",
    "Data access and storage",
    "Data sharing agreements",
    "Impact assessments",
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
    assert worked_example().title in found["Name"]
    assert "36 interventions" in found["Description"]
    assert "are not real figures" in found["Description"]
    assert "Health gain" in found["Detailed description"]
    assert f"{len(worked_example().members)} members of a panel" in found["Human decisions and review"]


def test_every_part_of_the_standard_is_there_in_its_order():
    text = EXPORT.build(worked_analysis(), bands(worked_analysis())).decode("utf-8")
    parts = re.findall(r"^## (.+)", text, flags=re.M)
    assert parts[0].startswith("Tier 1")
    assert [part.partition(": ")[2] for part in parts[1:]] == [
        "owner and responsibility",
        "description and rationale",
        "decision-making process",
        "tool specification",
        "data",
        "risks, mitigations and impact assessments",
    ]


def test_every_field_of_the_standards_version_two_point_one_is_there_under_its_own_name():
    """Named as records that follow the template of version 2.1 on gov.uk name them."""
    names = (
        "Name, Description, Website URL, Contact email, Organisation or department, Team, Senior responsible owner, "
        "External supplier involvement, Detailed description, Scope, Benefit, Previous process, Process integration, "
        "Provided information, Human decisions and review, Required training, Appeals and review, System architecture, "
        "Phase, Maintenance, Models, Source data name, Sensitive attributes, Data collection"
    )
    rest = (
        "Alternatives considered;Frequency and scale of usage;Data completeness and representativeness;"
        "Data access and storage;Data sharing agreements;Risks and mitigations;Impact assessments"
    )
    assert set(fields(worked_analysis())) >= {*names.split(", "), *rest.split(";")}


def test_what_people_wrote_is_text_and_no_markup():
    title = "# Ours\n\n<script>x</script> [a](http://b) *c* \N{RIGHT-TO-LEFT OVERRIDE}d"
    exercise = replace(small_exercise(), title=title)
    name = fields(analyse(exercise))["Name"]
    assert "\\<script\\>" in name
    assert "\\# Ours" in name
    assert "\\[a\\](http://b)" in name
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in name


def test_the_command_writes_the_export(tmp_path: Path, capsys):
    from prioritise.files.shipped import example_folder

    assert main(["transparency", str(example_folder()), "--out", str(tmp_path)]) == 0
    assert (tmp_path / EXPORT.file).read_bytes() == EXPORT.build(worked_analysis(), bands(worked_analysis()))
    assert "Answer the questions in it before you publish it." in capsys.readouterr().out
