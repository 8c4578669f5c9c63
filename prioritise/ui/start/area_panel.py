"""On Start: the open exercise for another area. What comes over is seen first; nothing changes until it is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from prioritise.analysis import analysis_under
from prioritise.domain.exercise import Exercise, SourceFile
from prioritise.files.for_area import (
    AreaExercise,
    areas_to_choose,
    areas_with_figures,
    exercise_for_area,
    exercise_for_area_in_file,
)
from prioritise.files.refresh import Refreshing
from prioritise.report.start.area_view import AreaView, area_view, default_comparators
from prioritise.ui.session import opened
from prioritise.ui.shared.downloads import download_archive
from prioritise.ui.shared.notes_panel import second_look
from prioritise.ui.shared.saving import outcome
from prioritise.ui.shared.tables_and_charts import file_note_table, folded, table
from prioritise.ui.shared.upload_panel import (
    Asked,
    Preview,
    Upload,
    ask,
    forget_file,
    keep_preview,
    previewed,
    put_back,
    read_or_refuse,
    say_used,
    upload_box,
    use,
    used_last,
    widget_key,
)
from prioritise.ui.start.copy_panel import copy_panel
from prioritise.words import bold

FILE_READ = "area-file-read"
UPLOAD = Upload(
    "another-area",
    "The exercise was not made ready for that area. The one you have open is unchanged.",
    forgets=(FILE_READ,),
)
FROM, AREA, AREA_IN_FILE, COMPARED = "from", "area", "area-in-file", "compared"
OWN_FIGURES, BROUGHT_FIGURES = "This exercise's own figures", "A file of published figures"


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file of published figures, and the areas it has figures of, by code."""

    file: SourceFile
    areas: Mapping[str, str]


def another_area_panel(exercise: Exercise, *, may_open: bool) -> None:
    """Draw the choice of an area and what would become of the exercise in it, and below it a copy with parts emptied.

    Without `may_open` the new exercise can only be downloaded: what is open is a panel's.
    """
    outcome(UPLOAD.place)
    if may_open:
        _used()
    with folded("Use this exercise for another area", "You see both lists first.", key="another-area"):
        st.write(
            f"Its interventions, costs, effects and rules come over. What people in {exercise.area.name} said, decided "
            f"or promised does not. {_unchanged(exercise, may_open=may_open)}"
        )
        _choose(exercise)
    read_or_refuse(UPLOAD)
    preview = previewed(UPLOAD, AreaExercise)
    if preview is not None:
        with st.container(border=True, key="area-result"):
            _preview(preview, may_open=may_open)
    copy_panel(exercise, may_open=may_open)


def _unchanged(exercise: Exercise, *, may_open: bool) -> str:
    if may_open:
        return "Nothing changes until you open it."
    return f"You can download it and open it on your own. The panel's exercise stays {exercise.area.name}'s."


def _used() -> None:
    if used := used_last(UPLOAD):
        first, now = used.before.area.name, used.after.area.name
        say_used(
            UPLOAD,
            f"This exercise is now for {now}. The file NEXT STEPS.txt in its folder lists what to fill in.",
            download=f"Download the exercise for {now}",
            back=f"Go back to the exercise for {first}",
            on_back=lambda: put_back(UPLOAD),
        )


def _choose(exercise: Exercise) -> None:
    areas = areas_with_figures(exercise)
    sources = [OWN_FIGURES, BROUGHT_FIGURES] if areas else [BROUGHT_FIGURES]
    source = st.radio("Where the area's figures are", sources, key=widget_key(UPLOAD, FROM), on_change=_forget)
    if source == OWN_FIGURES:
        _area_box("Area", areas, AREA, _make)
        return
    upload_box(
        UPLOAD, "Published figures as a CSV file, up to 10 MB, with the area and those to compare it with", _read
    )
    read = st.session_state.get(FILE_READ)
    if isinstance(read, FileRead):
        _area_box("Area in the file", read.areas, AREA_IN_FILE, _choose_in_file)
        code = st.session_state.get(widget_key(UPLOAD, AREA_IN_FILE))
        if code:
            st.multiselect(
                "Compared with",
                [area_code for area_code in _to_compare(exercise, read) if area_code != code],
                format_func=lambda area_code: _to_compare(exercise, read).get(area_code, area_code),
                key=widget_key(UPLOAD, COMPARED),
                on_change=_make_from_file,
            )


def _area_box(label: str, areas: Mapping[str, str], name: str, chosen: Callable[[], None]) -> None:
    st.selectbox(
        label,
        list(areas),
        index=None,
        placeholder="Choose an area",
        format_func=lambda area_code: areas.get(area_code, area_code),
        key=widget_key(UPLOAD, name),
        on_change=chosen,
    )


def _to_compare(exercise: Exercise, read: FileRead) -> Mapping[str, str]:
    own = {exercise.area.code: exercise.area.name}
    return own | dict(areas_with_figures(exercise)) | dict(read.areas)


def _preview(preview: Preview[AreaExercise], *, may_open: bool) -> None:
    made = preview.content
    view = area_view(preview.exercise, made, analysis_under(made.exercise))
    st.subheader(view.title)
    st.markdown("\n".join(f"- {line}" for line in view.comes_over))
    if view.brought:
        with st.expander("What became of the file"):
            st.markdown("\n".join(f"- {line}" for line in view.brought))
    _tables(view)
    st.markdown(f"{bold(f'{view.list_title}.')} {view.list_sentence}")
    second_look(view.notes, key="second-look-area")
    if made.exercise.file_notes:
        with st.expander("Figures of the new exercise to check"):
            file_note_table(made.exercise.file_notes)
    with st.container(horizontal=True):
        if may_open:
            st.button("Open it", type="primary", on_click=_use, key="open-for-area")
        download_archive("Download it", made.files, f"{made.exercise.id}.zip", key="download-for-area")


def _tables(view: AreaView) -> None:
    st.markdown(bold("What does not come over"))
    table(view.emptied, "What does not come over")
    with st.expander("What is kept and must be checked"):
        table(view.kept, "What is kept and must be checked")


def _forget() -> None:
    forget_file(UPLOAD)


def _make() -> None:
    exercise, code = opened.exercise(), st.session_state[widget_key(UPLOAD, AREA)]
    forget_file(UPLOAD)
    if code:
        ask(UPLOAD, _made_of("", exercise, partial(exercise_for_area, exercise, code)))


def _read(file: SourceFile) -> Asked[Mapping[str, str]]:
    def keep(areas: Mapping[str, str]) -> None:
        st.session_state[FILE_READ] = FileRead(file, areas)
        st.session_state[widget_key(UPLOAD, AREA_IN_FILE)] = None

    return Asked(file.name, partial(areas_to_choose, opened.exercise(), file), keep)


def _choose_in_file() -> None:
    read, code = st.session_state[FILE_READ], st.session_state[widget_key(UPLOAD, AREA_IN_FILE)]
    if code:
        chosen = default_comparators(opened.exercise(), read.areas, code)
        st.session_state[widget_key(UPLOAD, COMPARED)] = list(chosen)
    _make_from_file()


def _make_from_file() -> None:
    read = st.session_state[FILE_READ]
    forget_file(UPLOAD)
    st.session_state[FILE_READ] = read
    if st.session_state[widget_key(UPLOAD, AREA_IN_FILE)]:
        ask(UPLOAD, _from_file(read.file))


def _from_file(file: SourceFile) -> Asked[AreaExercise]:
    exercise = opened.exercise()
    made = partial(
        exercise_for_area_in_file,
        exercise,
        file,
        st.session_state[widget_key(UPLOAD, AREA_IN_FILE)],
        comparators=st.session_state.get(widget_key(UPLOAD, COMPARED), ()),
        choices=Refreshing(add_new=not exercise.indicators),
    )
    return _made_of(file.name, exercise, made)


def _made_of(file: str, exercise: Exercise, made: Callable[[], AreaExercise]) -> Asked[AreaExercise]:
    return Asked(file, made, lambda content: keep_preview(UPLOAD, Preview(exercise, file, content)))


def _use() -> None:
    preview = previewed(UPLOAD, AreaExercise)
    if preview is not None:
        use(UPLOAD, lambda: preview.content.exercise, before=preview.exercise, file=preview.file)
