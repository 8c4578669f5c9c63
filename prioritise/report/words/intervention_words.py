"""How interventions are counted, who provides one and how good the evidence for it is, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prioritise.domain.criteria import LevelScale
from prioritise.domain.exercise import Exercise
from prioritise.domain.interventions import Intervention, Sector, Status
from prioritise.words import counted, ended, joined

SECTOR_WORDS: Mapping[Sector, str] = {
    Sector.COUNCIL: "council",
    Sector.NHS: "NHS",
    Sector.VOLUNTARY: "voluntary sector",
    Sector.PRIVATE: "private sector",
    Sector.OTHER: "another kind of body",
}
EVIDENCE = "evidence"
"""The criterion whose levels say what an `evidence_grade` means."""


def counted_with_cuts(subjects: Iterable[Intervention]) -> str:
    """Count interventions and, apart from them, proposed cuts: "32 interventions and 4 proposed cuts"."""
    is_cut = [subject.is_cut for subject in subjects]
    cuts = [counted(sum(is_cut), "proposed cut")] if any(is_cut) else []
    others = [] if cuts and all(is_cut) else [counted(len(is_cut) - sum(is_cut), "intervention")]
    return joined([*others, *cuts])


STATUS_COUNTED = {Status.NEW: "new intervention", Status.CURRENT: "current service", Status.REDUCE: "proposed cut"}


def counted_by_status(subjects: Iterable[Intervention]) -> str:
    """Count what would be new, what runs now and proposed cuts: "24 new interventions and 8 current services"."""
    statuses = [subject.status for subject in subjects]
    counts = ((statuses.count(status), one) for status, one in STATUS_COUNTED.items())
    return joined(counted(count, one) for count, one in counts if count)


def provided_by(subject: Intervention) -> str:
    """Name who runs it and what kind of body that is; empty where the exercise says neither."""
    sector = f"Kind of provider: {SECTOR_WORDS[subject.sector]}." if subject.sector else ""
    named = f"Provided by: {ended(subject.provider)}" if subject.provider else ""
    return " ".join(part for part in (named, sector) if part)


def evidence_grade_sentence(exercise: Exercise, subject: Intervention) -> str:
    """Say how good the evidence that it works is; empty where it is not graded.

    What the grade means is said as the exercise's criterion on evidence says it, and nowhere else.
    """
    if not subject.evidence_grade:
        return ""
    criterion = exercise.criterion_by_id.get(EVIDENCE)
    levels = criterion.scale.levels if criterion and isinstance(criterion.scale, LevelScale) else ()
    meaning = next((level.description for level in levels if level.name == subject.evidence_grade), "")
    return f"Evidence that it works: {subject.evidence_grade}. {meaning}".rstrip()
