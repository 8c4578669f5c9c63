"""What data a list rests on: the fields of a transparency record about figures, scores and people."""

from __future__ import annotations

from prioritise.analysis.small_counts import small_counts_in_files
from prioritise.domain.exercise import Exercise
from prioritise.report.exports.transparency_process import Field, Section
from prioritise.report.words.judged_words import entered_sentence
from prioritise.words import counted, ended

PUBLISHED = "Published figures were taken from their publishers."
NONE_PUBLISHED = "There are no published figures."
PEOPLE = (
    "Members of a panel are known by made-up ids. Names and addresses, where they are kept, are in one table of the "
    "store and in no file."
)


def data_section(exercise: Exercise) -> Section:
    """Say which figures and scores there are, whom they are about, and what was done with them."""
    return Section(
        "Tier 2: data specification",
        (
            Field(
                "2.4.3.1 Source data name",
                " ".join(ended(source) for source in exercise.sources),
                "" if exercise.sources else "Where do the figures come from?",
            ),
            Field("2.4.3.2 Data modality", "Tables of figures, with short texts for reasons and sources."),
            Field("2.4.3.3 Data description", _described(exercise)),
            Field("2.4.3.4 Data quantities", f"{_quantities(exercise)} No model was trained on any of it."),
            Field(
                "2.4.3.5 Sensitive attributes",
                f"Figures are of groups: by area, age, sex and deprivation. {_about_few(exercise)} {PEOPLE}",
                "For how long do you keep scores and names, and on what legal basis?",
            ),
            Field(
                "2.4.3.6 Data completeness and representativeness",
                "Every figure that a score needs is there, or the tool gives no list; missing is never zero.",
                "Whom do the figures not count, and does that matter here?",
            ),
            Field(
                "2.4.3.7 Source data URL", asked="Where can people open the figures? Name the pages you took them from."
            ),
            Field(
                "2.4.3.8 Data collection",
                f"{PUBLISHED if exercise.indicators else NONE_PUBLISHED} {_given_by(exercise)}",
            ),
            Field(
                "2.4.3.9 Data cleaning",
                "Files are read as they are. What cannot be understood for sure is asked about or refused, never "
                "guessed, and how each was read is said.",
            ),
            Field("2.4.3.10 Data sharing agreements", asked="With whom are they shared, and under which agreement?"),
            Field(
                "2.4.3.11 Data access and storage", asked="Who can open the files and the store, and where do they lie?"
            ),
        ),
    )


def _described(exercise: Exercise) -> str:
    figures = "published figures of need, " if exercise.indicators else ""
    return f"For each intervention: {figures}costs, money, rules, partners' weights, and the scores of people."


def _quantities(exercise: Exercise) -> str:
    return (
        f"{counted(len(exercise.indicators), 'published figure')}, "
        f"{counted(len(exercise.interventions), 'intervention')}, {counted(len(exercise.scores), 'score')} by people "
        f"and {counted(len(exercise.agreed), 'agreed value')}."
    )


def _about_few(exercise: Exercise) -> str:
    few = small_counts_in_files(exercise)
    held = f"The files hold {counted(few, 'figure')} about few people." if few else "No figure is about few people."
    return f"{held} A public copy leaves them out."


def _given_by(exercise: Exercise) -> str:
    scores = "Scores were given by a panel." if exercise.scores or exercise.agreed else "No panel has given scores."
    weights = "Weights were given by partners." if exercise.weights else "No partner has given weights."
    return " ".join(part for part in (scores, entered_sentence(exercise), weights) if part)
