"""Who is on the panel: to see, to add to, to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Access, PanelMember
from prioritise.report.panel.name_places import name_places, not_looked_for
from prioritise.report.panel.panel_words import ACCESS_WORDS, already_there, is_alike
from prioritise.report.panel.view import PanelRecord, PanelView
from prioritise.store.members import PersonalName, add_member, change_member, remove_member
from prioritise.store.names_in_texts import erase_name, places_of_name
from prioritise.store.writing import new_save_key
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.saving import attempt, clash, forget_all, outcome
from prioritise.ui.shared.tables_and_charts import table

# What came of a press is said beside it. All places begin alike, because only the last is spoken of.
PLACE, ADDING = "panel-people", "adding-people"
ADDING_PLACE, CHANGING_PLACE, LEAVING_PLACE = f"{PLACE}-adding", f"{PLACE}-changing", f"{PLACE}-leaving"
ADDED_TIMES, TWICE = "added-times", "add-them-twice"
FROM_TEXTS = "erase-from-texts"
NEW, CHANGED, WHO = "new-member:", "changed-member:", "member-to-change"
SEEN = f"{CHANGED}seen"
FIELDS = ("title", "partner", "access", "name", "email")
NAMES_NOTE = (
    "Names and addresses stay in the store. They are in no export, no event and no score, and can be erased. Leave "
    "the address empty for whoever comes by a link."
)


def people_section(access: PanelAccess, exercise: Exercise, record: PanelRecord, view: PanelView) -> None:
    """Draw everyone on the panel, and two forms: a new place, and a change to one."""
    st.header("Who is on it")
    if record.people:
        table(view.people, "Everyone on the panel")
    else:
        st.write("Nobody yet. Add the first person below.")
    # It stays open for whoever adds one after another.
    with st.expander("Add somebody", expanded=not record.people or ADDING in st.session_state):
        boxes = _new()
        _form(boxes, exercise, "Add to the panel", lambda save_key: _add(access, record, boxes, save_key))
        outcome(ADDING_PLACE)
        waits = st.session_state.get(TWICE)
        if isinstance(waits, dict) and waits["exercise"] == access.viewer.exercise:
            st.warning(already_there(waits["title"], exercise.partner_by_id[waits["partner"]].name))
            st.button("Add them all the same", on_click=_save_new, args=(access, waits), key="add-twice")
    if record.people:
        with st.expander("Change or erase somebody"):
            _change(access, exercise, record, view)
    else:
        outcome(LEAVING_PLACE)


def _form(prefix: str, exercise: Exercise, label: str, press: Callable[[str], None]) -> None:
    # A key of its own for every form that is drawn: pressed twice, it is one save, and the button is known by it.
    save_key = st.session_state.setdefault(f"{prefix}save-key", new_save_key())
    with st.container(key=f"{prefix}form:{save_key}"):
        st.text_input(
            "Role, such as GP lead. Everyone sees it", key=f"{prefix}title", max_chars=200, persist_state="session"
        )
        partners = {partner.id: partner.name for partner in exercise.partners}
        st.selectbox(
            "Partner", list(partners), format_func=partners.__getitem__, key=f"{prefix}partner", persist_state="session"
        )
        allowed = [Access.MEMBER, Access.OBSERVER, Access.FACILITATOR]
        st.selectbox(
            "On this panel",
            allowed,
            format_func=ACCESS_WORDS.__getitem__,
            key=f"{prefix}access",
            persist_state="session",
        )
        st.text_input("Name (only you see it)", key=f"{prefix}name", max_chars=200, persist_state="session")
        st.text_input(
            "Address they sign in with (only you see it)", key=f"{prefix}email", max_chars=200, persist_state="session"
        )
        st.caption(NAMES_NOTE)
        st.button(label, on_click=press, args=(save_key,), key=f"{prefix}press:{save_key}")


def _new() -> str:
    """The boxes of a new place: others after each addition, since a browser keeps what was typed in the same ones."""
    return f"{NEW}{st.session_state.get(ADDED_TIMES, '')}"


def _add(access: PanelAccess, record: PanelRecord, boxes: str, save_key: str) -> None:
    typed = _typed(boxes) | {"save-key": save_key, "boxes": boxes, "exercise": access.viewer.exercise}
    st.session_state.pop(TWICE, None)
    same = is_alike(record.people, record.name_of, role=typed["title"], partner=typed["partner"], name=typed["name"])
    if same:
        forget_all(PLACE)
        st.session_state[TWICE], st.session_state[ADDING] = typed, True
        return
    _save_new(access, typed)


def _save_new(access: PanelAccess, typed: Mapping[str, str]) -> None:
    def save() -> None:
        if not typed["title"].strip():
            raise StoreError("Write a role first. It is what everyone knows them by.")
        add_member(
            access.store,
            access.viewer,
            partner=typed["partner"],
            title=typed["title"],
            access=Access(typed["access"]),
            name=typed["name"],
            email=typed["email"],
            save_key=typed["save-key"],
        )

    st.session_state[ADDING] = True
    st.session_state.pop(TWICE, None)
    forget_all(PLACE)
    if attempt(ADDING_PLACE, save, done=f"{typed['title'].strip()} is on the panel. The form is empty for the next."):
        _clear(typed["boxes"])
        if typed["boxes"] == _new():
            st.session_state[ADDED_TIMES] = st.session_state.get(ADDED_TIMES, 0) + 1


def _change(access: PanelAccess, exercise: Exercise, record: PanelRecord, view: PanelView) -> None:
    by_id, known = {member.id: member for member in record.people}, record.name_of
    labels = {line.member: line.named_label for line in view.lines}
    chosen = st.selectbox("Who", list(by_id), format_func=labels.__getitem__, key=WHO, on_change=_another)
    person = by_id[chosen]
    _seed(person, known.get(chosen))
    _form(CHANGED, exercise, "Save the change", lambda save_key: _save_change(access, save_key))
    outcome(CHANGING_PLACE)
    if chosen in known:
        _erasing(access, exercise, known[chosen])
    st.button("Take them off the panel", on_click=_remove, args=(access, chosen), key="remove-member")
    outcome(LEAVING_PLACE)


def _another() -> None:
    """Begin the form of somebody else: what was said of the one before is not about them."""
    forget_all(PLACE)
    _clear(CHANGED)


def _erasing(access: PanelAccess, exercise: Exercise, named: PersonalName) -> None:
    """Where their name stands in what people wrote, whether to take it out there, and the button that erases it."""
    places = name_places(exercise, places_of_name(access.store, access.viewer, named.member))
    if places.here:
        st.write("Their name or address also stands in:")
        st.markdown("\n".join(f"- {line}" for line in places.here))
        st.checkbox("Take it out there too: “a member” stands in its place", value=True, key=FROM_TEXTS)
        st.caption("Once the name is erased, nobody can tell any more where it stands.")
    if places.by_hand:
        st.write(f"It stands in these files too, which are changed on the pages that show them: {places.by_hand}.")
    if unsought := not_looked_for(named):
        st.write(unsought)
    st.button("Erase their name and address", on_click=_erase, args=(access, named.member), key="erase-name")


def _save_change(access: PanelAccess, save_key: str) -> None:
    typed = _typed(CHANGED)
    person: PanelMember = st.session_state[SEEN]
    changed = replace(person, partner=typed["partner"], title=typed["title"], access=Access(typed["access"]))

    def save() -> None:
        change_member(
            access.store,
            access.viewer,
            changed,
            named=PersonalName(person.id, typed["name"], typed["email"]),
            seen_version=person.version,
            save_key=save_key,
        )

    forget_all(PLACE)
    if attempt(CHANGING_PLACE, save, done="The change is saved.") or clash(CHANGING_PLACE):
        _clear(CHANGED)


def _erase(access: PanelAccess, member_id: str) -> None:
    forget_all(PLACE)
    attempt(
        LEAVING_PLACE,
        lambda: erase_name(
            access.store,
            access.viewer,
            member_id,
            save_key=new_save_key(),
            from_texts=bool(st.session_state.get(FROM_TEXTS)),
        ),
        done="The name and address are erased. What they said stays, without their name.",
    )
    _clear(CHANGED)


def _remove(access: PanelAccess, member_id: str) -> None:
    forget_all(PLACE)
    if attempt(
        LEAVING_PLACE,
        lambda: remove_member(access.store, access.viewer, member_id, save_key=new_save_key()),
        done="They are off the panel, and their links have ended.",
    ):
        st.session_state.pop(WHO, None)
        _clear(CHANGED)


def _seed(person: PanelMember, named: PersonalName | None) -> None:
    """Fill the boxes, and note who stands in them as they were: what others save later must not be undone unseen."""
    seen = st.session_state.get(SEEN)
    filled = all(CHANGED + field in st.session_state for field in FIELDS)
    if filled and isinstance(seen, PanelMember) and seen.id == person.id:
        return
    stands = {"title": person.title, "partner": person.partner, "access": person.access}
    stands |= {"name": named.name if named else "", "email": named.email if named else ""}
    for field, value in stands.items():
        st.session_state[CHANGED + field] = value
    st.session_state[SEEN] = person


def _typed(prefix: str) -> dict[str, str]:
    return {field: str(st.session_state.get(prefix + field) or "") for field in FIELDS}


def _clear(prefix: str) -> None:
    for field in (*FIELDS, "save-key"):
        st.session_state.pop(prefix + field, None)
