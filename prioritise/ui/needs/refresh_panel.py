"""Bringing in newer published figures: what a file holds, what it would change, and the button that uses it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

import streamlit as st

from prioritise.analysis import analysis_under
from prioritise.analysis.refresh_effect import RefreshEffect, awaits_values, refresh_effect, refresh_effect_without_list
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.published import PublishedImport
from prioritise.files.refresh import LEAVE_OUT, REPORT, Refreshed, Refreshing, read_figures, refresh
from prioritise.report.needs.refresh_tables import (
    decisions_table,
    figures_table,
    latest_table,
    left_out_table,
    not_used_table,
    refresh_report,
    refresh_sentences,
    scores_table,
)
from prioritise.ui.session import exercise_change, opened
from prioritise.ui.shared.downloads import download, download_archive
from prioritise.ui.shared.saved_words import where_saved
from prioritise.ui.shared.saving import outcome
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.ui.shared.upload_panel import (
    Asked,
    Preview,
    Upload,
    ask,
    keep_preview,
    previewed,
    put_back,
    read_or_refuse,
    say_used,
    upload_box,
    use,
    used_last,
    widget_key,
)
from prioritise.words import TextTable, bold

UPLOAD = Upload("figures", "These figures were not used. The exercise you have open is unchanged.")
ADD_NEW, CARRY, PUBLISHED, OWN = "new", "carry", "theirs", "ours"
LISTS = {
    "decisions": "decisions.csv, with your answers",
    "metadata": "The publisher's list of indicators (CSV or JSON)",
    "categories": "The publisher's list of categories",
    "areas": "The publisher's list of areas",
}
NOT_AT_ALL = "Leave it out"


@dataclass(frozen=True, slots=True)
class Held:
    """A file that was read for one exercise, the matches a person made, and what came of it; None if it was refused."""

    exercise: Exercise
    published: PublishedImport
    matches: dict[str, str] = field(default_factory=dict)
    refreshed: Refreshed | None = None


def refresh_panel() -> None:
    """Draw the upload, what the file would change, and the choices a person has."""
    if not exercise_change.may_change():
        with folded("Bring in newer figures", key="refresh"):
            st.write("The facilitator of your panel can bring in newer figures.")
        return
    outcome(UPLOAD.place)
    _used()
    with folded("Bring in newer figures", "From a file of published figures, seen before it is used.", key="refresh"):
        st.write(
            "Give a download of published figures: from Fingertips, Nomis, the ONS, Oflog or LG Inform, a long tidied "
            "file, or the Indices of Deprivation. You see what it would change first. Nothing changes until you use it."
        )
        upload_box(UPLOAD, "Published figures as a CSV file, up to 10 MB", _read)
        with st.expander("The publisher's lists, and your decisions, if the file needs them"):
            for name, label in LISTS.items():
                upload_box(UPLOAD, label, _read, name=name)
    read_or_refuse(UPLOAD)
    file_read = _file_read()
    if file_read is not None:
        with st.container(border=True, key="figures-result"):
            _result(file_read)


def _used() -> None:
    if used := used_last(UPLOAD):
        say_used(
            UPLOAD,
            f"The figures of {used.file} are now in this exercise. {where_saved('them')}",
            download="Download the refreshed exercise",
            back="Put the old figures back",
            on_back=lambda: put_back(UPLOAD),
        )


def _result(file_read: Held) -> None:
    refreshed = file_read.refreshed
    if refreshed is not None:
        effect = _effect(refreshed)
        st.subheader(f"What {file_read.published.file} would change")
        st.markdown("\n".join(f"- {sentence}" for sentence in refresh_sentences(refreshed, effect)))
        _changes(refreshed, effect)
        _decisions(refreshed)
    _choices(file_read)
    if refreshed is not None:
        _account(refreshed)
        _use_it(refreshed, effect)


def _changes(refreshed: Refreshed, effect: RefreshEffect) -> None:
    _part("Scores that would move", scores_table(refreshed.exercise, effect))
    _part("Latest figures that would change", latest_table(effect))


def _effect(refreshed: Refreshed) -> RefreshEffect:
    before, after = refreshed.before, refreshed.exercise
    if awaits_values(before, after):
        return refresh_effect_without_list(before, after)
    return refresh_effect(analysis_under(before), analysis_under(after))


def _decisions(refreshed: Refreshed) -> None:
    content = decisions_table(refreshed)
    if content.rows:
        _part("What you must decide", content)
        st.write("Download the decisions, fill in the column “answer”, and give the file under “your decisions” above.")
        download("Download decisions.csv", refreshed.published.decisions_csv, "decisions.csv")


def _choices(file_read: Held) -> None:
    st.subheader("Your choices")
    st.checkbox(
        "Where the file gives no denominator, carry over the exercise's latest, and say so in the source",
        key=_key(CARRY),
        on_change=_apply,
    )
    st.checkbox("Take in indicators that this exercise does not have", key=_key(ADD_NEW), on_change=_apply)
    theirs = {indicator.id: f"{indicator.name} ({indicator.id})" for indicator in file_read.published.indicators}
    if not theirs:
        return
    ours = {LEAVE_OUT: NOT_AT_ALL} | {indicator.id: indicator.name for indicator in file_read.exercise.indicators}
    left, right = st.columns(2)
    left.selectbox(
        "This indicator of the file",
        list(theirs),
        key=_key(PUBLISHED),
        format_func=lambda indicator_id: theirs[indicator_id],
    )
    right.selectbox(
        "is this one of the exercise",
        list(ours),
        key=_key(OWN),
        format_func=lambda indicator_id: ours.get(indicator_id, indicator_id),
    )
    with st.container(horizontal=True):
        st.button("Match them", on_click=_match)
        st.button("Forget my matches", on_click=_forget_matches, disabled=not file_read.matches)
    for published, own in file_read.matches.items():
        st.markdown(f"- {theirs.get(published, published)}: {ours.get(own, own)}")


def _account(refreshed: Refreshed) -> None:
    for title, content in (
        ("Every indicator with figures in the file", figures_table(refreshed)),
        ("Figures not used, and why", not_used_table(refreshed)),
        ("Rows left out, and why", left_out_table(refreshed)),
    ):
        if content.rows:
            with st.expander(title):
                table(content, title)


def _use_it(refreshed: Refreshed, effect: RefreshEffect) -> None:
    report = SourceFile(REPORT, refresh_report(refreshed, effect).encode())
    with st.container(horizontal=True):
        st.button("Use these figures", type="primary", on_click=_use, disabled=not refreshed.changed)
        files = [*(file for file in refreshed.exercise.files if file.name != REPORT), report]
        download_archive("Download the refreshed exercise and the report", files, f"{refreshed.exercise.id}.zip")


def _part(title: str, content: TextTable) -> None:
    if content.rows:
        st.markdown(bold(title))
        table(content, title)


def _key(name: str) -> str:
    return widget_key(UPLOAD, name)


def _file_read() -> Held | None:
    """The file that was read, if it was read for the exercise that is open."""
    preview = previewed(UPLOAD, Held)
    return preview.content if preview is not None else None


def _keep(file_read: Held) -> None:
    keep_preview(UPLOAD, Preview(file_read.exercise, file_read.published.file, file_read))


def _read(file: SourceFile) -> Asked[PublishedImport]:
    exercise = opened.exercise()

    def keep(published: PublishedImport) -> None:
        st.session_state[_key(ADD_NEW)] = not exercise.indicators
        _work_out(Held(exercise, published), {})

    return Asked(file.name, partial(read_figures, exercise, file.name, file.content, _lists()), keep)


def _lists() -> dict[str, SourceFile]:
    uploads = {name: st.session_state.get(_key(name)) for name in LISTS}
    return {name: SourceFile(upload.name, upload.getvalue()) for name, upload in uploads.items() if upload is not None}


def _apply() -> None:
    if (file_read := _file_read()) is not None:
        _work_out(file_read, file_read.matches)


def _match() -> None:
    if (file_read := _file_read()) is not None:
        chosen = {st.session_state[_key(PUBLISHED)]: st.session_state[_key(OWN)]}
        _work_out(file_read, file_read.matches | chosen)


def _forget_matches() -> None:
    if (file_read := _file_read()) is not None:
        _work_out(file_read, {})


def _work_out(file_read: Held, matches: dict[str, str]) -> None:
    choices = Refreshing(
        matches,
        add_new=st.session_state.get(_key(ADD_NEW), False),
        carry_denominators=st.session_state.get(_key(CARRY), False),
    )
    chosen = replace(file_read, matches=matches, refreshed=None)
    _keep(chosen)
    ask(
        UPLOAD,
        Asked(
            file_read.published.file,
            partial(refresh, file_read.exercise, file_read.published, choices),
            lambda refreshed: _keep(replace(chosen, refreshed=refreshed)),
        ),
    )


def _use() -> None:
    file_read = _file_read()
    if file_read is not None and file_read.refreshed is not None:
        changed = file_read.refreshed.exercise
        use(UPLOAD, lambda: changed, before=file_read.exercise, file=file_read.published.file)
