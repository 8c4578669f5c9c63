"""The app's table of contents: pages, theme, one error boundary."""

import gc

import streamlit as st

from prioritise.ui.shared import contents, frame, theme
from prioritise.ui.shared.failures_panel import guarded
from prioritise.ui.shared.invitation_link import read_link
from prioritise.ui.shared.sign_in_panel import read_sign_in
from prioritise.ui.start.sign_in_page import is_shut, sign_in_page


@st.cache_resource(show_spinner=False)
def _settle_memory(after: str) -> None:
    # What was imported, and what a page has read for everyone, is here to stay: leaving it out of every later
    # collection keeps answers quick. Once for each page only, because what happens to be there just then stays too.
    del after  # the key
    gc.collect()
    gc.freeze()


theme.apply()
_settle_memory("imports")
read_link()
read_sign_in()
shut = is_shut()
page = st.navigation(
    [contents.page(each) for each in contents.LISTINGS],
    position="hidden" if shut else "top",
)


def _whole_page() -> None:
    frame.head()
    page.run()
    frame.foot(page.url_path)


theme.name_page("Sign in" if shut else page.title)
guarded(sign_in_page if shut else _whole_page)
if not shut:
    _settle_memory(page.url_path)
