"""Steps 4 to 6: what matters, who decides, and judgements."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from prioritise.analysis.names import scale_ends
from prioritise.domain.criteria import Criterion, LevelScale
from prioritise.files.exercise.draft import draft_of
from prioritise.files.own_list.criteria import chosen_criteria, offered_of, with_criteria
from prioritise.files.own_list.judgements import (
    judged_criteria,
    judgements_grid,
    with_judgements,
)
from prioritise.files.own_list.weights import is_equal_for_now, partners_grid, with_partners, without_points
from prioritise.report.words.scale_lines import WHAT_A_WEIGHT_SAYS, level_lines, scale_lines
from prioritise.ui.own_list.own_criterion_section import own_criterion_name, own_criterion_section
from prioritise.ui.own_list.pasting import add_pasted, is_pasted_in, paste_part, step_paste_box
from prioritise.ui.own_list.step_saving import (
    box,
    box_key,
    box_or,
    box_text,
    keep_as_typed,
    keep_step,
    key,
    place_in,
    typed_or,
)
from prioritise.ui.own_list.without_criterion import MATTERS_STEP, tick
from prioritise.ui.session.own_typed import own_files
from prioritise.ui.shared.grid_panel import grid_editor, typed_grid
from prioritise.words import bold

WHO_STEP, JUDGE_STEP = 5, 6
NEVER_AFRESH = 0
"""No step: a box that keeps what is in it after its step is kept, since the next rows come from the same place."""
EQUAL, POINTS = "Equal for now", "Points for every partner, in the grid"


def matters_step(files: Mapping[str, bytes]) -> None:
    """Draw the criteria of the library, a box each, and the blanks for one of one's own."""
    chosen = set(draft_of(files).part.criteria)
    st.write("What makes one thing better than another? Three to six are usually enough.")
    # Not in a form: what is ticked here stays ticked when one of one's own is added.
    for offered in offered_of(files):
        with st.container(key=f"own-offered-{offered.criterion.id}"):
            st.checkbox(
                bold(f"{offered.criterion.name}."),
                value=box_or(MATTERS_STEP, tick(offered.criterion), offered.criterion.id in chosen),
                **box(MATTERS_STEP, tick(offered.criterion)),
            )
            # A label of a box is one line, and cut where it is longer.
            st.caption(f"{offered.criterion.question} {offered.scale}. {offered.needs}")
    own_criterion_section(_ticked)
    st.button("Keep and go on", on_click=_keep_criteria, type="primary", key="keep-criteria")


def who_step(files: Mapping[str, bytes]) -> None:
    """Draw the partners and their points."""
    grid = typed_or(WHO_STEP, "partners", partners_grid(files))
    equal = is_equal_for_now(files) or not any(any(row.cells[1:]) for row in grid.rows)
    st.write("A row a partner. Points say how much every criterion counts for it: they sum to 100.")
    if said := without_points(files):
        st.write(said)
    if lines := scale_lines(draft_of(files).criteria.values()):
        st.markdown("\n".join(f"- {line}" for line in lines))
        st.caption(WHAT_A_WEIGHT_SAYS)
    options = [EQUAL, POINTS]
    first = box_or(WHO_STEP, "equal", EQUAL if equal else POINTS)
    st.radio("How much every criterion counts", options, index=place_in(options, first), **box(WHO_STEP, "equal"))
    grid_editor(grid, key=key("partners"))
    keep_as_typed(WHO_STEP, ("partners",))
    st.button("Keep and go on", on_click=_keep_partners, type="primary", key="keep-partners")


def judge_step(files: Mapping[str, bytes]) -> None:
    """Draw a grid of levels and figures, with their sources."""
    criteria = judged_criteria(draft_of(files))
    if not criteria:
        st.info("Nothing to judge yet: choose in step 4 what matters. What comes from costs needs no judgement.")
        return
    st.write(
        "A level by its name, or a figure, for every intervention. What you enter is called yours, with its source, "
        f"and not a panel's. {bold('Leave empty what a panel will give')}: start the panel on the Start page, and its "
        "scores fill these in. Where the panel scores what you entered, its scores count in place of yours."
    )
    _scales(criteria)
    with paste_part(JUDGE_STEP):
        step_paste_box(JUDGE_STEP, "Rows: the intervention's name, then the columns of the grid", _add_pasted)
    # What was listed since something was typed here is to be judged too.
    grid = judgements_grid(files)
    grid_editor(typed_or(JUDGE_STEP, "judgements", grid).with_rows_of(grid), key=key("judgements"))
    keep_as_typed(JUDGE_STEP, ("judgements",))
    st.text_input(
        "Where they come from, for what has no source of its own in the grid",
        value=box_or(NEVER_AFRESH, "source", ""),
        live=True,
        **box(NEVER_AFRESH, "source"),
    )
    st.button("Keep", on_click=_keep_judgements, type="primary", key="keep-judgements")


def _scales(criteria: tuple[Criterion, ...]) -> None:
    with st.expander("The scales"):
        for criterion in criteria:
            st.markdown(f"{bold(f'{criterion.name}.')} {criterion.question}")
            if isinstance(criterion.scale, LevelScale):
                st.markdown("\n".join(f"- {line}" for line in level_lines(criterion.scale)))
            else:
                st.markdown(f"A figure, in {criterion.unit}: {scale_ends(criterion)}.")


def _ticked() -> Mapping[str, bytes]:
    files = own_files() or {}
    offered = [offer.criterion for offer in offered_of(files)]
    ticked = [one.id for one in offered if st.session_state.get(box_key(MATTERS_STEP, tick(one)))]
    return with_criteria(files, ticked)


def _keep_criteria() -> None:
    keep_step(MATTERS_STEP, lambda: chosen_criteria(_ticked(), not_added=own_criterion_name()), {})


def _keep_partners() -> None:
    grid = typed_grid(key("partners"))
    if grid is not None:
        equal = st.session_state[box_key(WHO_STEP, "equal")] == EQUAL
        keep_step(WHO_STEP, lambda: with_partners(own_files() or {}, grid, equal=equal), {"partners": grid})


def _keep_judgements() -> None:
    if is_pasted_in(JUDGE_STEP):
        _add_pasted()
        return
    grid, source = typed_grid(key("judgements")), box_text(NEVER_AFRESH, "source")
    if grid is not None:
        keep_step(JUDGE_STEP, lambda: with_judgements(own_files() or {}, grid, source=source), {"judgements": grid})


def _add_pasted() -> None:
    grid = typed_grid(key("judgements"))
    if grid is not None:
        add_pasted(JUDGE_STEP, {"judgements": grid})
