"""Rules as sentences with blanks to fill: those there are, and a new one."""

from __future__ import annotations

from datetime import date

import streamlit as st

from prioritise.domain.exercise import Exercise
from prioritise.files.grids.rule_edit import TypedRule
from prioritise.report.interventions.rules_view import BlankView, RuleForm, filled_rules, rule_forms, said_by
from prioritise.ui.interventions.looked_at import key, look_at
from prioritise.ui.shared.tables_and_charts import table
from prioritise.words import TextTable

NEW, KIND = "", "new-rule-kind"
REASON = "Why there is this rule"
WHO, DAY = "Who decided it, by role", "On what day"


def rules_panel(exercise: Exercise, *, may_change: bool) -> None:
    """Draw the rules of an exercise, each to be changed where one may, and a new one."""
    lines = filled_rules(exercise)
    if not may_change:
        table(TextTable(("Rule", "Why"), tuple((rule_line.sentence, rule_line.reason) for rule_line in lines)), "Rules")
        return
    if not lines:
        st.write("There are no rules yet.")
    for line in lines:
        with st.expander(line.sentence):
            st.write(f"Why: {line.reason}")
            _fill(line.form, rule=line.id, reason=line.reason, decided=(line.decided_by, line.decided_on))
            st.button("Take this rule out", on_click=_take_out, args=(line.id,), key=key(f"out-{line.id}"))
    st.header("A new rule")
    forms = {rule_form.kind: rule_form for rule_form in rule_forms(exercise)}
    kind = st.selectbox(
        "Its sentence",
        list(forms),
        format_func=lambda rule_kind: forms[rule_kind].title,
        key=KIND,
        persist_state="session",
    )
    _fill(forms[kind], rule=NEW, reason="")


def _fill(form: RuleForm, *, rule: str, reason: str, decided: tuple[str, date | None] = ("", None)) -> None:
    with st.container(key=key(f"rule-{rule}-{form.kind}")):
        for place, part in enumerate(form.parts):
            if isinstance(part, str):
                st.markdown(part)
            else:
                _blank(part, _blank_key(form, rule, place))
        st.text_input(REASON, value=reason, key=key(f"reason-{rule}-{form.kind}"), persist_state="session")
        who, day = st.columns(2)
        who.text_input(WHO, value=decided[0], key=key(f"who-{rule}-{form.kind}"), persist_state="session")
        day.date_input(
            DAY,
            value=decided[1],
            format="DD/MM/YYYY",
            key=key(f"day-{rule}-{form.kind}"),
            persist_state="session",
        )
        look = key(f"see-{rule}-{form.kind}")
        st.button("See what this does", on_click=_look, args=(form, rule), key=look)


def _blank(blank: BlankView, widget: str) -> None:
    options = list(blank.choices)
    if not options:
        st.text_input(blank.label, value=blank.text, key=widget, persist_state="session")
    elif blank.several:
        chosen = [option for option in blank.chosen if option in options]
        st.multiselect(
            blank.label,
            options,
            default=chosen,
            format_func=blank.choices.__getitem__,
            key=widget,
            persist_state="session",
        )
    else:
        leading = [blank.if_empty] if blank.if_empty else []
        st.selectbox(
            blank.label,
            [*leading, *options],
            index=len(leading) + options.index(blank.chosen[0]) if blank.chosen else (0 if leading else None),
            format_func=lambda option: blank.choices.get(option, option),
            key=widget,
            persist_state="session",
        )


def _blank_key(form: RuleForm, rule: str, place: int) -> str:
    return key(f"blank-{rule}-{form.kind}-{place}")


def _look(form: RuleForm, rule: str) -> None:
    said: dict[str, str | tuple[str, ...]] = {}
    for place, part in enumerate(form.parts):
        if isinstance(part, str):
            continue
        answer = st.session_state[_blank_key(form, rule, place)]
        chosen = tuple(answer) if isinstance(answer, list) else (answer,) if answer in part.choices else ()
        said |= said_by(part, chosen, answer if isinstance(answer, str) else "")
    day = st.session_state[key(f"day-{rule}-{form.kind}")]
    typed = TypedRule(
        rule,
        form.kind,
        said,
        st.session_state[key(f"reason-{rule}-{form.kind}")],
        decided_by=st.session_state[key(f"who-{rule}-{form.kind}")],
        decided_on=day.isoformat() if day else "",
    )
    look_at(typed)


def _take_out(rule: str) -> None:
    look_at(TypedRule(rule, is_taken_out=True))
