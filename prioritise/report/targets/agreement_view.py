"""What the Targets page says of the agreement as a table, and of one that is brought in before it is used."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.analysis.targets import current_targets
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetStatus, version_number
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.columns import milestone_columns
from prioritise.files.agreement.table import AgreementImport
from prioritise.report.targets.agreement_versions import versions_sentence, versions_table
from prioritise.words import TextTable, counted, first_capital, joined


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


def next_version(exercise: Exercise) -> str:
    """Return the version a table would come in as: one more than the highest there is, 1 where there is none."""
    return str(1 + max((max(1, version_number(target.version)) for target in exercise.targets), default=0))


def import_sentences(before: Exercise, agreement_import: AgreementImport) -> tuple[str, ...]:
    """Say how many targets are new, how many are refreshed, how many have gaps, and what to look at in the table."""
    words, standing = words_of(before.vocabulary), {target.id for target in before.targets}
    refreshed = [target for target in agreement_import.targets if target in standing]
    gaps = len(_with_gaps(agreement_import))
    lines = [f"It has {counted(len(agreement_import.targets), words.target, words.targets)}."]
    if len(refreshed) < len(agreement_import.targets):
        lines.append(f"{counted(len(agreement_import.targets) - len(refreshed), 'is', 'are')} new.")
    if refreshed:
        lines.append(f"{counted(len(refreshed), 'is', 'are')} refreshed: the new row counts and the old one is kept.")
    if refreshed and agreement_import.without_column:
        years = joined(agreement_import.without_column)
        lines.append(f"It has no column for {years}: what {words.targets} have for then stays.")
    if gaps:
        have = counted(gaps, "has gaps and comes in as a placeholder", "have gaps and come in as placeholders")
        lines.append(f"{have}.")
    return (*lines, *(note.in_words for note in agreement_import.notes))


def gaps_table(before: Exercise, agreement_import: AgreementImport) -> TextTable:
    """List the placeholders among the rows, with what is missing and who must fill it."""
    words = words_of(before.vocabulary)
    return TextTable(
        (first_capital(words.target), "What is missing", "Who must fill it"),
        tuple((gap.title, gap.placeholder_reason, gap.to_be_filled_by) for gap in _with_gaps(agreement_import)),
    )


def _with_gaps(agreement_import: AgreementImport) -> list[Target]:
    imported = (
        target for target in current_targets(agreement_import.exercise) if target.id in agreement_import.targets
    )
    return [target for target in imported if target.status is TargetStatus.PLACEHOLDER]
