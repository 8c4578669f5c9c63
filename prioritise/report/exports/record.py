"""The record: a sealed file that holds the question, the evidence and the result, so that anyone can run it again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prioritise import __version__
from prioritise.analysis import Analysis
from prioritise.domain.errors import FileProblems, PrioritiseError, Problem
from prioritise.domain.panel import Event
from prioritise.files.accountability.tables import CHALLENGES_FILE, SIGN_OFFS_FILE
from prioritise.files.limits import in_millions, limits
from prioritise.files.scenario.data import scenario_data
from prioritise.report.exports import portfolio_json, priorities_csv, targets_csv
from prioritise.report.exports.digests import canonical_json, sha256
from prioritise.report.exports.export import Export
from prioritise.report.exports.time_limit import (
    ORIGINAL,
    time_limit_data,
    time_limit_of,
)
from prioritise.robustness.bands import Bands

RECORD_SCHEMA = 1
RECORD_FILE = "record.json"
MADE_BY = f"prioritise {__version__}"
SEALED = (priorities_csv.EXPORT, portfolio_json.EXPORT, targets_csv.EXPORT)
"""The exports whose digests a record holds; one more would be another schema."""

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
        "results": result_digests(analysis, placed),
    }
    if (limit := time_limit_of(analysis, cells_unproven=placed.cells_unproven)) is not None:
        content["time_limit"] = time_limit_data(limit)
    if panel is not None:
        content["panel"] = {"events": panel.events, "head": panel.head}
    return canonical_json(content | {"seal": sha256(canonical_json(content))})


def result_digests(analysis: Analysis, placed: Bands) -> dict[str, str]:
    """Return the digest of every result that a record seals, by the name of its file."""
    return {export.file: sha256(export.build(analysis, placed)) for export in SEALED}


def panel_events_in(record: Mapping[str, Any]) -> PanelEvents | None:
    """Return where a record says a panel's events stood; None where it says nothing, as older ones do."""
    match record.get("panel"):
        case {"events": int(events), "head": str(head)}:
            return PanelEvents(events, head)
    return None


def read_record(name: str, content: bytes) -> dict[str, Any]:
    """Read a record's parts without running it. Raises FileProblems where it is none of this version."""
    if len(content) > limits().record_bytes:
        raise unreadable(name, f"more than {in_millions(limits().record_bytes)}", "use the record.json of a run")
    try:
        record = json.loads(content)
        # What cannot be written again, such as NaN or half a letter, was never in a record.
        canonical_json(record)
    except (ValueError, RecursionError):
        raise unreadable(name, "text that is not a record", "use the record.json of a run") from None
    needed = {"schema", "made_by", "scenario", "seed", "files", "results", "seal"}
    if not isinstance(record, dict) or not needed <= set(record) or record["schema"] != RECORD_SCHEMA:
        raise unreadable(name, "no record of this version", "use the record.json of a run")
    texts = record["files"]
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise unreadable(name, "a record whose files are not text", ORIGINAL)
    if not isinstance(record["results"], dict) or type(record["seed"]) is not int:
        raise unreadable(name, "a record whose results cannot be read", ORIGINAL)
    return record


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unreadable(name: str, found: str, what_to_do: str) -> PrioritiseError:
    """Return the error that says what a record holds instead of what it should."""
    return FileProblems([Problem(file=name, found=found, what_to_do=what_to_do)])


EXPORT = Export(
    file=RECORD_FILE,
    holds="The sealed record: your files as they are, the question and the results' digests, to run again.",
    build=record_json,
)
