"""The app's table of contents: pages, theme, one error boundary."""

import gc
from functools import partial

import streamlit as st

from prioritise.ui.session.come_back import come_back
from prioritise.ui.session.opening_turn import opening_turn
from prioritise.ui.session.page_runs import page_runs
from prioritise.ui.session.typed_forms import keep_forms_apart
from prioritise.ui.shared import contents, frame, theme
from prioritise.ui.shared.downloads import offer_afresh
from prioritise.ui.shared.failures_panel import guarded
from prioritise.ui.shared.invitation_link import read_link
from prioritise.ui.shared.sign_in_panel import read_sign_in
from prioritise.ui.start.sign_in_page import is_shut, sign_in_page

PAGE_KNOWN = "page-known"


@st.cache_resource(show_spinner=False)
def _settle_memory(after: str) -> None:
    # What was imported, and what a page has read for everyone, is here to stay: leaving it out of every later
    # collection keeps answers quick. Once for each page only, because what happens to be there just then stays too.
    del after  # the key
    gc.collect()
    gc.freeze()


def _navigation() -> st.Page:
    return st.navigation(
        [contents.page(listing) for listing in contents.LISTINGS],
        position="hidden" if is_shut() else "top",
    )


def _whole_page(page: st.Page) -> None:
    keep_forms_apart()
    offer_afresh(page.url_path)
    frame.head()
    page.run()
    frame.foot(page.url_path)


def _draw() -> None:
    # The tab answers with its link as soon as it is first asked, and with the page that it believes it is on. It must
    # know that page by then, or a reload of any other page opens Start. Later it knows, and to list the pages twice
    # takes time.
    if PAGE_KNOWN not in st.session_state:
        _navigation()
        st.session_state[PAGE_KNOWN] = True
    read_link()
    read_sign_in()
    come_back()
    page, shut = _navigation(), is_shut()
    theme.name_page("Sign in" if shut else page.title)
    guarded(sign_in_page if shut else partial(_whole_page, page))
    if not shut:
        _settle_memory(page.url_path)


with page_runs().run():
    theme.apply()
    _settle_memory("imports")
    with opening_turn(is_shut):
        _draw()
