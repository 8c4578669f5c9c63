"""What the tool is made of and how its one model works: the fields of a transparency record about the tool itself."""

from __future__ import annotations

from prioritise import __version__
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.transparency_process import Field, Section
from prioritise.words import counted

MODEL = "Choice of a list within money and rules"


def tool_sections(exercise: Exercise) -> tuple[Section, Section]:
    """Say how the tool is built, and what its model takes in, gives out and can be held to."""
    return _tool(), _model(exercise)


def _tool() -> Section:
    return Section(
        "Tier 2: tool specification",
        (
            Field(
                "2.4.1.1 System architecture",
                "A Python program that runs on one machine or server of yours. It reads a folder of text files and "
                "writes the list, the reasons and a sealed record. It calls no other service but those you set up: a "
                "database server, machines to compute on, a sign-in provider, a time stamp service.",
                "Where does it run, who keeps that machine, and which of those services have you set up?",
            ),
            Field("2.4.1.2 Phase", asked="As under 0.13: is this a pilot, in use, or retired?"),
            Field(
                "2.4.1.3 Maintenance",
                asked="Who brings new versions in, and how often are figures and criteria looked at?",
            ),
            Field("2.4.1.4 Models", f"One: {MODEL[0].lower()}{MODEL[1:]}. There is no machine learning."),
        ),
    )


def _model(exercise: Exercise) -> Section:
    return Section(
        "Tier 2: model specification",
        (
            Field("2.4.2.1 Model name", MODEL),
            Field("2.4.2.2 Model version", f"That of prioritise {__version__}."),
            Field(
                "2.4.2.3 Model task",
                "To find the set of interventions with the highest total score that keeps to every fund, year, "
                "capacity and rule.",
            ),
            Field("2.4.2.4 Model input", f"{counted(len(exercise.files), 'file')}, listed in the record."),
            Field(
                "2.4.2.5 Model output",
                "The list with its reasons, bands, what would change it, and what each partner would get.",
            ),
            Field(
                "2.4.2.6 Model architecture",
                "A whole-number linear programme, written with PuLP and solved exactly with HiGHS; every answer is "
                "checked again in plain Python.",
            ),
            Field(
                "2.4.2.7 Model performance",
                "The list is proven to be the best for the scores, money and rules as they stand, or is called not "
                "proven. Whether those are right is a judgement of people.",
            ),
            Field("2.4.2.8 Datasets", "None was used to develop it: nothing was trained."),
            Field("2.4.2.9 Dataset purposes", "None, for the same reason."),
        ),
    )
