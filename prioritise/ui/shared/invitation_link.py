"""Coming in by a link. The secret is in the part of the address after #, which no browser sends to a server.

It is taken out of the address at once and kept in the tab, so that a reload comes back in and no log, bookmark or
picture of the screen holds it. What was opened before that, the browser itself may remember.
"""

from __future__ import annotations

import streamlit as st

from prioritise.domain.errors import NotAllowed, StoreError
from prioritise.store.invitations import LINK_MARK, link_address
from prioritise.ui.session import opened, panel_access

KEPT_AS = "prioritise-link"
COMPONENT, REFUSAL = "invitation-link", "invitation-link-refused"
LEAVING, KEEPING, READ = "invitation-link-leaving", "invitation-link-keeping", "invitation-link-read"
SCRIPT = f"""
export default function ({{ data, setStateValue }}) {{
  const take = () => {{
    if (location.hash.startsWith("{LINK_MARK}")) {{
      sessionStorage.setItem("{KEPT_AS}", decodeURIComponent(location.hash.slice({len(LINK_MARK)})));
      history.replaceState(history.state, "", location.pathname + location.search);
    }}
    // Saying that there is none would make the app run once more just after a page is there, over what is done then.
    const token = sessionStorage.getItem("{KEPT_AS}");
    if (token) setStateValue("token", token);
  }};
  if (data.keeping) sessionStorage.setItem("{KEPT_AS}", data.keeping);
  if (data.leaving) {{
    sessionStorage.removeItem("{KEPT_AS}");
    setStateValue("token", "");
  }}
  window.addEventListener("hashchange", take);
  take();
  return () => window.removeEventListener("hashchange", take);
}}
"""
_reader = st.components.v2.component("prioritise-invitation-link", js=SCRIPT)


def read_link() -> None:
    """Look for a link in the address or the tab, and let in whoever holds a good one. First thing in every run."""
    _reader(
        key=COMPONENT,
        data={"leaving": st.session_state.pop(LEAVING, False), "keeping": st.session_state.pop(KEEPING, "")},
        on_token_change=_come_in,
        height=1,
    )
    if READ not in st.session_state:
        st.session_state[READ] = True
        _come_back()


def link_to(token: str) -> str:
    """Return the address to send to a person.

    It works once this server can be reached under the address it is asked by.
    """
    scheme, _, rest = (st.context.url or "").partition("://")
    host = rest.split("/", 1)[0] or "localhost:8501"
    folder = (st.get_option("server.baseUrlPath") or "").strip("/")
    return link_address(f"{scheme or 'http'}://{host}/{folder}", token)


def token_in(link: str) -> str:
    """Return the secret in a link, or the text itself when it is none."""
    return link.partition(LINK_MARK)[2] or link.strip()


def leave() -> None:
    """Leave the panel and have the tab forget the link. For callbacks."""
    panel_access.give_up_access()
    opened.forget_all()
    st.session_state[LEAVING] = True


def keep_in_tab(token: str) -> None:
    """Have the tab remember a link, as if the person had come by it. For callbacks."""
    st.session_state[KEEPING] = token


def come_in_with(token: str) -> None:
    """Come in by a secret, or keep what to say about it. For callbacks."""
    opened.forget_all()
    _let_in_with(token)


def refusal() -> str:
    """Say why the last link did not let anybody in, or nothing."""
    return str(st.session_state.get(REFUSAL, ""))


def _come_in() -> None:
    if token := _token():
        come_in_with(token)


def _come_back() -> None:
    # A tab whose server was restarted brings its link with it, into a session that has no callbacks yet. What it had
    # moved is still on its page, so nothing is forgotten.
    if (token := _token()) and panel_access.panel_access() is None:
        _let_in_with(token)


def _token() -> str:
    component = st.session_state.get(COMPONENT)
    return str(component.get("token") or "") if component else ""


def _let_in_with(token: str) -> None:
    st.session_state.pop(REFUSAL, None)
    try:
        panel_access.come_in_by_token(token)
    except NotAllowed as error:
        panel_access.give_up_access()
        st.session_state[REFUSAL] = str(error)
    except StoreError as error:
        st.session_state[REFUSAL] = str(error)
