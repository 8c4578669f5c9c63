"""The agreement's table: taking it away, and bringing one in."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from prioritise.domain.errors import FileProblems
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.table import AgreementImport, import_agreement
from prioritise.files.exercise.folder import write_archive
from prioritise.report.targets.agreement_change import gaps_table, import_sentences, next_version
from prioritise.report.targets.agreement_versions import versions_sentence, versions_table
from prioritise.report.targets.target_tables import agreement_csv, agreement_workbook
from prioritise.ui.session import state
from prioritise.ui.shared.downloads import XLSX
from prioritise.ui.shared.failures_panel import note_failure
from prioritise.ui.shared.saved_words import where_saved
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.table_panel import problem_table, table

PLACE, READ, REFUSED, FAULT, USED, ROUND = (
    "agreement",
    "agreement-read",
    "agreement-refused",
    "agreement-fault",
    "agreement-used",
    "agreement-round",
)


@dataclass(frozen=True, slots=True)
class Read:
    """A table that was read for one exercise, and what it would make of it."""

    exercise: Exercise
    file: str
    found: AgreementImport


@dataclass(frozen=True, slots=True)
class Used:
    """The exercise before a table was used, so that it can be put back, and what the file was called."""

    before: Exercise
    after: Exercise
    file: str


def agreement_panel(exercise: Exercise) -> None:
    """Download the table, or give one and see what it would change."""
    words = words_of(exercise.vocabulary)
    st.header(f"The {words.agreement} as a table")
    _used(exercise)
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
        st.file_uploader("A table of yours, as CSV or Excel, up to 10 MB", key=_upload(), on_change=_read)
    _refusal()
    outcome(PLACE)
    held = st.session_state.get(READ)
    if isinstance(held, Read) and held.exercise.digest == exercise.digest:
        _what_it_brings(held)


def _versions(exercise: Exercise) -> None:
    sentence = versions_sentence(exercise)
    if sentence:
        st.write(sentence)
        with st.expander("What changed from version to version"):
            table(versions_table(exercise), "What changed from version to version")


def _used(exercise: Exercise) -> None:
    used = st.session_state.get(USED)
    if not isinstance(used, Used) or used.after.digest != exercise.digest:
        return
    st.success(f"The rows of {used.file} are now in this exercise. {where_saved('them')}")
    with st.container(horizontal=True):
        st.download_button(
            "Download the exercise with them",
            lambda: write_archive(exercise.files),
            f"{exercise.id}.zip",
            "application/zip",
            on_click="ignore",
        )
        st.button("Put the old ones back", on_click=_put_back)


def _refusal() -> None:
    if problems := st.session_state.get(REFUSED):
        st.error("This table was not used. The exercise you have open is unchanged.")
        problem_table(problems)
    if reference := st.session_state.get(FAULT):
        st.error(
            "That file could not be read, and the fault is ours. The exercise you have open is unchanged. Tell whoever "
            f"runs this app this reference: {reference}."
        )


def _what_it_brings(held: Read) -> None:
    with st.container(border=True, key="agreement-result"):
        st.subheader(f"What {held.file} would change")
        st.markdown("\n".join(f"- {line}" for line in import_sentences(held.exercise, held.found)))
        gaps = gaps_table(held.exercise, held.found)
        if gaps.rows:
            table(gaps, "What is missing, and who must fill it")
        st.button("Use this table", type="primary", on_click=_use)


def _read() -> None:
    given = st.session_state.get(_upload())
    _forget(READ, REFUSED, FAULT, USED)
    if given is None:
        return
    exercise = state.exercise()
    try:
        found = import_agreement(exercise, SourceFile(given.name, given.getvalue()), version=next_version(exercise))
    except FileProblems as error:
        st.session_state[REFUSED] = error.problems
    except Exception:
        st.session_state[FAULT] = note_failure()
    else:
        st.session_state[READ] = Read(exercise, given.name, found)


def _use() -> None:
    held = st.session_state.get(READ)
    if isinstance(held, Read) and held.exercise.digest == state.exercise().digest:
        change = held.found.exercise
        if attempt(PLACE, lambda: state.change_exercise(change, before=held.exercise)):
            _fresh_round()
            st.session_state[USED] = Used(held.exercise, change, held.file)


def _put_back() -> None:
    used = st.session_state.get(USED)
    if isinstance(used, Used) and attempt(PLACE, lambda: state.change_exercise(used.before, before=used.after)):
        _fresh_round()


def _upload() -> str:
    # A fresh round gives the box a fresh name: an uploaded file cannot be taken away from it otherwise.
    return f"agreement:{st.session_state.get(ROUND, 0)}"


def _fresh_round() -> None:
    _forget(READ, REFUSED, FAULT, USED)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _forget(*keys: str) -> None:
    for key in keys:
        st.session_state.pop(key, None)
