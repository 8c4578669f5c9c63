"""The app's table of contents: pages, theme, one error boundary."""

import gc

import streamlit as st

from prioritise.ui import contents, theme
from prioritise.ui.components.entrance import read_link
from prioritise.ui.components.failures import guarded
from prioritise.ui.components.front_door import front_door, is_shut
from prioritise.ui.components.sign_in import read_sign_in


@st.cache_resource(show_spinner=False)
def _settle_memory() -> None:
    # The imported libraries are here to stay; leaving them out of every collection keeps answers quick.
    gc.collect()
    gc.freeze()


theme.apply()
_settle_memory()
read_link()
read_sign_in()
shut = is_shut()
page = st.navigation(
    [contents.page(each) for each in contents.LISTINGS],
    position="hidden" if shut else "top",
)
guarded(front_door if shut else page.run)
