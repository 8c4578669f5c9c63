"""What this member said, once nobody scores alone: to look back at, and not to change."""

from __future__ import annotations

from prioritise.report.scores.own_answers import own_answers
from prioritise.ui.session.panel_access import PanelAccess
from prioritise.ui.shared.my_round import MyView
from prioritise.ui.shared.tables_and_charts import folded, table


def own_answers_section(access: PanelAccess, view: MyView) -> None:
    """Draw this member's own answers, with what the panel agreed, and under them those that do not count."""
    if not access.may_speak:
        return
    mine = own_answers(view.exercise, access.viewer.member, view.left_out)
    if mine.table.rows:
        with folded("What you said", mine.finding, key="own-answers"):
            table(mine.table, "What you said, and what the panel agreed")
    set_aside_section(access, view)


def set_aside_section(access: PanelAccess, view: MyView) -> None:
    """Draw what this member answered in rounds where it does not count, while they score again too."""
    for aside in own_answers(view.exercise, access.viewer.member, view.left_out).set_aside:
        with folded(aside.title, key=f"own-answers-{aside.round}"):
            table(aside.table, aside.title)
