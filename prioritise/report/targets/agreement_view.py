"""What the Targets page says of the agreement as a table, and of one that is brought in before it is used."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.domain.exercise import Exercise
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.columns import milestone_columns
from prioritise.files.agreement.table import AgreementImport
from prioritise.report.targets.agreement_change import gaps_table, import_sentences, next_version
from prioritise.report.targets.agreement_versions import versions_sentence, versions_table
from prioritise.words import TextTable


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement as a table: what its columns are, what its files are called, and how it was refreshed.

    `file` has no ending yet. `versions` is empty where no target was refreshed; `next_version` is what a table
    would come in as.
    """

    title: str
    columns: str
    file: str
    versions: str
    changes: TextTable
    next_version: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """What a table would change: how many targets, what of those that are there, and what is missing in it."""

    sentences: tuple[str, ...]
    changes: TextTable
    gaps: TextTable


@once
def agreement_view(exercise: Exercise) -> AgreementView:
    """Say what the agreement is as a table."""
    words = words_of(exercise.vocabulary)
    return AgreementView(
        title=f"The {words.agreement} as a table",
        columns=f"One row for each {words.target}: number, title, baseline, year, the {words.milestones} of each year "
        f"({', '.join(milestone_columns(exercise.years))}), {words.lead_partner} and {words.partners}.",
        file=f"{exercise.id}-{words.targets}",
        versions=versions_sentence(exercise),
        changes=versions_table(exercise),
        next_version=next_version(exercise),
    )


def import_view(before: Exercise, agreement_import: AgreementImport) -> ImportView:
    """Say what a table that was read would change in the exercise."""
    return ImportView(
        sentences=import_sentences(before, agreement_import),
        changes=versions_table(agreement_import.exercise, only=frozenset(agreement_import.targets)),
        gaps=gaps_table(before, agreement_import),
    )
