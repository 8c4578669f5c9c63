"""Checks that whatever a rule needs of interventions is known: missing is never zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prioritise.domain.rule_fields import Known
from prioritise.files.exercise.check.reach import check_reach
from prioritise.files.exercise.check.sectors import check_cut_sectors, check_sectors_known
from prioritise.files.exercise.draft import Draft
from prioritise.files.problem_list import ProblemList

CHECKS: Mapping[Known, Callable[[Draft, str, ProblemList], None]] = {
    Known.REACH: check_reach,
    Known.SECTOR: check_sectors_known,
}


def check_known(draft: Draft, problems: ProblemList) -> None:
    """Note cuts whose sector does not fit, and what the first rule of the exercise or a scenario needs and lacks."""
    check_cut_sectors(draft, problems)
    rules = [*draft.part.rules, *(rule for scenario in draft.part.scenarios for rule in scenario.rules_add)]
    for needed, check in CHECKS.items():
        asking = next((rule for rule in rules if rule.known is needed), None)
        if asking is not None:
            check(draft, asking.id, problems)
