"""How interventions are counted, who provides one and how good the evidence for it is, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prioritise.domain.interventions import Intervention, Sector, Status
from prioritise.words import counted, ended, joined

SECTOR_WORDS: Mapping[Sector, str] = {
    Sector.COUNCIL: "council",
    Sector.NHS: "NHS",
    Sector.VOLUNTARY: "voluntary sector",
    Sector.PRIVATE: "private sector",
    Sector.OTHER: "another kind of body",
}
GRADE_MEANINGS: Mapping[str, str] = {
    "none": "No study that fits. It rests on reasoning or on local experience.",
    "limited": "Before-and-after studies, small trials, or good studies that disagree.",
    "moderate": "At least one sound controlled study in a place like this, or a review with some doubts.",
    "strong": "Several sound trials, or a systematic review, that agree with each other.",
}
"""What each `evidence_grade` means: the same words as the levels of `criteria/evidence.yaml`."""


def counted_with_cuts(subjects: Iterable[Intervention]) -> str:
    """Count interventions and, apart from them, proposed cuts: "32 interventions and 4 proposed cuts"."""
    is_cut = [subject.status is Status.REDUCE for subject in subjects]
    cuts = [counted(sum(is_cut), "proposed cut")] if any(is_cut) else []
    return joined([counted(len(is_cut) - sum(is_cut), "intervention"), *cuts])


def new_and_current(subjects: Iterable[Intervention]) -> str:
    """Count what would be new and what runs now: "24 new interventions and 8 current services"."""
    statuses = [subject.status for subject in subjects]
    counts = ((Status.NEW, "new intervention"), (Status.CURRENT, "current service"))
    return joined(counted(statuses.count(status), one) for status, one in counts if status in statuses)


def provided_by(subject: Intervention) -> str:
    """Name who runs it and what kind of body that is; empty where the exercise says neither."""
    sector = f"Kind of provider: {SECTOR_WORDS[subject.sector]}." if subject.sector else ""
    named = f"Provided by: {ended(subject.provider)}" if subject.provider else ""
    return " ".join(part for part in (named, sector) if part)


def evidence_grade_sentence(subject: Intervention) -> str:
    """Say how good the evidence that it works is and what that grade means; empty where it is not graded."""
    if not subject.evidence_grade:
        return ""
    return f"Evidence that it works: {subject.evidence_grade}. {GRADE_MEANINGS[subject.evidence_grade]}"
