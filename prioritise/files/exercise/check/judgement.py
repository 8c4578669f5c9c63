"""Checks on what partners and members said: weights that sum, scores that lie on their scale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from prioritise.domain.criteria import MeasuredBy
from prioritise.domain.partners import ScoreState, WeightsFrom
from prioritise.files.exercise.check.challenges import check_challenges
from prioritise.files.exercise.check.references import check_references
from prioritise.files.exercise.draft import Draft
from prioritise.files.exercise.panel_rows import WeightRow
from prioritise.files.exercise.panel_values import value_on_scale
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.exercise.tables import Numbered
from prioritise.files.problem_list import MOST_OF_A_KIND, ProblemList
from prioritise.files.refusals import closest
from prioritise.judgement.statements import line_faults, statement_faults

Voice = tuple[str, str]
"""A partner, and a member or nothing."""


def check_judgement(draft: Draft, problems: ProblemList, *, awaiting_panel: bool = False) -> None:
    """Note every weight, score, agreed value and challenge that cannot be used.

    `awaiting_panel` accepts that no partner with a vote has given weights yet: they may come in any order.
    """
    _check_weights(draft, problems)
    if not awaiting_panel:
        _check_votes(draft, problems)
    _check_scores(draft, problems)
    _check_agreed(draft, problems)
    check_references(draft, "comments", problems)
    check_references(draft, "challenges", problems)
    check_challenges(draft, problems)


def _check_weights(draft: Draft, problems: ProblemList) -> None:
    table = draft.weights
    weighted = [criterion.id for criterion in draft.criteria.values() if criterion.carries_weight]
    check_references(draft, "weights", problems)
    _check_speakers(draft, problems)
    statements: dict[Voice, list[Numbered[WeightRow]]] = defaultdict(list)
    for row in table.rows:
        statements[row.cells.partner, row.cells.member].append(row)
    whole = draft.criteria_known and table.keys is not None
    in_doubt = _in_doubt(draft, weighted) if whole else set(statements)
    for voice, rows in statements.items():
        _check_statement(voice, rows, None if voice in in_doubt else weighted, table.name, problems)


def _check_speakers(draft: Draft, problems: ProblemList) -> None:
    partners = draft.exercise.names("partners") or frozenset()
    partner_of = {row.cells.id: row.cells.partner for row in draft.members.rows if row.cells.partner in partners}
    for row in draft.weights.rows:
        own = partner_of.get(row.cells.member, row.cells.partner)
        if own != row.cells.partner:
            found = f"“{row.cells.partner}” beside {row.cells.member}, who is a member of {own}"
            problems.add(draft.weights.name, found, f"write {own}", row=row.row, column="partner")


def _in_doubt(draft: Draft, weighted: Sequence[str]) -> set[Voice]:
    """The statements that a row noted already may belong to; what they lack is not noted again."""
    partners, members = draft.exercise.names("partners"), draft.members.keys
    partner_of = {row.cells.id: row.cells.partner for row in draft.members.rows}
    doubtful: set[Voice] = set()
    loose = [(row.get("partner", "").strip(), row.get("member", "").strip()) for row in draft.weights.refused]
    for numbered in draft.weights.rows:
        voice = (numbered.cells.partner, numbered.cells.member)
        nobody = partners is not None and voice[0] not in partners
        elsewhere = partner_of.get(voice[1], voice[0]) != voice[0]
        unlisted = bool(voice[1]) and members is not None and voice[1] not in members
        if nobody or elsewhere or unlisted or not {numbered.cells.criterion, numbered.cells.against} <= {"", *weighted}:
            loose.append(voice)
    known = {(row.cells.partner, row.cells.member) for row in draft.weights.rows}
    for voice in list(dict.fromkeys(loose))[:MOST_OF_A_KIND]:
        near = closest("/".join(voice), ["/".join(other) for other in known if other != voice])
        doubtful |= {voice} | {other for other in known if "/".join(other) == near}
    return doubtful


def _check_votes(draft: Draft, problems: ProblemList) -> None:
    voices = {partner.id: partner.voice for partner in draft.part.partners}
    speaking = {numbered.cells.partner for numbered in draft.weights.rows} & set(voices)
    if draft.part.weights_from is WeightsFrom.VOTES and speaking and not any(voices[partner] for partner in speaking):
        found = "no votes for any partner that gave weights"
        row = draft.exercise.row_of("weights_from")
        problems.add(EXERCISE_FILE, found, "give at least one of them a voice above 0", row=row, column="partners")


def _check_statement(
    voice: Voice, rows: Sequence[Numbered[WeightRow]], weighted: Sequence[str] | None, file: str, problems: ProblemList
) -> None:
    """`weighted` are the criteria it must cover; None when that cannot be told, and then only its rows are checked."""
    who = ", ".join(part for part in voice if part)
    said = [numbered.cells.to_domain() for numbered in rows]
    for fault in line_faults(said) if weighted is None else statement_faults(said, weighted):
        row = rows[fault.place or 0].row
        whose = "" if fault.place is not None else f" from {who}"
        problems.add(file, f"{fault.found}{whose}", fault.what_to_do, row=row, column=fault.column)


def _check_scores(draft: Draft, problems: ProblemList) -> None:
    table = draft.scores
    check_references(draft, "scores", problems)
    for numbered in table.rows:
        cells, row = numbered.cells, numbered.row
        criterion = draft.criteria.get(cells.criterion)
        if cells.round < 1:
            problems.add(table.name, f"round {cells.round}", "number rounds from 1", row=row, column="round")
        if criterion and criterion.measured_by is MeasuredBy.COSTS:
            said = f"“{criterion.id}”, which nobody scores"
            problems.add(table.name, said, "remove the row; cost comes from costs.csv", row=row, column="criterion")
        elif cells.state is not ScoreState.GIVEN and cells.value:
            found = f"a value although the state is {cells.state}"
            problems.add(table.name, found, "empty the value, or set the state to given", row=row, column="value")
        elif cells.state is ScoreState.GIVEN and not cells.value:
            problems.add(table.name, "no value", "enter it, or set the state to unknown", row=row, column="value")
        elif criterion and cells.value:
            reading = value_on_scale(criterion, cells.value)
            if reading.value is None:
                problems.add(table.name, reading.found, reading.what_to_do, row=row, column="value")


def _check_agreed(draft: Draft, problems: ProblemList) -> None:
    table = draft.agreed
    check_references(draft, "agreed", problems)
    for row in table.rows:
        criterion = draft.criteria.get(row.cells.criterion)
        if criterion is None:
            continue
        if criterion.measured_by is MeasuredBy.COSTS:
            found = f"“{criterion.id}”, which no panel settles"
            hint = "remove the row; cost comes from costs.csv"
            problems.add(table.name, found, hint, row=row.row, column="criterion")
            continue
        reading = value_on_scale(criterion, row.cells.value)
        if reading.value is None:
            problems.add(table.name, reading.found, reading.what_to_do, row=row.row, column="value")
