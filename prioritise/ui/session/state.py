"""What one person has open and has moved, and the answers to it, each worked out once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st

from prioritise.analysis import Analysis, analyse
from prioritise.analysis.asked import Answers
from prioritise.analysis.what_if import FULL_PERCENT, HeldTo, WhatIf, agreed_points, forced, scenario_of
from prioritise.domain.errors import NotAllowed, VersionClash
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Status
from prioritise.domain.panel import Access
from prioritise.domain.scenarios import AS_AGREED, Override, Scenario
from prioritise.files import load_exercise
from prioritise.files.scenario.saved import exercise_with_scenario
from prioritise.files.shipped import example_folder
from prioritise.judgement.groups import GroupWeights
from prioritise.portfolio.naming import MUST, MUST_NOT
from prioritise.robustness.bands import Bands
from prioritise.store.access import REFUSED
from prioritise.store.current_files import current_exercise
from prioritise.store.events import latest_event
from prioritise.store.exercises import replace_files, stored_exercise
from prioritise.store.location import NAMED_BY
from prioritise.store.scenarios import save_scenario as store_scenario
from prioritise.store.writing import new_save_key
from prioritise.ui.session.background_work import BandsWork, question_of
from prioritise.ui.session.panel_access import PanelAccess, give_up_access, is_shared, panel_access
from prioritise.words.numbers import first_capital

EXERCISE, SELECTED, BUDGET, WAITING = "exercise", "selected", "budget", "waiting"
HELD = "held-to"
POINTS, FUND, DECISION, REASON = "points:", "fund:", "decision:", "reason:"
MOVED_KEYS = (POINTS, FUND, DECISION, REASON, BUDGET, HELD)
UNDECIDED = "As agreed"
MOST_KEPT = 512


def exercise() -> Exercise:
    """The exercise this person has open: their panel's as it stands now, their own, or the worked example."""
    if (held := panel_access()) is not None:
        return _as_it_stands(held)
    if is_shared():
        raise NotAllowed(REFUSED)
    if EXERCISE not in st.session_state:
        st.session_state[EXERCISE] = _at_start()
    opened = st.session_state[EXERCISE]
    assert isinstance(opened, Exercise)
    return opened


def open_exercise(opened: Exercise) -> None:
    """Leave a panel, open another exercise alone and put every slider and switch back. For callbacks."""
    give_up_access()
    forget_all()
    st.session_state[EXERCISE] = opened


def change_exercise(changed: Exercise, *, before: Exercise, stays_moved: bool = False) -> None:
    """Go on with a changed exercise: in the panel's store for everyone, or alone in this session. For callbacks.

    Sliders and switches go back to what was agreed, unless what changed has nothing to do with them: `stays_moved`.
    Raises VersionClash when the panel's exercise is not `before` any more, NotAllowed for who may not change it.
    """
    held = panel_access()
    if held is None and stays_moved:
        st.session_state[EXERCISE] = changed
        return
    if held is None:
        open_exercise(changed)
        return
    stands = stored_exercise(held.store, held.viewer)
    if _as_it_stands(held).digest != before.digest:
        raise VersionClash("Somebody else changed the exercise first.", theirs=stands, yours=before.digest)
    files = {each.name: each.content for each in changed.files}
    replace_files(held.store, held.viewer, files, seen_version=stands.version, save_key=new_save_key())
    if not stays_moved:
        back_to_agreed()


def may_change() -> bool:
    """Whether this person may be offered to change the exercise's files: alone, or as facilitator."""
    held = panel_access()
    return held is None or held.runs_the_panel


def forget_all() -> None:
    """Put every slider and switch back, and forget what was chosen in this session. For callbacks."""
    back_to_agreed()
    for key in (SELECTED, EXERCISE):
        st.session_state.pop(key, None)


def open_worked_example() -> None:
    """Open the worked example. For callbacks."""
    open_exercise(_loaded(str(example_folder()), _stamp(example_folder())))


def back_to_agreed() -> None:
    """Put every slider and switch back to what was agreed. For callbacks."""
    for key in [key for key in st.session_state if str(key).startswith(MOVED_KEYS)]:
        del st.session_state[key]


def answers() -> Answers:
    """The agreed result and the result of what has been moved. Nothing is solved twice."""
    subject = exercise()
    agreed = _analysis(subject.digest, AS_AGREED.digest, subject, AS_AGREED)
    moved = _what_if(subject, agreed.group)
    asked = scenario_of(subject, agreed.group, moved)
    return Answers(agreed, _analysis(subject.digest, asked.digest, subject, asked), moved)


def hold_to(held: HeldTo) -> None:
    """Try a list somebody asked for: its rules beside what has been moved. For callbacks."""
    st.session_state[HELD] = held


def save_scenario(saved: Scenario, *, before: Exercise) -> None:
    """Keep a scenario with the exercise: in the panel's store, or alone in this session. For callbacks.

    What has been moved stays moved. Raises FileProblems for one the exercise could not run, NotAllowed for observers.
    """
    held = panel_access()
    if held is None:
        st.session_state[EXERCISE] = exercise_with_scenario(before, saved)
    else:
        store_scenario(held.store, held.viewer, saved, seen_version=0, save_key=new_save_key())


def may_save_scenarios() -> bool:
    """Whether this person may be offered to save a scenario: alone, or at a panel as more than an observer."""
    held = panel_access()
    return held is None or held.viewer.access is not Access.OBSERVER


def not_held(answers: Answers) -> Analysis:
    """The result of what has been moved, but for a list somebody asked for: what the next one is compared with."""
    if answers.what_if.held is None:
        return answers.now
    subject = answers.agreed.exercise
    asked = scenario_of(subject, answers.agreed.group, replace(answers.what_if, held=None))
    return _analysis(subject.digest, asked.digest, subject, asked)


def agreed_analysis(subject: Exercise) -> Analysis:
    """What follows from an exercise as it was agreed, be it the one that is open or not."""
    return _analysis(subject.digest, AS_AGREED.digest, subject, AS_AGREED)


def scenario_analysis(subject: Exercise, scenario: Scenario) -> Analysis:
    """What follows from an exercise under one of its scenarios, by its own name."""
    found = _analysis(subject.digest, scenario.digest, subject, scenario)
    # The same question may have been asked before under another name.
    return found if found.scenario == scenario else replace(found, scenario=scenario)


def bands_if_ready(analysis: Analysis) -> Bands | None:
    """The bands when they are done, else None; `order_bands` has them worked out."""
    return _bands_work().answer(analysis)


def order_bands(analysis: Analysis) -> Callable[[], bool]:
    """Have the bands worked out in the background, instead of those asked for before; tells whether they are done."""
    asked, before = question_of(analysis), st.session_state.get(WAITING)
    if before not in (None, asked):
        _bands_work().withdraw(before)
    st.session_state[WAITING] = asked
    return _bands_work().order(analysis).done


def choices(status: Status) -> tuple[str, str, str]:
    """The three positions of the switch on an intervention of this status, in words."""
    return UNDECIDED, first_capital(MUST[status]), first_capital(MUST_NOT[status])


def _as_it_stands(held: PanelAccess) -> Exercise:
    now = latest_event(held.store, held.viewer)
    return _of_panel(str(held.store.file or held.store.engine.url), held.viewer.exercise, now, held)


@st.cache_resource(show_spinner=False, max_entries=16)
def _of_panel(store: str, exercise_id: str, event: int, _held: PanelAccess) -> Exercise:
    # Everyone at a panel has the same files: no score of an open round is in them, and every change adds an event.
    del store, exercise_id, event  # the key
    return current_exercise(_held.store, _held.viewer)


def _what_if(subject: Exercise, group: GroupWeights) -> WhatIf:
    held = st.session_state
    start = agreed_points(group)
    return WhatIf(
        points={each: held.get(POINTS + each, start[each]) for each in start},
        budget_percent=held.get(BUDGET, FULL_PERCENT),
        fund_percents={fund.id: held.get(FUND + fund.id, FULL_PERCENT) for fund in subject.funds},
        overrides=tuple(_override(each.id, each.status) for each in subject.interventions if _decided(each.id)),
        held=held.get(HELD),
    )


def _decided(intervention: str) -> bool:
    return st.session_state.get(DECISION + intervention) not in (None, UNDECIDED)


def _override(intervention: str, status: Status) -> Override:
    chosen = st.session_state[DECISION + intervention]
    reason = st.session_state.get(REASON + intervention, "")
    return forced(intervention, funded=chosen == choices(status)[1], reason=reason)


def _at_start() -> Exercise:
    named = os.environ.get(NAMED_BY)
    place = Path(named) if named else example_folder()
    return _loaded(str(place), _stamp(place))


def _stamp(place: Path) -> float:
    files = [place, *place.rglob("*")] if place.is_dir() else [place]
    return max((each.stat().st_mtime for each in files if each.exists()), default=0.0)


@st.cache_resource(show_spinner=False, max_entries=8)
def _loaded(place: str, stamp: float) -> Exercise:
    del stamp  # part of the key: a changed file is read again
    return load_exercise(place)


@st.cache_resource(show_spinner=False, max_entries=MOST_KEPT)
def _analysis(exercise_digest: str, scenario_digest: str, _exercise: Exercise, _scenario: Scenario) -> Analysis:
    del exercise_digest, scenario_digest  # the key: exercises and scenarios themselves are not hashed
    return analyse(_exercise, _scenario)


@st.cache_resource(show_spinner=False)
def _bands_work() -> BandsWork:
    return BandsWork()
