"""The record: a sealed file that holds the question, the evidence and the result, so that anyone can run it again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from prioritise import __version__
from prioritise.analysis import Analysis, analyse, analysis_of_list, bands
from prioritise.domain.errors import FileProblems, PrioritiseError, Problem, SolverFailed
from prioritise.domain.exercise import Exercise
from prioritise.domain.panel import Event
from prioritise.domain.scenarios import Scenario
from prioritise.files.accountability.tables import CHALLENGES_FILE, SIGN_OFFS_FILE
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.limits import in_millions, limits
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from prioritise.report.exports import portfolio_json, priorities_csv, targets_csv
from prioritise.report.exports.digests import canonical_json, sha256
from prioritise.report.exports.export import JSON, Export
from prioritise.report.exports.time_limit import (
    ORIGINAL,
    TimeLimit,
    time_limit_data,
    time_limit_in,
    time_limit_of,
)
from prioritise.robustness.bands import Bands

RECORD_SCHEMA = 1
RECORD_FILE = "record.json"
MADE_BY = f"prioritise {__version__}"
SEALED = (priorities_csv.EXPORT, portfolio_json.EXPORT, targets_csv.EXPORT)
"""The exports whose digests a record holds; one more would be another schema."""

BANDED = priorities_csv.EXPORT.file
"""The one of them that says bands, which rest on many more solves."""

SAID_OF_IT = (SIGN_OFFS_FILE, CHALLENGES_FILE)
"""What is said of a list once it is there. A record leaves it out, so that it stays the one that was signed."""


@dataclass(frozen=True, slots=True)
class PanelEvents:
    """Where the chain of a panel's events stood: how many there were, and the hash of the last."""

    events: int
    head: str


def panel_events(happened: Sequence[Event]) -> PanelEvents | None:
    """Say where the chain stood after these events, which are all there are; None where there are none."""
    return PanelEvents(happened[-1].number, happened[-1].hash) if happened else None


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


def record_json(analysis: Analysis, placed: Bands, *, panel: PanelEvents | None = None) -> bytes:
    """Write the record that reproduces a result: the question, the files as read, and the results' digests.

    `panel` is where the events of the panel stood that made it; a record without one says nothing of a panel.
    """
    content: dict[str, Any] = {
        "schema": RECORD_SCHEMA,
        "made_by": MADE_BY,
        "exercise": analysis.exercise.id,
        "illustrative": list(analysis.exercise.illustrative),
        "scenario": scenario_data(analysis.scenario),
        "seed": analysis.seed,
        "files": {
            file.name: file.content.decode("utf-8")
            for file in analysis.exercise.files
            if file.name not in SAID_OF_IT and _is_text(file.content)
        },
        "results": _digests(analysis, placed),
    }
    if (limit := time_limit_of(analysis, placed)) is not None:
        content["time_limit"] = time_limit_data(limit)
    if panel is not None:
        content["panel"] = {"events": panel.events, "head": panel.head}
    return canonical_json(content | {"seal": sha256(canonical_json(content))})


def check_record(name: str, content: bytes) -> RecordCheck:
    """Run a record again from what it holds and compare. Raises FileProblems when it cannot be read at all."""
    record = read_record(name, content)
    seal = record.pop("seal")
    files = {file_name: text.encode("utf-8") for file_name, text in record["files"].items()}
    exercise = load_exercise_files(files)
    scenario = scenario_from_data(record["scenario"], file=name)
    limit = time_limit_in(name, record)
    analysis = _as_recorded(name, exercise, scenario, seed=record["seed"], limit=limit)
    differing = _differing(record["results"], _digests_again(analysis))
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
        raise _unreadable(name, "a list worth more than the record says any can be", ORIGINAL)
    return again


def _differing(recorded: Mapping[str, str], again: Mapping[str, str]) -> set[str]:
    return {file for file in {*again, *recorded} if again.get(file) != recorded.get(file)}


def _digests_again(analysis: Analysis) -> dict[str, str]:
    """Work out the results' digests, or those without bands where a time limit leaves a band unanswered this time."""
    try:
        return _digests(analysis, bands(analysis))
    except SolverFailed:
        if analysis.time_limit_seconds is None:
            raise
    without_bands = {
        portfolio_json.EXPORT.file: portfolio_json.portfolio_json(analysis),
        targets_csv.EXPORT.file: targets_csv.targets_csv(analysis),
    }
    return {file: sha256(content) for file, content in without_bands.items()}


def panel_events_in(record: Mapping[str, Any]) -> PanelEvents | None:
    """Return where a record says a panel's events stood; None where it says nothing, as older ones do."""
    match record.get("panel"):
        case {"events": int(events), "head": str(head)}:
            return PanelEvents(events, head)
    return None


def read_record(name: str, content: bytes) -> dict[str, Any]:
    """Read a record's parts without running it. Raises FileProblems where it is none of this version."""
    if len(content) > limits().record_bytes:
        raise _unreadable(name, f"more than {in_millions(limits().record_bytes)}", "use the record.json of a run")
    try:
        record = json.loads(content)
        # What cannot be written again, such as NaN or half a letter, was never in a record.
        canonical_json(record)
    except (ValueError, RecursionError):
        raise _unreadable(name, "text that is not a record", "use the record.json of a run") from None
    needed = {"schema", "made_by", "scenario", "seed", "files", "results", "seal"}
    if not isinstance(record, dict) or not needed <= set(record) or record["schema"] != RECORD_SCHEMA:
        raise _unreadable(name, "no record of this version", "use the record.json of a run")
    texts = record["files"]
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise _unreadable(name, "a record whose files are not text", ORIGINAL)
    if not isinstance(record["results"], dict) or type(record["seed"]) is not int:
        raise _unreadable(name, "a record whose results cannot be read", ORIGINAL)
    return record


def _digests(analysis: Analysis, placed: Bands) -> dict[str, str]:
    return {export.file: sha256(export.build(analysis, placed)) for export in SEALED}


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unreadable(name: str, found: str, what_to_do: str) -> PrioritiseError:
    return FileProblems([Problem(file=name, found=found, what_to_do=what_to_do)])


def _of_result(analysis: Analysis, placed: Bands) -> bytes:
    return record_json(analysis, placed)


EXPORT = Export(
    file=RECORD_FILE,
    holds="The sealed record: your files as they are, the question and the results' digests, to run again.",
    media_type=JSON,
    build=_of_result,
)
