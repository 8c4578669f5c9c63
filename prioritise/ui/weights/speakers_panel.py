"""Whose weights can be given here, what they gave before, and saving what they give now."""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.domain.exercise import Exercise
from prioritise.domain.partners import Partner, WeightStatement
from prioritise.files.exercise.loading import load_exercise_files
from prioritise.files.exercise.panel_files import WEIGHTS_FILE
from prioritise.files.exercise.panel_rows import WeightRow
from prioritise.files.exercise.tables import written
from prioritise.report.words.voice_words import voice_name
from prioritise.store.weights import SavedWeights, WeightLine, WeightsGiven, all_weights, save_weights, statement_of
from prioritise.store.writing import new_save_key
from prioritise.ui.session import exercise_change
from prioritise.ui.session.panel_access import PanelAccess


@dataclass(frozen=True, slots=True)
class Speaker:
    """A partner that speaks as one, or one of its members; `label` is how the page calls them."""

    partner: str
    member: str
    label: str
    at_panel: bool

    @property
    def key(self) -> str:
        """What tells one speaker from another."""
        return f"{'panel' if self.at_panel else 'alone'}:{self.partner}/{self.member}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a speaker gave before, empty when nothing yet, and its version; 0 when there is none at a panel.

    Alone the version is a mark of the rows themselves, which tells that another exercise was opened.
    """

    rows: tuple[WeightStatement, ...]
    version: int


def speakers(exercise: Exercise, access: PanelAccess | None) -> tuple[Speaker, ...]:
    """List those this person may speak for: themselves; alone or as facilitator anyone, and a partner as one.

    Who scores as one member on the facilitator's own machine is offered no one else.
    """
    at_panel = access is not None
    everyone = tuple(speaker for partner in exercise.partners for speaker in _of_partner(exercise, partner, at_panel))
    if access is None:
        return everyone
    own = _own(exercise, access) if access.may_speak else ()
    if not access.runs_the_panel:
        return own
    mine = {speaker.key for speaker in own}
    return (*own, *(speaker for speaker in everyone if speaker.key not in mine))


def standing(exercise: Exercise, access: PanelAccess | None, speaker: Speaker) -> Standing:
    """Return what this speaker has given so far."""
    if access is None:
        mine = (speaker.partner, speaker.member)
        rows = tuple(row for row in exercise.weights if (row.partner, row.member) == mine)
        return Standing(rows, hash(rows))
    for saved in all_weights(access.store, access.viewer):
        if (saved.weights.partner, saved.weights.member) == (speaker.partner, speaker.member):
            return standing_of(saved)
    return Standing((), 0)


def standing_of(saved: SavedWeights) -> Standing:
    """Return a statement of the store as this page holds it."""
    return Standing(statement_of(saved.weights), saved.version)


def save(
    exercise: Exercise, access: PanelAccess | None, rows: tuple[WeightStatement, ...], *, seen_version: int
) -> int:
    """Save a statement, in the panel's store or in the exercise open alone; the version it has now. For callbacks."""
    first = rows[0]
    if access is not None:
        lines = tuple(WeightLine(row.criterion, row.points, row.against) for row in rows)
        statement = WeightsGiven(first.partner, first.member, first.method, lines)
        return save_weights(
            access.store, access.viewer, statement, seen_version=seen_version, save_key=new_save_key()
        ).version
    others = [row for row in exercise.weights if (row.partner, row.member) != (first.partner, first.member)]
    files = {file.name: file.content for file in exercise.files}
    files[WEIGHTS_FILE] = written(WeightRow, [*others, *rows])
    exercise_change.change_exercise(load_exercise_files(files, awaiting_panel=True, unfinished=True), before=exercise)
    return hash(rows)


def _own(exercise: Exercise, access: PanelAccess) -> tuple[Speaker, ...]:
    member = next((person for person in exercise.members if person.id == access.viewer.member), None)
    if member is None:
        return ()
    return (Speaker(member.partner, member.id, "Yourself", at_panel=True),)


def _of_partner(exercise: Exercise, partner: Partner, at_panel: bool) -> tuple[Speaker, ...]:
    members = [member.id for member in exercise.members if member.partner == partner.id]
    named = (Speaker(partner.id, member, voice_name(exercise, partner.id, member), at_panel) for member in members)
    return (Speaker(partner.id, "", f"{partner.name}, as one", at_panel), *named)
