"""How an exercise is decided, and what can go wrong: the fields of a transparency record about people."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis import Analysis
from prioritise.domain.exercise import Exercise
from prioritise.report.words.judged_words import entered_sentence
from prioritise.words import counted, joined


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it is called, what can be said, and what the organisation is asked; either may be empty."""

    name: str
    said: str = ""
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the record."""

    title: str
    fields: tuple[Field, ...]


def process_section(analysis: Analysis) -> Section:
    """Say how people and the tool decide together."""
    exercise = analysis.exercise
    return Section(
        "Tier 2: decision-making process",
        (
            Field(
                "2.3.1 Process integration", _place(exercise), "Which board decides, and where does this list go to it?"
            ),
            Field(
                "2.3.2 Provided information",
                "The list, the reason for everything that is in or out, how firm it is, and what each rule costs.",
            ),
            Field(
                "2.3.3 Frequency and scale of usage", asked="How often is it used, and how much money does each decide?"
            ),
            Field("2.3.4 Human decisions and review", _people(exercise)),
            Field("2.3.5 Required training", asked="What do members and facilitators learn before they use it?"),
            Field("2.3.6 Appeals and review", _challenges(exercise), "How does somebody outside make a challenge?"),
        ),
    )


def risk_section(analysis: Analysis) -> Section:
    """Say what can go wrong and what is done about it, and ask for the assessments."""
    return Section(
        "Tier 2: risks, mitigations and impact assessments",
        (
            Field(
                "2.5.1 Impact assessment",
                asked="Name your equality impact assessment and your data protection impact assessment, with their day "
                "and a link. If there is none, say why.",
            ),
            Field(
                "2.5.2 Risks and mitigations",
                _risks(analysis),
                "Which other risks did you find?",
            ),
        ),
    )


def _place(exercise: Exercise) -> str:
    partners = joined(partner.name for partner in exercise.partners)
    return f"The partners are {partners}. The tool proposes; it does not pay, start or stop anything."


def _people(exercise: Exercise) -> str:
    settled = sum(rule.settled is not None for rule in exercise.rules)
    entered = f"{words} " if (words := entered_sentence(exercise)) else ""
    return (
        f"{counted(len(exercise.members), 'member')} of a panel gave {len(exercise.scores):,} answers, and "
        f"{counted(len(exercise.agreed), 'value')} were agreed with a reason. {entered}People put "
        f"{counted(settled, 'intervention')} in or out by a rule, whatever the score. "
        f"{counted(len(exercise.sign_offs), 'sign-off is', 'sign-offs are')} on record."
    )


def _challenges(exercise: Exercise) -> str:
    still = sum(challenge.is_open for challenge in exercise.challenges)
    return (
        f"A challenge is logged and answered by another score or by a reason. "
        f"{counted(len(exercise.challenges), 'challenge was', 'challenges were')} logged, of which {still} "
        f"{'is' if still == 1 else 'are'} open. A public copy lets anybody run the list again."
    )


def _risks(analysis: Analysis) -> str:
    unreal = analysis.exercise.illustrative
    made_up = f"Figures that are not real ({joined(unreal)}) are marked wherever they are shown. " if unreal else ""
    return (
        f"{made_up}Figures and scores may be wrong: the tool says which would change the list. Weights favour those "
        "who set them: each partner's own best list is shown. Averages may hide who loses: the share of people in the "
        "most deprived group is shown. A list may be changed afterwards: the record is sealed, and can be signed."
    )
