"""The least Streamlit can do: a page that takes an answer, and a page with a line that is drawn every 2 seconds."""

import streamlit as st


def scores() -> None:
    """Ask."""
    st.radio("A question", ["Yes", "No"], key="answer:empty")


@st.fragment(run_every=2.0)
def waits() -> None:
    """Wait."""
    st.write("Nothing new")


pages = [st.Page(scores, url_path="scores", default=True), st.Page(waits, url_path="waits")]
st.navigation(pages, position="hidden").run()
