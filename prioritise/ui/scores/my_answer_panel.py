"""One question of a member's scores: its widget, saved as a draft with every answer, and kept until it is."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prioritise.analysis.names import value_bounds
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.domain.partners import PanelScore, ScoreState
from prioritise.report.scores.my_scores import (
    DO_NOT_KNOW,
    Cell,
    answer_in_words,
    choices,
    chosen,
    ends_in_words,
    number_label,
)
from prioritise.store.scores import SavedScore, save_score
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.renewed import box_key, renew
from prioritise.ui.shared.plain_text import plain
from prioritise.ui.shared.saving import attempt, clash, forget, outcome
from prioritise.words import bold

PLACE, WIDGET, NUMBER, UNKNOWN, SHOWN, UNSAVED = "score:", "answer:", "number:", "unknown:", "shown:", "unsaved-scores"


@dataclass(frozen=True, slots=True)
class Question:
    """One cell as it is asked of one member in one round, with what the store has for it.

    `earlier` says what they answered in an earlier round; empty where they did not.
    """

    round: int
    member: str
    intervention: str
    criterion: Criterion
    saved: SavedScore | None
    earlier: str = ""

    @property
    def name(self) -> str:
        """What this question's entries in the session end in: no other member's or round's have the same."""
        return f"{self.round}:{self.member}:{self.intervention}:{self.criterion.id}"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """An answer on its way to the store: which version its writer saw, and the key that makes it count once."""

    score: PanelScore
    seen_version: int
    save_key: str


def ask(access: PanelAccess, question: Question) -> None:
    """Draw one question with its choices, and say whether the answer is saved."""
    criterion = question.criterion
    st.subheader(criterion.name)
    _seed(question)
    if isinstance(criterion.scale, LevelScale):
        _by_level(access, question)
    else:
        _by_number(access, question)
    _say_where_it_stands(access, question)


def unsaved_cells(round_number: int, member: str) -> tuple[Cell, ...]:
    """Return the answers of this member in this round that the store does not have yet."""
    return tuple(
        (unsaved.score.intervention, unsaved.score.criterion)
        for unsaved in _unsaved().values()
        if (unsaved.score.round, unsaved.score.member) == (round_number, member)
    )


def drop_unsaved(round_number: int, member: str, intervention: str) -> None:
    """Forget what was on its way for one intervention, after its member stood aside. For callbacks."""
    for name, unsaved in list(_unsaved().items()):
        if (unsaved.score.round, unsaved.score.member, unsaved.score.intervention) == (
            round_number,
            member,
            intervention,
        ):
            _unsaved().pop(name)
            forget(PLACE + name)


def save_all(access: PanelAccess, round_number: int) -> None:
    """Save what this member answered in a round and is not saved yet; stops when the store is away. For callbacks."""
    for name, unsaved in list(_unsaved().items()):
        mine = (unsaved.score.round, unsaved.score.member) == (round_number, access.viewer.member)
        if mine and not clash(PLACE + name) and not _save(access, name, unsaved) and not clash(PLACE + name):
            return


def _save(access: PanelAccess, name: str, unsaved: Unsaved) -> bool:
    def save() -> None:
        saved = save_score(
            access.store, access.viewer, unsaved.score, save_key=unsaved.save_key, seen_version=unsaved.seen_version
        )
        st.session_state[SHOWN + name] = saved.version

    worked = attempt(PLACE + name, save)
    if worked:
        _unsaved().pop(name, None)
    return worked


def _unsaved() -> dict[str, Unsaved]:
    access: dict[str, Unsaved] = st.session_state.setdefault(UNSAVED, {})
    return access


def _seed(question: Question) -> None:
    """Have the widgets show what is on its way to the store, else what the store has, once for each version of it."""
    name, waiting = question.name, _unsaved().get(question.name)
    version = question.saved.version if question.saved else 0
    drawn = any(box_key(kind, name) in st.session_state for kind in (WIDGET, NUMBER))
    if drawn and (waiting or st.session_state.get(SHOWN + name) == version):
        return
    if drawn:
        renew(WIDGET, NUMBER, UNKNOWN, name=name)
    answer = waiting.score if waiting else question.saved.score if question.saved else None
    if isinstance(question.criterion.scale, LevelScale):
        choice = chosen(question.criterion, answer)
        st.session_state[box_key(WIDGET, name)] = choice.name if choice else None
    else:
        st.session_state[box_key(NUMBER, name)] = answer.value if answer else None
        st.session_state[box_key(UNKNOWN, name)] = answer is not None and answer.state is ScoreState.UNKNOWN
    if not waiting:
        st.session_state[SHOWN + name] = version


def _by_level(access: PanelAccess, question: Question) -> None:
    offered, key = choices(question.criterion), box_key(WIDGET, question.name)
    st.radio(
        question.criterion.question,
        [choice.name for choice in offered],
        captions=[choice.description for choice in offered],
        format_func=plain,
        key=key,
        on_change=_level_chosen,
        args=(access, question, key),
        width="stretch",
    )


def _by_number(access: PanelAccess, question: Question) -> None:
    criterion, bounds = question.criterion, value_bounds(question.criterion)
    number, unknown = box_key(NUMBER, question.name), box_key(UNKNOWN, question.name)
    st.write(criterion.question)
    st.caption(ends_in_words(criterion))
    st.number_input(
        number_label(criterion),
        min_value=bounds.low,
        max_value=bounds.high,
        step=1.0,
        format="%g",
        key=number,
        on_change=_number_given,
        args=(access, question, number),
        width="stretch",
    )
    st.checkbox(DO_NOT_KNOW, key=unknown, on_change=_unknown_ticked, args=(access, question, unknown))


def _level_chosen(access: PanelAccess, question: Question, key: str) -> None:
    name = st.session_state.get(key)
    level_choice = next((choice for choice in choices(question.criterion) if choice.name == name), None)
    if level_choice is not None and key == box_key(WIDGET, question.name):
        _give(access, question, level_choice.state, level_choice.value)


def _number_given(access: PanelAccess, question: Question, key: str) -> None:
    value = st.session_state.get(key)
    if value is not None and key == box_key(NUMBER, question.name):
        renew(UNKNOWN, name=question.name)
        _give(access, question, ScoreState.GIVEN, float(value))


def _unknown_ticked(access: PanelAccess, question: Question, key: str) -> None:
    if key != box_key(UNKNOWN, question.name):
        return
    if st.session_state.get(key):
        renew(NUMBER, name=question.name)
        _give(access, question, ScoreState.UNKNOWN, None)
    elif question.saved and question.saved.score.state is ScoreState.UNKNOWN:
        # An answer is changed by another answer; until there is one the tick stands.
        st.session_state[key] = True


def _give(access: PanelAccess, question: Question, state: ScoreState, value: float | None) -> None:
    score = PanelScore(question.round, question.member, question.intervention, question.criterion.id, value, state, "")
    seen = st.session_state.get(SHOWN + question.name, 0)
    _unsaved()[question.name] = Unsaved(score, seen, new_save_key())
    forget(PLACE + question.name)
    save_all(access, question.round)


def _say_where_it_stands(access: PanelAccess, question: Question) -> None:
    waiting, place = _unsaved().get(question.name), PLACE + question.name
    outcome(place)
    if met := clash(place):
        _two_windows(access, question, met.theirs)
    elif waiting:
        st.warning("This answer is not saved yet. It stays here.")
        st.button(
            "Try to save it again",
            key=f"again:{question.name}",
            on_click=save_all,
            args=(access, question.round),
            width="stretch",
        )
    elif question.saved:
        st.caption(f"Saved: {answer_in_words(question.criterion, question.saved.score)}.")
    elif question.earlier:
        st.caption(f"Your earlier answer counts until you answer again: {question.earlier}.")
    else:
        st.caption("Not answered yet.")


def _two_windows(access: PanelAccess, question: Question, theirs: object) -> None:
    waiting = _unsaved().get(question.name)
    stands = question.saved or (theirs if isinstance(theirs, SavedScore) else None)
    if waiting is None or stands is None:
        return
    first, second = (answer_in_words(question.criterion, score) for score in (stands.score, waiting.score))
    st.write(f"In the other window: {bold(first)}. Here: {bold(second)}.")
    st.button(f"Keep: {first}", key=f"keep:{question.name}", on_click=_keep_theirs, args=(question,), width="stretch")
    st.button(
        f"Use: {second}",
        key=f"use:{question.name}",
        on_click=_use_mine,
        args=(access, question, stands.version),
        width="stretch",
    )


def _keep_theirs(question: Question) -> None:
    _unsaved().pop(question.name, None)
    forget(PLACE + question.name)
    st.session_state.pop(SHOWN + question.name, None)


def _use_mine(access: PanelAccess, question: Question, version: int) -> None:
    waiting = _unsaved().get(question.name)
    if waiting is not None:
        _unsaved()[question.name] = Unsaved(waiting.score, version, new_save_key())
        forget(PLACE + question.name)
        save_all(access, question.round)
