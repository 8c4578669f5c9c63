"""The least a Streamlit page can do that polls and takes an answer: a question, and a line that is drawn every 2 s."""

import streamlit as st


@st.fragment(run_every=2.0)
def poll() -> None:
    st.write("Nothing new")


poll()
st.radio("A question", ["Yes", "No"], key="answer:empty")
