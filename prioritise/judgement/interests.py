"""Interests that members declared: from which round on each stood aside, and when and why it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prioritise.domain.partners import PanelScore, ScoreState


@dataclass(frozen=True, slots=True)
class DeclaredInterest:
    """A member's interest in one intervention, and the criteria they stood aside from because of it.

    It stands from round `since` on. `until` is the round in which the member withdrew it and answered again, 0 while
    it stands. `reasons` say what the interest is, `why_back` why it was withdrawn; both are empty where nobody wrote
    it down.
    """

    member: str
    intervention: str
    criteria: tuple[str, ...]
    since: int
    until: int
    reasons: tuple[str, ...]
    why_back: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether the member still stands aside."""
        return not self.until


@dataclass(slots=True)
class _Aside:
    """One criterion stood aside from, while the rounds are gone through."""

    criterion: str
    since: int
    until: int
    reasons: list[str]
    why_back: list[str]


def declared_interests(scores: Iterable[PanelScore]) -> tuple[DeclaredInterest, ...]:
    """List every interest in the order it was declared; one that was withdrawn and declared again stands twice.

    An interest stands in later rounds too, until the member answers the same question again.
    """
    rows_of: dict[tuple[str, str], dict[str, list[PanelScore]]] = {}
    for score in scores:
        rows_of.setdefault((score.member, score.intervention), {}).setdefault(score.criterion, []).append(score)
    found = []
    for (member, intervention), by_criterion in rows_of.items():
        asides = [aside for rows in by_criterion.values() for aside in _asides(rows)]
        for span in dict.fromkeys((aside.since, aside.until) for aside in asides):
            found.append(
                _joined(member, intervention, [aside for aside in asides if (aside.since, aside.until) == span])
            )
    return tuple(found)


def stood_aside(scores: Iterable[PanelScore], answer: PanelScore) -> bool:
    """Tell whether whoever gave an answer stood aside from its intervention by what they had said before its round.

    The reason written beside an answer that is no interest then says why the interest was withdrawn.
    """
    before = [score for score in scores if score.round < answer.round and score.member == answer.member]
    mine = [score for score in before if score.intervention == answer.intervention]
    return any(declared.stands for declared in declared_interests(mine))


def _asides(rows: Sequence[PanelScore]) -> list[_Aside]:
    """The times a member stood aside from one criterion, first to last."""
    asides: list[_Aside] = []
    for number in sorted({row.round for row in rows}):
        said = [row for row in rows if row.round == number]
        reasons = [row.reason for row in said if row.reason]
        stands = asides[-1] if asides and not asides[-1].until else None
        if all(row.state is not ScoreState.INTEREST for row in said):
            if stands:
                stands.until, stands.why_back = number, reasons
        elif stands:
            stands.reasons += reasons
        else:
            asides.append(_Aside(said[0].criterion, number, 0, reasons, []))
    return asides


def _joined(member: str, intervention: str, asides: Sequence[_Aside]) -> DeclaredInterest:
    return DeclaredInterest(
        member=member,
        intervention=intervention,
        criteria=tuple(dict.fromkeys(aside.criterion for aside in asides)),
        since=asides[0].since,
        until=asides[0].until,
        reasons=tuple(dict.fromkeys(reason for aside in asides for reason in aside.reasons)),
        why_back=tuple(dict.fromkeys(reason for aside in asides for reason in aside.why_back)),
    )
