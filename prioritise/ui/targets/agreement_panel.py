"""The agreement's table: taking it away, and bringing one in."""

from __future__ import annotations

import streamlit as st

from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.table import AgreementImport, import_agreement
from prioritise.report.targets.agreement_change import gaps_table, import_sentences, next_version
from prioritise.report.targets.agreement_table import agreement_csv, agreement_workbook
from prioritise.report.targets.agreement_versions import versions_sentence, versions_table
from prioritise.ui.session import state
from prioritise.ui.shared.downloads import XLSX
from prioritise.ui.shared.saved_words import where_saved
from prioritise.ui.shared.saving import outcome
from prioritise.ui.shared.table_panel import table
from prioritise.ui.shared.upload_panel import (
    Preview,
    Upload,
    keep_preview,
    previewed,
    put_back,
    say_refused,
    say_used,
    upload_box,
    use,
    used_last,
)

UPLOAD = Upload("agreement", "This table was not used. The exercise you have open is unchanged.")


def agreement_panel(exercise: Exercise) -> None:
    """Download the table, or give one and see what it would change."""
    words = words_of(exercise.vocabulary)
    st.header(f"The {words.agreement} as a table")
    _used()
    st.write(
        f"One row for each {words.target}: number, title, baseline, year, the {words.milestones} of the first three "
        f"years (t1, t2, t3), {words.lead_partner} and {words.partners}."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download the table (CSV)",
            lambda: agreement_csv(exercise),
            f"{exercise.id}-{words.targets}.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            "Download the table (Excel)",
            lambda: agreement_workbook(exercise),
            f"{exercise.id}-{words.targets}.xlsx",
            XLSX,
            on_click="ignore",
        )
    _versions(exercise)
    if state.may_change():
        upload_box(UPLOAD, "A table of yours, as CSV or Excel, up to 10 MB", _read)
    say_refused(UPLOAD)
    outcome(UPLOAD.place)
    preview = previewed(UPLOAD, AgreementImport)
    if preview is not None:
        _what_it_brings(preview)


def _versions(exercise: Exercise) -> None:
    sentence = versions_sentence(exercise)
    if sentence:
        st.write(sentence)
        with st.expander("What changed from version to version"):
            table(versions_table(exercise), "What changed from version to version")


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
        st.markdown("\n".join(f"- {line}" for line in import_sentences(preview.exercise, preview.content)))
        gaps = gaps_table(preview.exercise, preview.content)
        if gaps.rows:
            table(gaps, "What is missing, and who must fill it")
        st.button("Use this table", type="primary", on_click=_use)


def _read(file: SourceFile) -> None:
    exercise = state.exercise()
    content = import_agreement(exercise, file, version=next_version(exercise))
    keep_preview(UPLOAD, Preview(exercise, file.name, content))


def _use() -> None:
    preview = previewed(UPLOAD, AgreementImport)
    if preview is not None:
        use(UPLOAD, lambda: preview.content.exercise, before=preview.exercise, file=preview.file)
