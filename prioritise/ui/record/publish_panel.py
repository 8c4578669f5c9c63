"""A copy for the public, made and checked when it is asked for, and the sealed record."""

from __future__ import annotations

import streamlit as st

from prioritise.analysis import Analysis, bands
from prioritise.analysis.publishing.public_copy import public_copy
from prioritise.files.exercise.folder import archive_of
from prioritise.report.exports.record import RECORD_FILE, panel_events, record_json
from prioritise.report.record.free_text_table import free_text_table
from prioritise.store.members import names
from prioritise.store.record_facts import RecordFacts
from prioritise.ui.session.panel_access import panel_access
from prioritise.ui.shared.downloads import download, download_exercise
from prioritise.ui.shared.saving import attempt, outcome
from prioritise.ui.shared.tables_and_charts import folded, table
from prioritise.words import bold, counted

PLACE, COPY = "publish", "public-copy"


def publish_panel(analysis: Analysis, facts: RecordFacts) -> None:
    """Draw what a public copy is, the button that makes it, and what is left out of it."""
    outcome(PLACE)
    with folded("Publish, or take it away", "A copy for the public gives the same list.", key="publish"):
        st.write(
            "The copy is the exercise without the members of the panel, their scores, their comments and published "
            "figures about few people. It is run again before you get it: it gives the very same list, or you are told "
            "what differs."
        )
        _goes_out(facts)
        st.button("Make the public copy", on_click=_make, args=(analysis, facts), key="make-public-copy")
        _made(facts)
        _record(analysis, facts)
        _whole(facts)


def _goes_out(facts: RecordFacts) -> None:
    texts = free_text_table(facts.exercise, (facts.sign_offs, facts.challenges))
    if not texts.rows:
        return
    with st.expander(f"Read what goes out as it was written ({counted(len(texts.rows), 'text')})"):
        st.write(
            "Names on the panel, their ids and their comments are looked for in these texts. Names of one letter, "
            "other people's names, and numbers so small that somebody could be known by them, are not: read each text "
            "before you publish."
        )
        table(texts, "Texts that go out as they were written")


def _made(facts: RecordFacts) -> None:
    kept = st.session_state.get(COPY)
    if kept is None or kept[0] != facts.key:
        return
    copied = kept[1]
    st.markdown(bold("Left out of it"))
    st.markdown("\n".join(f"- {line}" for line in copied.left_out.lines))
    download(
        "Download the public copy",
        lambda: archive_of(copied.files),
        f"{facts.exercise.id}-public.zip",
        key="download-public-copy",
    )


def _record(analysis: Analysis, facts: RecordFacts) -> None:
    panel = panel_events(facts.happened)
    st.write(
        "The sealed record is for the partnership: it holds the files as they are, and anyone with it can run it again."
    )
    download(
        "Download the sealed record",
        lambda: record_json(analysis, bands(analysis), panel=panel),
        RECORD_FILE,
        key="download-record",
    )


def _whole(facts: RecordFacts) -> None:
    st.write("The whole exercise has its sign-offs and challenges in it, and opens here again.")
    download_exercise("Download the exercise with its record", facts.exercise, key="download-with-record")


def _make(analysis: Analysis, facts: RecordFacts) -> None:
    st.session_state.pop(COPY, None)

    def make() -> None:
        access = panel_access()
        known = () if access is None else names(access.store, access.viewer)
        private = [part for named in known for part in (named.name, named.email) if part]
        st.session_state[COPY] = (facts.key, public_copy(analysis, facts.exercise, names=private))

    attempt(PLACE, make, done="The public copy is made, and gives the same list.")
