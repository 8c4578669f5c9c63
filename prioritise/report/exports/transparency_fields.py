"""The fields of an algorithmic transparency record, filled in from an exercise; what only its owner knows is asked.

The standard is the government's Algorithmic Transparency Recording Standard, version 2.1, whose main fields these
are: tier 1 is for everybody, tier 2 in detail (gov.uk/government/publications/algorithmic-transparency-data-standard).
"""

from __future__ import annotations

from prioritise import __version__
from prioritise.analysis import Analysis
from prioritise.analysis.small_counts import small_counts_in_files
from prioritise.domain.criteria import Criterion, EvidenceMeasure, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.transparency_process import Field, Section, process_section, risk_section
from prioritise.report.words.exercise_words import illustrative_sentence
from prioritise.report.words.judged_words import entered_sentence
from prioritise.words import counted, ended, joined

MEASURED = {
    MeasuredBy.MEASUREMENT: "a figure given, with its source",
    MeasuredBy.PANEL: "judged by people: a panel, where one scored",
    MeasuredBy.EVIDENCE: "worked out from published figures",
    MeasuredBy.COSTS: "added up from the costs",
}

PUBLISHED = "Published figures were taken from their publishers."
NONE_PUBLISHED = "There are no published figures."


def transparency_sections(analysis: Analysis) -> tuple[Section, ...]:
    """Fill in every section that the standard has, in its order."""
    exercise = analysis.exercise
    return (
        _tier_one(exercise),
        _owner(),
        _rationale(exercise),
        process_section(analysis),
        _tool(exercise),
        _data(exercise),
        risk_section(analysis),
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
        "Tier 1: overview",
        (
            Field("Name", f"prioritise {__version__}, for “{exercise.title}”"),
            Field("Description", f"{what} {illustrative_sentence(exercise)}".strip()),
            Field("Website URL", asked="Where can people read about this decision?"),
            Field("Contact email", asked="Which address answers questions about it?"),
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
            Field("Organisation or department", asked="Which organisation answers for the use of the tool?"),
            Field("Team", asked="Which team runs it?"),
            Field("Senior responsible owner", asked="What is the role of the person who answers for it?"),
            Field(
                "External supplier involvement",
                asked="Did somebody outside supply, host or run it? Name them, their company number, their role, how "
                "they were chosen and what data they can see. Otherwise say that nobody did.",
            ),
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
            Field("Detailed description", f"The criteria are: {criteria}. {_how_it_scores()}"),
            Field("Scope", _scope(exercise)),
            Field(
                "Benefit",
                "Every score shows its source, every partner's weights are visible, “why not funded?” has an exact "
                "answer, and anybody with the record can run it again.",
                "Which of these matter to you, and how will you know?",
            ),
            Field("Previous process", asked="How was this decided before?"),
            Field("Alternatives considered", asked="What else did you look at, and why was it not chosen?"),
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


def _tool(exercise: Exercise) -> Section:
    return Section(
        "Tier 2: tool specification",
        (
            Field(
                "System architecture",
                "A Python program that runs on one machine or server of yours. It reads a folder of text files and "
                "writes the list, the reasons and a sealed record. It calls no other service but those you set up: a "
                "database server, machines to compute on, a sign-in provider, a time stamp service.",
                "Where does it run, who keeps that machine, and which of those services have you set up?",
            ),
            Field(
                "Models",
                "No machine learning. A whole-number linear programme, written with PuLP and solved exactly with "
                "HiGHS; every answer is checked again in plain Python.",
            ),
            Field("Input", f"{counted(len(exercise.files), 'file')}, listed in the record with their content."),
            Field("Output", "The list with its reasons, bands, what would change it, and what each partner would get."),
            Field(
                "Performance",
                "The list is optimal for the scores, money and rules as they stand. Whether those are right is a "
                "judgement of people.",
            ),
            Field("Phase", asked="Is this a pilot, in use, or retired?"),
            Field("Maintenance", asked="Who brings new versions in, and how often are figures and criteria looked at?"),
        ),
    )


def _data(exercise: Exercise) -> Section:
    asked = "" if exercise.sources else "Where do the figures come from?"
    few = small_counts_in_files(exercise)
    about_few = (
        f"The files hold {counted(few, 'figure')} about few people." if few else "No figure is about few people."
    )
    return Section(
        "Tier 2: data",
        (
            Field("Development data", "None: nothing was trained."),
            Field("Source data name", " ".join(ended(source) for source in exercise.sources), asked),
            Field(
                "Sensitive attributes",
                f"Figures are of groups: by area, age, sex and deprivation. {about_few} A public copy leaves them out.",
            ),
            Field(
                "Data completeness and representativeness",
                "Every figure that a score needs is there, or the tool gives no list; missing is never zero.",
                "Whom do the figures not count, and does that matter here?",
            ),
            Field(
                "Data collection",
                f"{PUBLISHED if exercise.indicators else NONE_PUBLISHED} {_given_by(exercise)}",
            ),
            Field(
                "Personal data",
                "Members of a panel are known by made-up ids. Names and addresses, where they are kept, are in one "
                "table of the store and in no file.",
                "For how long do you keep scores and names, and on what legal basis?",
            ),
            Field("Data access and storage", asked="Who can open the files and the store, and where do they lie?"),
            Field("Data sharing agreements", asked="With whom are they shared, and under which agreement?"),
        ),
    )


def _given_by(exercise: Exercise) -> str:
    scores = "Scores were given by a panel." if exercise.scores or exercise.agreed else "No panel has given scores."
    weights = "Weights were given by partners." if exercise.weights else "No partner has given weights."
    return " ".join(part for part in (scores, entered_sentence(exercise), weights) if part)
