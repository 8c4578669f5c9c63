"""A record run again: which of its results come out as they were, and which cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prioritise.analysis import Analysis, analyse, analysis_of_list, bands
from prioritise.domain.errors import SolverFailed
from prioritise.domain.exercise import Exercise
from prioritise.domain.scenarios import Scenario
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.scenario.data import scenario_from_data
from prioritise.report.exports import portfolio_json, priorities_csv, targets_csv
from prioritise.report.exports.digests import canonical_json, sha256
from prioritise.report.exports.record import (
    SEALED,
    PanelEvents,
    panel_events_in,
    read_record,
    result_digests,
    unreadable,
)
from prioritise.report.exports.time_limit import ORIGINAL, TimeLimit, time_limit_in

BANDED = priorities_csv.EXPORT.file
"""The one of the sealed results that says bands, which rest on many more solves."""


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What came of running a record again: the files whose result differs, and whether its seal is unbroken.

    `not_comparable` are files that rest on what was found within a time limit, which another run may not find.
    """

    exercise: str
    scenario: str
    made_by: str
    seal_holds: bool
    files: tuple[str, ...]
    differing: tuple[str, ...]
    panel: PanelEvents | None = None
    time_limit: TimeLimit | None = None
    not_comparable: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the record can be relied on as it stands."""
        return self.seal_holds and not self.differing


def check_record(name: str, content: bytes) -> RecordCheck:
    """Run a record again from what it holds and compare. Raises FileProblems when it cannot be read at all."""
    record = read_record(name, content)
    seal = record.pop("seal")
    files = {file_name: text.encode("utf-8") for file_name, text in record["files"].items()}
    exercise = load_exercise_files(files)
    scenario = scenario_from_data(record["scenario"], file=name)
    limit = time_limit_in(name, record)
    analysis = _as_recorded(name, exercise, scenario, seed=record["seed"], limit=limit)
    recorded, again = record["results"], _digests_again(analysis)
    differing = {file for file in {*again, *recorded} if again.get(file) != recorded.get(file)}
    not_comparable = {BANDED} & differing if limit is not None else set()
    return RecordCheck(
        exercise=exercise.title,
        scenario=scenario.name,
        made_by=str(record["made_by"]),
        seal_holds=seal == sha256(canonical_json(record)),
        files=tuple(sorted(export.file for export in SEALED)),
        differing=tuple(sorted(differing - not_comparable)),
        panel=panel_events_in(record),
        time_limit=limit,
        not_comparable=tuple(not_comparable),
    )


def _as_recorded(name: str, exercise: Exercise, scenario: Scenario, *, seed: int, limit: TimeLimit | None) -> Analysis:
    """Work out a record's result again: solved, or from its own list where that was not proven the best.

    Raises SolverFailed where its own list breaks a budget or a rule, and FileProblems where the list or its bound
    cannot be one of this exercise.
    """
    if limit is None:
        return analyse(exercise, scenario, seed=seed)
    if limit.is_proven:
        return replace(analyse(exercise, scenario, seed=seed), time_limit_seconds=limit.seconds)
    return _of_own_list(name, exercise, scenario, seed, limit)


def _of_own_list(name: str, exercise: Exercise, scenario: Scenario, seed: int, limit: TimeLimit) -> Analysis:
    again = analysis_of_list(
        exercise,
        scenario,
        limit.chosen,
        seed=seed,
        bound_millionths=limit.bound_millionths,
        time_limit_seconds=limit.seconds,
    )
    bound = again.portfolio.bound_millionths
    if bound is None or bound < again.portfolio.value_millionths:
        raise unreadable(name, "a list worth more than the record says any can be", ORIGINAL)
    return again


def _digests_again(analysis: Analysis) -> dict[str, str]:
    """Work out the results' digests, or those without bands where a time limit leaves a band unanswered this time."""
    try:
        return result_digests(analysis, bands(analysis))
    except SolverFailed:
        if analysis.time_limit_seconds is None:
            raise
    without_bands = {
        portfolio_json.EXPORT.file: portfolio_json.portfolio_json(analysis),
        targets_csv.EXPORT.file: targets_csv.targets_csv(analysis),
    }
    return {file: sha256(content) for file, content in without_bands.items()}
