"""The record: a sealed file that holds the question, the evidence and the result, so that anyone can run it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prioritise import __version__
from prioritise.analysis import Analysis, analyse, bands
from prioritise.domain.errors import FileProblems, PrioritiseError
from prioritise.domain.problems import Problem
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from prioritise.report.exports import portfolio_json, priorities_csv, targets_csv
from prioritise.report.exports.digests import canonical_json, sha256
from prioritise.report.exports.export import JSON, Export
from prioritise.robustness.bands import Bands

RECORD_SCHEMA = 1
RECORD_FILE = "record.json"
SEALED = (priorities_csv.EXPORT, portfolio_json.EXPORT, targets_csv.EXPORT)
"""The exports whose digests a record holds; one more would be another schema."""


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What came of running a record again: the files whose result differs, and whether its seal is unbroken."""

    exercise: str
    scenario: str
    made_by: str
    seal_holds: bool
    files: tuple[str, ...]
    differing: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the record can be relied on as it stands."""
        return self.seal_holds and not self.differing


def record_json(analysis: Analysis, placed: Bands) -> bytes:
    """Write the record that reproduces a result: the question, the files as read, and the results' digests."""
    content: dict[str, Any] = {
        "schema": RECORD_SCHEMA,
        "made_by": f"prioritise {__version__}",
        "exercise": analysis.exercise.id,
        "illustrative": list(analysis.exercise.illustrative),
        "scenario": scenario_data(analysis.scenario),
        "seed": analysis.seed,
        "files": {
            each.name: each.content.decode("utf-8") for each in analysis.exercise.files if _is_text(each.content)
        },
        "results": _digests(analysis, placed),
    }
    return canonical_json(content | {"seal": sha256(canonical_json(content))})


def check_record(name: str, content: bytes) -> RecordCheck:
    """Run a record again from what it holds and compare. Raises FileProblems when it cannot be read at all."""
    record = _read(name, content)
    seal = record.pop("seal")
    files = {each: text.encode("utf-8") for each, text in record["files"].items()}
    exercise = load_exercise_files(files)
    scenario = scenario_from_data(record["scenario"], file=name)
    analysis = analyse(exercise, scenario, seed=record["seed"])
    again = _digests(analysis, bands(analysis))
    recorded: Mapping[str, str] = record["results"]
    return RecordCheck(
        exercise=exercise.title,
        scenario=scenario.name,
        made_by=str(record["made_by"]),
        seal_holds=seal == sha256(canonical_json(record)),
        files=tuple(sorted(again)),
        differing=tuple(sorted(each for each in {*again, *recorded} if again.get(each) != recorded.get(each))),
    )


def _digests(analysis: Analysis, placed: Bands) -> dict[str, str]:
    return {export.file: sha256(export.build(analysis, placed)) for export in SEALED}


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read(name: str, content: bytes) -> dict[str, Any]:
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        raise _unreadable(name, "text that is not a record", "use the record.json of a run") from None
    needed = {"schema", "made_by", "scenario", "seed", "files", "results", "seal"}
    if not isinstance(record, dict) or not needed <= set(record) or record["schema"] != RECORD_SCHEMA:
        raise _unreadable(name, "no record of this version", "use the record.json of a run")
    texts = record["files"]
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise _unreadable(name, "a record whose files are not text", "ask for the original record")
    if not isinstance(record["results"], dict) or not isinstance(record["seed"], int):
        raise _unreadable(name, "a record whose results cannot be read", "ask for the original record")
    return record


def _unreadable(name: str, found: str, what_to_do: str) -> PrioritiseError:
    return FileProblems([Problem(file=name, found=found, what_to_do=what_to_do)])


EXPORT = Export(
    file=RECORD_FILE,
    holds="The sealed record: your files as they are, the question and the results' digests, to run again.",
    media_type=JSON,
    build=record_json,
)
