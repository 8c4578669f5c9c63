"""The whole of giving weights, for whoever may."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.judgement.weights.method import Form, WeightMethod
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.report.weights.counted_words import before_members, counting, replaces
from prioritise.report.weights.entry_words import (
    Lines,
    Mend,
    WeightsPreview,
    in_words,
    methods_offered,
    preview,
    ranges_in_words,
    statement_rows,
)
from prioritise.store.weights import SavedWeights, why_closed
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.session.scenario_saving import outlasts_the_visit
from prioritise.ui.shared import saving
from prioritise.ui.shared.tables_and_charts import bold_line, table
from prioritise.ui.weights.entry_draft import (
    PREFIX,
    Draft,
    begin,
    begun_version,
    draft_of,
    now_seen,
    place_of,
    put_back,
)
from prioritise.ui.weights.pair_forms import best_worst_form, every_pair_form
from prioritise.ui.weights.plain_forms import points_form, rank_form, swing_form
from prioritise.ui.weights.speakers_panel import Speaker, Standing, save, speakers, standing, standing_of

FORMS: Mapping[Form, Callable[[Draft], Lines]] = {
    Form.SLIDERS: points_form,
    Form.FIRST_AND_OTHERS: swing_form,
    Form.ORDER: rank_form,
    Form.EVERY_PAIR: every_pair_form,
    Form.BEST_AND_WORST: best_worst_form,
}
"""How each form asks, and the answers that count."""
SPEAKER = f"{PREFIX}speaker"
NOT_SECRET = "Weights are not secret: everyone sees them as soon as they are saved."


def weight_entry(exercise: Exercise, access: PanelAccess | None) -> None:
    """Show who speaks, by which method, their answers, what those come to, and saving them."""
    known = speakers(exercise, access)
    if not known:
        return
    if access is not None:
        st.write(NOT_SECRET)
    elif not outlasts_the_visit(exercise):
        st.caption("What you save here stays in this session. Download the exercise on Start to keep it.")
    if access is not None and (why := why_closed(access.store, access.viewer)):
        _closed(exercise, access, known[0], why)
        return
    speaker = _speaker(known)
    stands = standing(exercise, access, speaker)
    begin(exercise, speaker, stands)
    _stands_now(exercise, speaker, stands)
    method = _method(exercise, speaker, stands)
    st.write(method.asks)
    with st.expander("From worst to best on each criterion: what a weight is worth", expanded=True):
        st.markdown(ranges_in_words(exercise))
    draft = draft_of(exercise, speaker, method, stands)
    _outcome(exercise, access, speaker, draft, FORMS[method.form](draft))


def _closed(exercise: Exercise, access: PanelAccess, speaker: Speaker, why: str) -> None:
    """What stands, for somebody who can change it no more. What they had not saved is kept in case they can again."""
    place = place_of(exercise, speaker)
    if saving.went_wrong(place):
        st.error("Nothing was saved.")
    st.info(why)
    _stands_now(exercise, speaker, standing(exercise, access, speaker))


def _speaker(known: tuple[Speaker, ...]) -> Speaker:
    if len(known) == 1:
        return known[0]
    by_key = {speaker.key: speaker for speaker in known}
    if st.session_state.get(SPEAKER) not in by_key:
        st.session_state[SPEAKER] = known[0].key
    chosen = st.selectbox(
        "Whose weights are these?",
        list(by_key),
        format_func=lambda key: by_key[key].label,
        key=SPEAKER,
        persist_state="session",
    )
    return by_key[chosen]


def _stands_now(exercise: Exercise, speaker: Speaker, stands: Standing) -> None:
    if stands.rows:
        st.caption(f"Saved so far. {in_words(exercise, stands.rows)}")
    else:
        st.caption("Nothing is saved yet.")
    if speaker.member and (before := before_members(exercise, speaker.partner)):
        st.caption(before)


def _method(exercise: Exercise, speaker: Speaker, stands: Standing) -> WeightMethod:
    key = f"{place_of(exercise, speaker)}:method"
    offered = [method.id for method in methods_offered(exercise)]
    if key not in st.session_state:
        st.session_state[key] = stands.rows[0].method if stands.rows else offered[0]
    chosen = st.selectbox(
        "How would you like to say it?",
        offered,
        format_func=lambda method: METHOD_BY_ID[method].name,
        key=key,
        persist_state="session",
    )
    return METHOD_BY_ID[chosen]


def _outcome(exercise: Exercise, access: PanelAccess | None, speaker: Speaker, draft: Draft, lines: Lines) -> None:
    previewed = preview(exercise, draft.method, lines)
    if not previewed.whole:
        st.info(previewed.still)
    else:
        _consistency(previewed, draft)
        if previewed.table is not None and draft.method.form is not Form.SLIDERS:
            table(previewed.table, "What your answers come to")
        if previewed.unweighted:
            st.warning(previewed.unweighted)
    if access is not None and previewed.whole and not speaker.member and not _is_saved(exercise, speaker, draft, lines):
        st.info(replaces(exercise, speaker.partner))
    left, right = st.columns(2)
    left.button(
        "Save these weights",
        type="primary",
        disabled=not previewed.whole,
        on_click=_save,
        args=(exercise, access, speaker, draft.method, dict(lines)),
        key=f"{PREFIX}save",
    )
    right.button("Start again from what is saved", on_click=put_back, args=(exercise, speaker), key=f"{PREFIX}back")
    saving.outcome(place_of(exercise, speaker))
    _after_saving(exercise, speaker)
    _clash(exercise, access, speaker, draft, dict(lines))


def _is_saved(exercise: Exercise, speaker: Speaker, draft: Draft, lines: Lines) -> bool:
    whose = (speaker.partner, speaker.member)
    saved = {row for row in exercise.weights if (row.partner, row.member) == whose}
    return saved == set(statement_rows(*whose, draft.method, lines))


def _after_saving(exercise: Exercise, speaker: Speaker) -> None:
    """Whether what was saved just now counts: asked again each time, for others go on saving."""
    if st.session_state.get(_saved_key(exercise, speaker)):
        saved = counting(exercise, speaker.partner, speaker.member)
        (st.success if saved.counts else st.warning)(saved.after_saving)


def _consistency(previewed: WeightsPreview, draft: Draft) -> None:
    if previewed.within_limit is False:
        st.warning(previewed.message)
    else:
        st.write(previewed.message)
    for place, mend in enumerate(previewed.mends):
        st.write(mend.words)
        st.button(mend.button, on_click=_mend, args=(draft, mend), key=f"{PREFIX}mend:{place}")
    if previewed.mends:
        st.caption("Change an answer only if you agree. You can also save them as they are.")


def _clash(exercise: Exercise, access: PanelAccess | None, speaker: Speaker, draft: Draft, lines: Lines) -> None:
    met = saving.clash(place_of(exercise, speaker))
    if met is None or not isinstance(met.theirs, SavedWeights):
        return
    theirs, mine = standing_of(met.theirs), statement_rows(speaker.partner, speaker.member, draft.method, lines)
    left, right = st.columns(2)
    with left:
        bold_line("Theirs.", in_words(exercise, theirs.rows))
        st.button("Keep theirs", on_click=_keep_theirs, args=(exercise, speaker), key=f"{PREFIX}theirs")
    with right:
        bold_line("Yours.", in_words(exercise, mine))
        st.button(
            "Save yours in its place",
            on_click=_save_in_place,
            args=(exercise, access, speaker, draft.method, lines, theirs.version),
            key=f"{PREFIX}mine",
        )


def _save(exercise: Exercise, access: PanelAccess | None, speaker: Speaker, method: WeightMethod, lines: Lines) -> None:
    rows = statement_rows(speaker.partner, speaker.member, method, lines)
    seen = begun_version(exercise, speaker)

    def keep() -> None:
        now_seen(exercise, speaker, save(exercise, access, rows, seen_version=seen))

    st.session_state[_saved_key(exercise, speaker)] = saving.attempt(place_of(exercise, speaker), keep)


def _saved_key(exercise: Exercise, speaker: Speaker) -> str:
    return f"{place_of(exercise, speaker)}:saved"


def _save_in_place(
    exercise: Exercise, access: PanelAccess | None, speaker: Speaker, method: WeightMethod, lines: Lines, version: int
) -> None:
    now_seen(exercise, speaker, version)
    _save(exercise, access, speaker, method, lines)


def _keep_theirs(exercise: Exercise, speaker: Speaker) -> None:
    saving.forget(place_of(exercise, speaker))
    put_back(exercise, speaker)


def _mend(draft: Draft, mend: Mend) -> None:
    draft.change((mend.first, mend.second), mend.times)
