"""A member's own scores in words: how far they have come, what each answer says, what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prioritise.analysis.names import level_named, value_bounds
from prioritise.domain.criteria import Criterion, LevelScale, MeasuredBy
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention, Proposal
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.report.words.about_words import asked_about
from prioritise.report.words.intervention_words import counted_with_cuts
from prioritise.report.words.judged_words import entered_sentence
from prioritise.words import counted, joined, lower_first

DO_NOT_KNOW = "I do not know"
Cell = tuple[str, str]
"""An intervention and a criterion, by their ids."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer a member can choose: its name, what it looks like in practice, and what it is worth."""

    name: str
    description: str
    state: ScoreState
    value: float | None


@dataclass(frozen=True, slots=True)
class MyAnswers:
    """One member's answers in one round, those for all funding levels, by intervention and criterion.

    `before` is what the member answered last in earlier rounds, which counts where they do not answer again. `about`
    are the interventions the round asks about by id, empty for all.
    """

    exercise: Exercise
    answers: Mapping[Cell, PanelScore]
    before: Mapping[Cell, Sequence[PanelScore]] = field(default_factory=dict)
    about: tuple[str, ...] = ()

    @property
    def interventions(self) -> tuple[Intervention, ...]:
        """The interventions the member is asked about."""
        return asked_about(self.exercise, self.about)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria the panel scores."""
        return scored_criteria(self.exercise)

    @property
    def asked(self) -> int:
        """How many answers a member is asked for."""
        return len(self.interventions) * len(self.criteria)

    @property
    def answered(self) -> int:
        """How many of them are there, with every interest and "I do not know"."""
        return sum(self.answered_on(intervention.id) for intervention in self.interventions)

    def answered_on(self, intervention: str) -> int:
        """Return how many criteria have an answer for one intervention."""
        return sum((intervention, criterion.id) in self.answers for criterion in self.criteria)

    def stands_aside(self, intervention: str) -> bool:
        """Tell whether the member declared an interest in one intervention, on every criterion."""
        scores = [self.answers.get((intervention, criterion.id)) for criterion in self.criteria]
        return bool(scores) and all(score is not None and score.state is ScoreState.INTEREST for score in scores)

    def aside(self, intervention: str) -> tuple[str, ...]:
        """Return the criteria of one intervention on which an interest stands in this round."""
        scores = {criterion.id: self.answers.get((intervention, criterion.id)) for criterion in self.criteria}
        return tuple(each for each, score in scores.items() if score and score.state is ScoreState.INTEREST)

    def reason_aside(self, intervention: str) -> str:
        """Say why they stand aside."""
        return next((self.answers[intervention, criterion].reason for criterion in self.aside(intervention)), "")

    def since(self, intervention: str) -> int:
        """Return the earlier round since which they stand aside from it; 0 where that is new in this one."""
        rounds = [
            row.round
            for criterion in self.criteria
            for row in self.before.get((intervention, criterion.id), ())
            if row.state is ScoreState.INTEREST
        ]
        return max(rounds, default=0)

    @property
    def stood_on(self) -> int:
        """How many answers are an interest that stands from an earlier round."""
        return sum(
            len(self.aside(intervention.id)) for intervention in self.interventions if self.since(intervention.id)
        )

    @property
    def kept(self) -> int:
        """How many questions without an answer in this round keep one from an earlier round."""
        return sum(
            (intervention.id, criterion.id) in self.before and (intervention.id, criterion.id) not in self.answers
            for intervention in self.interventions
            for criterion in self.criteria
        )


def my_answers(
    exercise: Exercise,
    scores: Iterable[PanelScore],
    before: Mapping[Cell, Sequence[PanelScore]] | None = None,
    about: tuple[str, ...] = (),
) -> MyAnswers:
    """Return the answers for all funding levels among a member's own scores of one round, with those from before."""
    known = (score for score in scores if not score.level and score.intervention in exercise.intervention_by_id)
    return MyAnswers(exercise, {(score.intervention, score.criterion): score for score in known}, before or {}, about)


def scored_criteria(exercise: Exercise) -> tuple[Criterion, ...]:
    """Return the criteria the panel scores, in the exercise's order."""
    return tuple(criterion for criterion in exercise.criteria if criterion.measured_by is MeasuredBy.PANEL)


def scoring_title(mine: MyAnswers) -> str:
    """Say how far a member has come, as the page's title."""
    if not mine.asked:
        return "There is nothing for you to score"
    if mine.answered == mine.asked:
        return f"All your {counted(mine.asked, 'question')} are answered, and not sent yet"
    verb = "is" if mine.answered == 1 else "are"
    return f"{mine.answered} of your {counted(mine.asked, 'question')} {verb} answered"


def progress_sentence(mine: MyAnswers) -> str:
    """Say how many answers there are, and about how long the rest takes by `settings.panel`."""
    left = mine.asked - mine.answered
    done = f"{mine.answered} of {mine.asked} answered"
    if not left:
        return f"{done}. Send your scores when you are content with them."
    minutes = max(1, round(left * mine.exercise.settings.panel.seconds_a_score / 60))
    return f"{done}; about {counted(minutes, 'minute')} left."


def sending_sentence(mine: MyAnswers) -> str:
    """Say what sending now would mean."""
    left = mine.asked - mine.answered
    gaps = (
        f"{counted(left, 'question is', 'questions are')} unanswered. If you send now, {_of_the_others(mine, left)}. "
        if left
        else ""
    )
    return f"{gaps}Nobody sees your scores before the facilitator reveals the round. Until then you can take them back."


def sent_sentence(mine: MyAnswers) -> str:
    """Say what was sent, and what was left unanswered."""
    left = mine.asked - mine.answered
    stood = f", {mine.stood_on} of them by an interest that stands from an earlier round" if mine.stood_on else ""
    if not left:
        return f"They count from now on{stood}."
    gaps = f"{left} {'is' if left == 1 else 'are'} unanswered"
    return f"They count from now on: {mine.answered} of {mine.asked}{stood}. {gaps}: {_of_the_others(mine, left)}."


def _of_the_others(mine: MyAnswers, left: int) -> str:
    """What becomes of what is left unanswered, and how many of it have an answer from an earlier round."""
    kept, bare = mine.kept, left - mine.kept
    if not kept:
        return f"{'it counts' if left == 1 else 'they count'} as no answer"
    if not bare:
        return f"{'it keeps' if left == 1 else 'they keep'} what you answered in an earlier round"
    stays = f"{kept} {'keeps' if kept == 1 else 'keep'} what you answered in an earlier round"
    return f"{stays}, and {bare} {'counts' if bare == 1 else 'count'} as no answer"


def choices(criterion: Criterion) -> tuple[Choice, ...]:
    """Return what can be answered on a criterion: its levels from worst to best, where it has any, and not knowing."""
    levels = criterion.scale.levels if isinstance(criterion.scale, LevelScale) else ()
    named = [Choice(level.name, level.description, ScoreState.GIVEN, level.value) for level in levels]
    return (*named, Choice(DO_NOT_KNOW, "It counts as an answer, and not as a low score.", ScoreState.UNKNOWN, None))


def chosen(criterion: Criterion, answer: PanelScore | None) -> Choice | None:
    """Return which of the choices an answer is; None where there is no answer, or it lies between the levels."""
    if answer is None:
        return None
    return next(
        (choice for choice in choices(criterion) if (choice.state, choice.value) == (answer.state, answer.value)), None
    )


def number_label(criterion: Criterion) -> str:
    """Say what to ask for on a scale without levels."""
    bounds = value_bounds(criterion)
    return f"Your score, from {bounds.low:g} to {bounds.high:g}".replace("-", "−")


def ends_in_words(criterion: Criterion) -> str:
    """Say what 0 and 100 mean on a scale without levels."""
    return f"0 means: {criterion.zero_means} 100 means: {criterion.top_means}"


def answer_in_words(criterion: Criterion, answer: PanelScore) -> str:
    """Return one answer as a person would say it: a level's name, a number, not knowing, or an interest."""
    match answer.state:
        case ScoreState.UNKNOWN:
            return DO_NOT_KNOW
        case ScoreState.INTEREST:
            return "I have an interest"
        case ScoreState.GIVEN:
            return level_named(criterion.scale, answer.value or 0.0) or f"{answer.value:g} of 100".replace("-", "−")


def earlier_answer(mine: MyAnswers, intervention: str, criterion: Criterion) -> str:
    """Say what the member answered a question with in an earlier round; empty where they did not."""
    rows = mine.before.get((intervention, criterion.id), ())
    if not rows:
        return ""
    named = mine.exercise.level_names
    said = [
        f"{named.get(Proposal(intervention, row.level), row.level)}: {answer_in_words(criterion, row)}"
        if row.level
        else answer_in_words(criterion, row)
        for row in rows
    ]
    return f"{joined(said)} (from round {rows[0].round})"


def place_label(mine: MyAnswers, intervention: str) -> str:
    """Return an intervention's name, and how far the member has come with it."""
    name = mine.exercise.intervention_by_id[intervention].name
    if mine.stands_aside(intervention):
        return f"✓ {name} (you stand aside)"
    done = mine.answered_on(intervention)
    if done == len(mine.criteria):
        return f"✓ {name}"
    return f"{name} ({done} of {len(mine.criteria)})" if done else name


def first_unanswered(mine: MyAnswers) -> str:
    """Return the first intervention with a question left; empty when there is none."""
    open_ones = (
        intervention.id for intervention in mine.interventions if mine.answered_on(intervention.id) < len(mine.criteria)
    )
    return next(open_ones, "")


def what_you_said(mine: MyAnswers) -> tuple[str, ...]:
    """List every intervention with the member's answers, a line each, for looking back."""
    return tuple(f"{intervention.name}: {_said(mine, intervention.id)}" for intervention in mine.interventions)


def panel_title(exercise: Exercise) -> str:
    """Say what has been scored by whom, as the page's title."""
    rounds = {score.round for score in exercise.scores}
    if not rounds:
        return "The panel has scored nothing yet"
    scored = {score.intervention for score in exercise.scores if score.state is ScoreState.GIVEN}
    what = counted_with_cuts(intervention for intervention in exercise.interventions if intervention.id in scored)
    return f"The panel has scored {what} in {counted(len(rounds), 'round')}"


def revealed_title(exercise: Exercise, round_number: int) -> str:
    """Say who scored what in a round that has just been revealed, as the page's title."""
    shown = [score for score in exercise.scores if score.round == round_number and score.state is ScoreState.GIVEN]
    if not shown:
        return f"Round {round_number} is revealed: nobody sent a score"
    who = {score.member for score in shown}
    members = counted(len(who), "member")
    scored = {score.intervention for score in shown}
    what = counted_with_cuts(intervention for intervention in exercise.interventions if intervention.id in scored)
    return f"Round {round_number} is revealed: {members}{' between them' if len(who) > 1 else ''} scored {what}"


def panel_sentence(exercise: Exercise) -> str:
    """Say how many people gave how many scores on what."""
    criteria = joined(lower_first(scored_criterion.name) for scored_criterion in scored_criteria(exercise))
    if not criteria:
        return "No criterion of this exercise is scored by a panel: every figure is given or worked out."
    entered = f" {words}" if (words := entered_sentence(exercise)) else ""
    if not exercise.scores:
        return f"A panel is to score these criteria: {criteria}.{entered}"
    members = len({score.member for score in exercise.scores})
    return f"{counted(members, 'member')} {joined(_done(exercise.scores))}. The panel scores: {criteria}.{entered}"


def _said(mine: MyAnswers, intervention: str) -> str:
    if mine.stands_aside(intervention):
        return f"you stand aside ({mine.reason_aside(intervention)})"
    return "; ".join(_on(mine, intervention, criterion) for criterion in mine.criteria)


def _on(mine: MyAnswers, intervention: str, criterion: Criterion) -> str:
    answer = mine.answers.get((intervention, criterion.id))
    earlier = earlier_answer(mine, intervention, criterion)
    said = answer_in_words(criterion, answer) if answer else earlier or "no answer"
    return f"{lower_first(criterion.name)}: {said}"


def _done(scores: Iterable[PanelScore]) -> list[str]:
    """What was given; an interest counts once for each member and intervention, as the record has it."""
    listed = tuple(scores)
    given, unknown = (sum(score.state is state for score in listed) for state in (ScoreState.GIVEN, ScoreState.UNKNOWN))
    aside = {(score.member, score.intervention) for score in listed if score.state is ScoreState.INTEREST}
    return [
        f"gave {counted(given, 'score')}",
        *([f"said {counted(unknown, 'time')} that they do not know"] if unknown else []),
        *([f"declared an interest {counted(len(aside), 'time')}"] if aside else []),
    ]
