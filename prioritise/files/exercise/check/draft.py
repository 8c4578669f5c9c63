"""Every check of an exercise that is read but not yet put together."""

from __future__ import annotations

from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.check.capacities import check_capacities
from prioritise.files.exercise.check.costs import check_costs
from prioritise.files.exercise.check.exercise import check_exercise
from prioritise.files.exercise.check.hundredths import note_small_percentages
from prioritise.files.exercise.check.judgement import check_judgement
from prioritise.files.exercise.check.known import check_known
from prioritise.files.exercise.check.levels import check_levels
from prioritise.files.exercise.check.rows import check_rows
from prioritise.files.exercise.check.score_scale import check_score_scale
from prioritise.files.exercise.check.targets import check_targets
from prioritise.files.exercise.check.values import check_values
from prioritise.files.exercise.draft import Draft
from prioritise.files.problem_list import ProblemList


def check_draft(
    draft: Draft,
    problems: ProblemList,
    *,
    awaiting_panel: bool = False,
    scored_live: bool = True,
    unfinished: bool = False,
) -> Exercise | None:
    """Note everything wrong with the files of an exercise, taken together; return what was put together to see.

    That is the exercise, without the bytes of its files, when nothing is wrong with it.

    `awaiting_panel` accepts an exercise whose panel has still to score it; its scores that may be on another scale are
    then noted, since a live panel saw the levels, and without `scored_live` refused. `unfinished` accepts one in which
    whatever is named is sound, and what is not there yet is still to come: `analysis.unfinished` says what.
    """
    check_exercise(draft, problems, unfinished=unfinished)
    check_rows(draft, problems, unfinished=unfinished)
    note_small_percentages(draft, problems)
    check_costs(draft, problems, unfinished=unfinished)
    check_levels(draft, problems, unfinished=unfinished)
    check_capacities(draft, problems)
    check_known(draft, problems)
    check_judgement(draft, problems, awaiting_panel=awaiting_panel)
    check_score_scale(draft, problems, awaiting_panel=awaiting_panel and scored_live)
    check_targets(draft, problems)
    return check_values(draft, problems, awaiting_panel=awaiting_panel, unfinished=unfinished)
