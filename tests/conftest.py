"""Settings every test shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine must not fail a property for being slow; what one build finds, the next must find again.
settings.register_profile("everyday", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "everyday")

ROOT = Path(__file__).resolve().parents[1]

SLOW = (
    "tests/analysis/test_nearest.py",
    "tests/analysis/test_rule_prices.py",
    "tests/architecture/test_a_new_export.py",
    "tests/architecture/test_a_new_weighting_method.py",
    "tests/architecture/test_one_place_a_kind.py::test_a_kind_of_rule_added_in_two_files_can_be_checked_and_run",
    "tests/architecture/test_one_place_a_kind.py::test_a_rule_added_in_two_files_needs_what_it_does_not_leave_out",
    "tests/architecture/test_one_place_a_kind.py::test_what_a_rule_added_in_two_files_names_is_checked_as_in_any_other",
    "tests/benchmarks",
    "tests/commands",
    "tests/data/test_rochdale.py::test_changing_one_published_figure_moves_exactly_the_scores_that_rest_on_it",
    "tests/files/agreement/test_table_layouts.py::test_any_percentage_typed_into_a_percent_cell_is_read_as_typed",
    "tests/files/for_area/test_for_area.py::test_each_borough_runs_and_a_worse_figure_moves_no_score_down_of_what_helps",
    "tests/files/published/test_not_available.py::test_the_publishers_lists_and_the_exercises_own_file_read_it_the_same_way",
    "tests/files/published/test_fuzz.py",
    "tests/files/published/test_properties.py",
    "tests/files/refresh/test_properties.py",
    "tests/files/test_spoiled_files.py",
    "tests/packaging",
    "tests/portfolio/explain",
    "tests/portfolio/test_conflicts.py",
    "tests/portfolio/test_properties.py",
    "tests/portfolio/test_solve.py",
    "tests/portfolio/test_target_driven.py",
    "tests/portfolio/test_tree_random.py",
    "tests/report/exports/board/test_cards.py",
    "tests/report/exports/board/test_paper_as_pdf.py",
    "tests/report/exports/board/test_paper_in_word.py",
    "tests/report/exports/board/test_paper_under_change.py",
    "tests/report/exports/board/test_summary.py",
    "tests/report/priorities/test_ways_out.py",
    "tests/report/targets/test_meeting_targets.py",
    "tests/robustness/test_disputed.py",
    "tests/robustness/test_frontier.py",
    "tests/robustness/test_memory.py",
    "tests/robustness/test_regret.py",
    "tests/robustness/test_thresholds.py",
    "tests/store/test_at_once.py",
    "tests/store/test_backup.py",
    "tests/store/test_commands.py",
    "tests/store/test_faults.py",
    "tests/store/test_visibility.py",
    "tests/ui",
)
"""What takes more than a few seconds: `make check` leaves these out, `make test` runs them all."""

QUICK = (
    "tests/commands/test_agreement.py",
    "tests/portfolio/explain/test_shortages.py",
    "tests/ui/compare/test_compare.py::test_without_a_name_nothing_is_saved_and_one_line_says_what_is_missing",
    "tests/ui/interventions/test_interventions.py::test_what_is_left_as_it_was_is_gone",
    "tests/ui/needs/test_needs.py",
    "tests/ui/own_list/test_own_list.py",
    "tests/ui/needs/test_refresh.py",
    "tests/ui/panel/test_panel.py::test_progress_shows_counts_and_nobody_sees_a_score",
    "tests/ui/priorities/test_money_and_levels.py",
    "tests/ui/priorities/test_why.py",
    "tests/ui/record/test_record.py::test_with_nothing_written_yet_the_page_says_so_plainly",
    "tests/ui/room/test_room.py::test_nobody_but_the_facilitator_gets_in",
    "tests/ui/scores/test_my_scores.py::test_next_previous_and_the_first_unanswered",
    "tests/ui/session/test_background_work.py",
    "tests/ui/session/test_identity.py",
    "tests/ui/session/test_panel_access.py",
    "tests/ui/shared/test_no_answer.py",
    "tests/ui/shared/test_tables.py",
    "tests/ui/start/test_start.py",
    "tests/ui/targets/test_target_choices.py",
    "tests/ui/weights/test_weights.py",
)
"""What is quick all the same in a slow folder, so that `make check` tries every room."""

SLOW_BACKEND = "[postgresql"
"""A test of the store runs on both databases; `make check` starts no server, and tries it on SQLite alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow by where it stands, so that no test has to say it of itself."""
    for item in items:
        place = f"{item.path.relative_to(ROOT).as_posix()}::{item.name}"
        if (place.startswith(SLOW) and not place.startswith(QUICK)) or SLOW_BACKEND in place:
            item.add_marker(pytest.mark.slow)
