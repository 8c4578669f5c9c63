"""The exercise a command is about: a folder, zip or workbook, or one in the store, with what its panel did."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import dataclass

from prioritise.commands.result_lines import EXERCISE_HELP
from prioritise.domain.errors import StoreError
from prioritise.domain.exercise import Exercise
from prioritise.files.exercise.loading import load_exercise
from prioritise.report.exports.record import PanelEvents
from prioritise.store.location import store_url
from prioritise.store.record_facts import RecordFacts


@dataclass(frozen=True, slots=True)
class AskedExercise:
    """An exercise and what is known of it. `panel` and `names` are of its panel; None and empty for a folder."""

    facts: RecordFacts
    panel: PanelEvents | None = None
    names: tuple[str, ...] = ()

    @property
    def exercise(self) -> Exercise:
        """The exercise itself."""
        return self.facts.exercise


def exercise_arguments(parser: argparse.ArgumentParser) -> None:
    """Say that a command takes an exercise, and how to name one in the store."""
    parser.add_argument("exercise", metavar="EXERCISE", help=f"{EXERCISE_HELP}; with --panel, its id in the store")
    parser.add_argument("--panel", action="store_true", help="take the exercise from the store, with its panel")


def exercise_asked_for(asked: argparse.Namespace) -> AskedExercise:
    """Load the exercise that was asked for. Raises FileProblems, or StoreError for one that the store has not."""
    if not asked.panel:
        return AskedExercise(RecordFacts(load_exercise(asked.exercise)))
    return _in_store(asked.exercise)


def _in_store(exercise_id: str) -> AskedExercise:
    # The database loads only when it is used.
    from prioritise.store.current_files import current_exercise
    from prioritise.store.database import open_store
    from prioritise.store.events import verify_chain
    from prioritise.store.invitations import operator
    from prioritise.store.members import names
    from prioritise.store.panel_facts import panel_facts

    with closing(open_store(store_url())) as store:
        viewer = operator(store, exercise_id)
        chain = verify_chain(store, exercise_id)
        if not chain.holds:
            raise StoreError(
                f"The chain of events is broken at event {chain.broken_at}. `prioritise store check` says more."
            )
        facts = panel_facts(store, viewer, current_exercise(store, viewer), runs=True)
        known = tuple(part for named in names(store, viewer) for part in (named.name, named.email) if part)
        return AskedExercise(facts, PanelEvents(chain.events, chain.head), known)
