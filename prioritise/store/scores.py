"""Independent scores: saved as a draft with every answer, sent when done, seen by others when the round is revealed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, delete, func, insert, or_, select, update

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.errors import StoreError, VersionClash
from prioritise.domain.panel import RoundState
from prioritise.domain.partners import AgreedScore, PanelScore, ScoreState
from prioritise.files.exercise.panel_files import readable_text
from prioritise.files.number_text import plain_number
from prioritise.store.access import ANYONE, PANEL, Viewer, admit, visible_scores
from prioritise.store.asked import asked_interventions, check_asked, is_asked, panel_criteria
from prioritise.store.carried_interests import stood_aside_before
from prioritise.store.database import Store
from prioritise.store.rounds import round_row
from prioritise.store.score_rows import score_of
from prioritise.store.tables import criterion, funding_level, score, submission
from prioritise.store.writing import Save, saving_own

STANDS_ASIDE = (
    "You stand aside from this intervention, so nothing was saved. Say first that you have no interest in it any more."
)


@dataclass(frozen=True, slots=True)
class SavedScore:
    """A score as the store has it; `version` rises with every change."""

    score: PanelScore
    version: int


@dataclass(frozen=True, slots=True)
class SentScores:
    """How many of the cells a member was asked for have an answer, with every interest and "I do not know".

    A cell is one intervention on one criterion that the panel scores. It is answered by one answer for all funding
    levels, or by one for each of them; answers for some of its levels do not make it answered yet.
    """

    round: int
    member: str
    answered: int
    asked: int


def save_score(
    store: Store, viewer: Viewer, answer: PanelScore, *, save_key: str, seen_version: int | None = None
) -> SavedScore:
    """Save one answer of the viewer's own, as a draft. When this returns, it is on disk.

    `answer.level` is empty for one that counts for every funding level. It takes the place of the viewer's answers
    for single levels, and an answer for a level takes the place of theirs for all; a cell never has both.
    `answer.member` must be the viewer. With `seen_version` (0: saw none) a change made meanwhile in another window
    raises VersionClash; without it the last answer stands. Raises StoreError when the round is not open, the scores
    were sent, the viewer stands aside from the intervention, or the value is off the criterion's scale.
    """
    tidy = _checked(answer)
    with saving_own(store, viewer, *PANEL, save_key=save_key, request=(tidy, seen_version)) as save:
        if tidy.member != save.viewer.member:
            raise StoreError("You can save only your own scores.")
        if not save.repeated:
            check_open(save, tidy.round)
            check_asked(save.connection, viewer.exercise, tidy.round, tidy.intervention)
            check_on_scale(save.connection, viewer.exercise, tidy)
            _store_score(save, _not_aside(save, tidy), seen_version)
        return _needed(save.connection, viewer, tidy)


def declare_interest(
    store: Store, viewer: Viewer, *, round_number: int, intervention_id: str, reason: str, save_key: str
) -> tuple[SavedScore, ...]:
    """Stand aside from one intervention: every cell of it that the panel scores says so, and holds no value."""
    why = readable_text(reason, what="reason", needed=True)
    request = ("interest", round_number, intervention_id, why)
    with saving_own(store, viewer, *PANEL, save_key=save_key, request=request) as save:
        aside = [
            PanelScore(
                round_number, save.viewer.member, intervention_id, panel_criterion, None, ScoreState.INTEREST, why
            )
            for panel_criterion in panel_criteria(save.connection, viewer.exercise)
        ]
        if not save.repeated:
            check_open(save, round_number)
            check_asked(save.connection, viewer.exercise, round_number, intervention_id)
            for cell in aside:
                check_on_scale(save.connection, viewer.exercise, cell)
                _store_score(save, cell, None)
        return tuple(_needed(save.connection, viewer, cell) for cell in aside)


def send_scores(store: Store, viewer: Viewer, *, round_number: int, save_key: str) -> SentScores:
    """Send the viewer's drafts: from now on they count, and others see them once the round is revealed."""
    with saving_own(store, viewer, *PANEL, save_key=save_key, request=("send", round_number)) as save:
        mine = {"exercise": viewer.exercise, "round": round_number, "member": save.viewer.member}
        if not save.repeated:
            check_open(save, round_number)
            save.connection.execute(insert(submission).values(**mine, sent_at=save.now))
        return sent_scores(save.connection, viewer.exercise, round_number, save.viewer.member)


def take_back_scores(store: Store, viewer: Viewer, *, round_number: int, save_key: str) -> None:
    """Make the viewer's sent scores drafts again, to change them. Only while the round is open."""
    with saving_own(store, viewer, *PANEL, save_key=save_key, request=("take back", round_number)) as save:
        if not save.repeated:
            _check_round_open(save, round_number)
            save.connection.execute(
                delete(submission).filter_by(exercise=viewer.exercise, round=round_number, member=save.viewer.member)
            )


def scores(store: Store, viewer: Viewer, *, round_number: int) -> tuple[SavedScore, ...]:
    """Read the scores of a round that this viewer may see: their own, and once it is revealed all that were sent."""
    with store.read() as connection:
        who = admit(connection, viewer, *ANYONE, now=store.now)
        wanted = select(score).where(visible_scores(who), score.c.round == round_number).order_by(score.c.key)
        return tuple(_saved(row) for row in connection.execute(wanted))


def my_scores(store: Store, viewer: Viewer, *, round_number: int) -> tuple[SavedScore, ...]:
    """Return the viewer's own answers in a round, drafts included."""
    seen = scores(store, viewer, round_number=round_number)
    return tuple(saved_score for saved_score in seen if saved_score.score.member == viewer.member)


def have_sent(store: Store, viewer: Viewer, *, round_number: int) -> bool:
    """Tell whether the viewer has sent their scores of a round."""
    with store.read() as connection:
        who = admit(connection, viewer, *ANYONE, now=store.now)
        return _is_sent(connection, who, round_number)


def sent_scores(connection: Connection, exercise: str, round_number: int, member_id: str) -> SentScores:
    """Find how far a member has come in a round, within the caller's transaction."""
    cells = answered_cells(exercise, round_number).subquery()
    mine = select(func.count()).select_from(cells).where(cells.c.member == member_id)
    asked = asked_in(connection, exercise, round_number)
    return SentScores(round_number, member_id, connection.scalar(mine) or 0, asked)


def asked_in(connection: Connection, exercise: str, round_number: int) -> int:
    """Count the cells that a round asks of every member, within the caller's transaction."""
    return len(asked_interventions(connection, exercise, round_number)) * len(panel_criteria(connection, exercise))


def answered_cells(exercise: str, round_number: int) -> Select[tuple[str, str, str]]:
    """Return the query of every cell a round asks for that has an answer: member, intervention, criterion; no value."""
    levels = (
        select(funding_level.c.intervention, (func.count() - 1).label("levels"))
        .where(funding_level.c.exercise == exercise)
        .group_by(funding_level.c.intervention)
        .subquery()
    )
    for_all = func.max(case((score.c.level == "", 1), else_=0)) == 1
    by_panel = and_(
        criterion.c.exercise == score.c.exercise,
        criterion.c.id == score.c.criterion,
        criterion.c.measured_by == MeasuredBy.PANEL.value,
    )
    return (
        select(score.c.member, score.c.intervention, score.c.criterion)
        .select_from(score.join(criterion, by_panel).join(levels, levels.c.intervention == score.c.intervention))
        .where(score.c.exercise == exercise, score.c.round == round_number)
        .where(is_asked(exercise, round_number, score.c.intervention))
        .group_by(score.c.member, score.c.intervention, score.c.criterion, levels.c.levels)
        .having(or_(for_all, func.count() == levels.c.levels))
    )


def check_on_scale(connection: Connection, exercise: str, said: PanelScore | AgreedScore) -> None:
    """Raise StoreError when this is no cell the panel scores, there is no such level, or the value is off its scale."""
    where = and_(criterion.c.exercise == exercise, criterion.c.id == said.criterion)
    scale = connection.execute(select(criterion).where(where)).first()
    if scale is None or scale.measured_by == MeasuredBy.COSTS.value:
        raise StoreError(f"The panel does not score {said.criterion} here.")
    _check_level(connection, exercise, said.intervention, said.level)
    if said.value is not None and not scale.low <= said.value <= scale.high:
        ends = f"{plain_number(scale.low)} to {plain_number(scale.high)}"
        raise StoreError(f"{plain_number(said.value)} is off the scale of {said.criterion}. Give a value from {ends}.")


def check_open(save: Save, round_number: int) -> None:
    """Raise StoreError unless whoever saves may still change their answers in this round."""
    _check_round_open(save, round_number)
    if _is_sent(save.connection, save.viewer, round_number):
        raise StoreError("You have sent your scores. Take them back to change them.")


def _check_level(connection: Connection, exercise: str, intervention_id: str, level: str) -> None:
    listed = select(funding_level.c.level).filter_by(exercise=exercise, intervention=intervention_id)
    levels = connection.scalars(listed.order_by(funding_level.c.level)).all()
    if not levels:
        raise StoreError(f"There is no intervention {intervention_id} here.")
    if level not in levels:
        known = ", ".join(name for name in levels if name)
        hint = f"It has these: {known}." if known else "It has no levels to choose from."
        raise StoreError(f"{intervention_id} has no funding level {level}. {hint}")


def _checked(answer: PanelScore) -> PanelScore:
    is_given = answer.state is ScoreState.GIVEN
    if is_given != (answer.value is not None) or (answer.value is not None and not math.isfinite(answer.value)):
        raise StoreError("Give a value, or say that you do not know or have an interest; one of these, not two.")
    value = None if answer.value is None else float(answer.value)
    return replace(answer, value=value, reason=readable_text(answer.reason, what="reason"))


def _check_round_open(save: Save, round_number: int) -> None:
    scoring_round = round_row(save.connection, save.viewer.exercise, round_number, keep=True)
    if scoring_round.state != RoundState.OPEN:
        raise StoreError(
            f"Too late: round {round_number} is {scoring_round.state}, and scores are no longer taken. "
            "Nothing was saved."
        )


def _is_sent(connection: Connection, viewer: Viewer, round_number: int) -> bool:
    mine = {"exercise": viewer.exercise, "round": round_number, "member": viewer.member}
    return connection.scalar(select(submission.c.sent_at).filter_by(**mine)) is not None


def _not_aside(save: Save, answer: PanelScore) -> PanelScore:
    """The answer, with why an interest in this cell was withdrawn, if it was. Raises StoreError while one stands."""
    cell = {name: value for name, value in _cell(save.viewer.exercise, answer).items() if name != "level"}
    rows = save.connection.execute(select(score).filter_by(**cell)).all()
    before = stood_aside_before(save.connection, save.viewer.exercise, answer.round, answer.member, answer.intervention)
    stood = answer.criterion in before
    if any(row.state == ScoreState.INTEREST.value for row in rows) or (stood and not rows):
        raise StoreError(STANDS_ASIDE)
    return replace(answer, reason=answer.reason or next((row.reason for row in rows if stood), ""))


def _store_score(save: Save, answer: PanelScore, seen_version: int | None) -> None:
    stands = _find(save.connection, save.viewer.exercise, answer)
    version = stands.version if stands else 0
    if stands and _saved(stands).score == answer:
        # A page may send an answer again that nobody gave again: there is nothing to change, and nothing to ask.
        return
    if seen_version is not None and seen_version != version:
        theirs = stands and _saved(stands)
        raise VersionClash("You changed this answer in another window first.", theirs=theirs, yours=answer)
    _make_way(save, answer)
    content = {"value": answer.value, "state": answer.state.value, "reason": answer.reason, "saved_at": save.now}
    if stands:
        save.connection.execute(update(score).where(score.c.key == stands.key).values(**content, version=version + 1))
    else:
        save.connection.execute(insert(score).values(**_cell(save.viewer.exercise, answer), **content, version=1))


def _make_way(save: Save, answer: PanelScore) -> None:
    # An answer for all levels and one for a single level would contradict each other.
    cell = {name: value for name, value in _cell(save.viewer.exercise, answer).items() if name != "level"}
    other = score.c.level == "" if answer.level else score.c.level != ""
    save.connection.execute(delete(score).filter_by(**cell).where(other))


def _needed(connection: Connection, viewer: Viewer, answer: PanelScore) -> SavedScore:
    row = _find(connection, viewer.exercise, answer)
    if row is None:
        raise StoreError("This answer is not there any more.")
    return _saved(row)


def _find(connection: Connection, exercise: str, answer: PanelScore) -> Row[Any] | None:
    return connection.execute(select(score).filter_by(**_cell(exercise, answer))).first()


def _cell(exercise: str, answer: PanelScore) -> dict[str, object]:
    place = {"intervention": answer.intervention, "criterion": answer.criterion, "level": answer.level}
    return {"exercise": exercise, "round": answer.round, "member": answer.member} | place


def _saved(row: Row[Any]) -> SavedScore:
    return SavedScore(score_of(row), row.version)
