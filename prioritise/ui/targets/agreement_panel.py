"""The agreement's table: taking it away, and bringing one in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.agreement.table import AgreementImport, import_agreement
from prioritise.report.exports import agreement_csv, agreement_workbook
from prioritise.report.targets.agreement_view import AgreementView, agreement_view, import_view
from prioritise.ui.session import exercise_change, opened
from prioritise.ui.shared.downloads import download
from prioritise.ui.shared.saved_words import where_saved
from prioritise.ui.shared.saving import outcome
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.ui.shared.upload_panel import (
    Asked,
    Preview,
    Upload,
    keep_preview,
    previewed,
    put_back,
    read_or_refuse,
    say_used,
    upload_box,
    use,
    used_last,
)

UPLOAD = Upload("agreement", "This table was not used. The exercise you have open is unchanged.")


def agreement_panel() -> None:
    """Download the table, or give one and see what it would change."""
    exercise = opened.exercise()
    view = agreement_view(exercise)
    _used()
    with folded(view.title, "Take it away, or bring one in.", key="agreement"):
        _table(exercise, view)
    read_or_refuse(UPLOAD)
    outcome(UPLOAD.place)
    preview = previewed(UPLOAD, AgreementImport)
    if preview is not None:
        _what_it_brings(preview)


def _table(exercise: Exercise, view: AgreementView) -> None:
    st.write(view.columns)
    with st.container(horizontal=True):
        download("Download the table (CSV)", lambda: agreement_csv.agreement_csv(exercise), f"{view.file}.csv")
        download(
            "Download the table (Excel)", lambda: agreement_workbook.agreement_workbook(exercise), f"{view.file}.xlsx"
        )
    if view.versions:
        st.write(view.versions)
        with st.expander("What changed from version to version"):
            table(view.changes, "What changed from version to version")
    if exercise_change.may_change():
        upload_box(UPLOAD, "A table of yours, as CSV or Excel, up to 10 MB", _read)


def _used() -> None:
    if used := used_last(UPLOAD):
        say_used(
            UPLOAD,
            f"The rows of {used.file} are now in this exercise. {where_saved('them')}",
            download="Download the exercise with them",
            back="Put the old ones back",
            on_back=lambda: put_back(UPLOAD),
        )


def _what_it_brings(preview: Preview[AgreementImport]) -> None:
    with st.container(border=True, key="agreement-result"):
        st.subheader(f"What {preview.file} would change")
        view = import_view(preview.exercise, preview.content)
        st.markdown("\n".join(f"- {line}" for line in view.sentences))
        if view.changes.rows:
            table(view.changes, "What would change")
        if view.gaps.rows:
            table(view.gaps, "What is missing, and who must fill it")
        st.button("Use this table", type="primary", on_click=_use)


def _read(file: SourceFile) -> Asked[AgreementImport]:
    exercise = opened.exercise()
    read = partial(import_agreement, exercise, file, version=agreement_view(exercise).next_version)
    return Asked(file.name, read, lambda content: keep_preview(UPLOAD, Preview(exercise, file.name, content)))


def _use() -> None:
    preview = previewed(UPLOAD, AgreementImport)
    if preview is not None:
        use(UPLOAD, lambda: preview.content.exercise, before=preview.exercise, file=preview.file)
