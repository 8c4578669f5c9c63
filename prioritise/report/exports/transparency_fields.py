"""The fields of an algorithmic transparency record, filled in from an exercise; what only its owner knows is asked.

The standard is the government's Algorithmic Transparency Recording Standard, version 3.0 of March 2024, with its
numbers and names: the title, tier 1 for everybody, tier 2 in detail
(github.com/co-cddo/algorithmic-transparency-recording-standard, template_table.md).
"""

from __future__ import annotations

from prioritise import __version__
from prioritise.analysis import Analysis
from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.transparency_data import data_section
from prioritise.report.exports.transparency_process import Field, Section, process_section, risk_section
from prioritise.report.exports.transparency_tool import tool_sections
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.words import counted, joined

MEASURED = {
    MeasuredBy.MEASUREMENT: "a figure given, with its source",
    MeasuredBy.PANEL: "judged by people: a panel, where one scored",
    MeasuredBy.EVIDENCE: "worked out from published figures",
    MeasuredBy.COSTS: "added up from the costs",
}


def transparency_sections(analysis: Analysis) -> tuple[Section, ...]:
    """Fill in every section that the standard has, in its order."""
    exercise = analysis.exercise
    return (
        _title(exercise),
        _tier_one(exercise),
        _owner(),
        _rationale(exercise),
        process_section(analysis),
        *tool_sections(exercise),
        data_section(exercise),
        risk_section(analysis),
    )


def _title(exercise: Exercise) -> Section:
    return Section(
        "Title information",
        (
            Field("0.11 Title", f"prioritise, for “{exercise.title}”"),
            Field("0.12 Organisation name", asked="Which organisation completed this record and answers for the tool?"),
            Field("0.13 Phase", asked="Is this a pilot, in use, or retired?"),
            Field("0.14 Region", exercise.area.name),
            Field(
                "0.15 One sentence description",
                f"It helps partners in {exercise.area.name} to decide which interventions to fund, and shows why.",
            ),
        ),
    )


def _tier_one(exercise: Exercise) -> Section:
    what = (
        f"A tool that helps partners in {exercise.area.name} decide which of "
        f"{counted(len(exercise.interventions), 'intervention')} to fund, from {exercise.years[0]} to "
        f"{exercise.years[-1]}. Each gets a score from {counted(len(exercise.criteria), 'criterion', 'criteria')}, "
        f"{_weighted_by(exercise)}. A solver then finds the list with the highest total score within the "
        "money and the rules. People decide; the tool shows what follows from what they said."
    )
    return Section(
        "Tier 1: information",
        (
            Field("1.1 Name", f"prioritise {__version__}, for “{exercise.title}”"),
            Field("1.2 Description", f"{what} {illustrative_sentence(exercise)}".strip()),
            Field("1.3 Website URL", asked="Where can people read about this decision?"),
            Field("1.4 Contact email", asked="Which address answers questions about it?"),
        ),
    )


def _weighted_by(exercise: Exercise) -> str:
    if exercise.weights:
        return "with weights that the partners set"
    return "each of which counts alike, since no partner has given weights"


def _owner() -> Section:
    return Section(
        "Tier 2: owner and responsibility",
        (
            Field("2.1.1 Organisation or department", asked="Which organisation answers for the use of the tool?"),
            Field("2.1.2 Team", asked="Which team runs it?"),
            Field(
                "2.1.3 Senior responsible owner",
                asked="What are the name and the role of the person who answers for it?",
            ),
            Field(
                "2.1.4 External supplier involvement",
                asked="Did somebody outside supply, host or run it? If nobody did, say so and leave out 2.1.4.1 to "
                "2.1.4.5.",
            ),
            Field("2.1.4.1 External supplier", asked="Who is it?"),
            Field("2.1.4.2 Companies House number", asked="Which number does the company have?"),
            Field("2.1.4.3 External supplier role", asked="What do they do for you?"),
            Field("2.1.4.4 Procurement procedure type", asked="How were they chosen?"),
            Field("2.1.4.5 Data access terms", asked="Which of your data may they see, and on what terms?"),
        ),
    )


def _measured(criterion: Criterion) -> str:
    is_reach = criterion.measure is EvidenceMeasure.PEOPLE
    return "the people a year that were given" if is_reach else MEASURED[criterion.measured_by]


def _rationale(exercise: Exercise) -> Section:
    criteria = "; ".join(f"{criterion.name} ({_measured(criterion)})" for criterion in exercise.criteria)
    return Section(
        "Tier 2: description and rationale",
        (
            Field("2.2.1 Detailed description", f"The criteria are: {criteria}. {_how_it_scores()}"),
            Field("2.2.2 Scope", _scope(exercise)),
            Field(
                "2.2.3 Benefit",
                "Every score shows its source, every partner's weights are visible, “why not funded?” has an exact "
                "answer, and anybody with the record can run it again.",
                "Which of these matter to you, and how will you know?",
            ),
            Field("2.2.4 Previous process", asked="How was this decided before?"),
            Field("2.2.5 Alternatives considered", asked="What else did you look at, and why was it not chosen?"),
        ),
    )


def _how_it_scores() -> str:
    return (
        "A score is the weighted sum of the values on the criteria that are benefits, times how far the benefit can be "
        "counted on, less the cost where that carries a weight."
    )


def _scope(exercise: Exercise) -> str:
    funds = joined(fund.name for fund in exercise.funds)
    return f"It proposes a list for {exercise.area.name} within {funds}. It decides nothing about any single person."
