"""What an agreement's table would change, in words, before it is used."""

from __future__ import annotations

from prioritise.analysis.targets import current_targets
from prioritise.domain.exercise import Exercise
from prioritise.domain.targets import Target, TargetStatus, version_number
from prioritise.domain.vocabulary import words_of
from prioritise.files.agreement.table import AgreementImport
from prioritise.words import TextTable, counted, first_capital, joined


def next_version(exercise: Exercise) -> str:
    """Return the version a table would come in as: one more than the highest there is, 1 where there is none."""
    return str(1 + max((max(1, version_number(target.version)) for target in exercise.targets), default=0))


def import_sentences(before: Exercise, agreement_import: AgreementImport) -> tuple[str, ...]:
    """Say how many targets are new, how many are refreshed, and how many have gaps."""
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
    return tuple(lines)


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
