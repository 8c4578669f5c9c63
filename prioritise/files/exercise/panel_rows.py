"""The tables of what people said: weights, members, scores, what was agreed, comments and residents' voices."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator

from prioritise.domain.partners import Comment, Member, ScoreState, WeightStatement
from prioritise.domain.voices import CommunityVoice
from prioritise.files.cells import EMPTY, LOOSE, Day, Id, NeededText, OptionalId, Points, Text, Whole, quoted, refuse
from prioritise.files.choices import Choice
from prioritise.files.exercise.row import (
    CRITERIA,
    INTERVENTIONS,
    MEMBERS,
    PARTNERS,
    WEIGHTED_CRITERIA,
    Declared,
    ExerciseRow,
)
from prioritise.judgement.weights.methods import METHOD_BY_ID
from prioritise.words import joined


def _weight_method(method: str) -> str:
    known = " ".join(method.split()).lower()
    if not known:
        raise refuse(EMPTY, f"write {joined(METHOD_BY_ID, last='or')}")
    if known not in METHOD_BY_ID:
        raise refuse(quoted(method), f"use {joined(METHOD_BY_ID, last='or')}")
    return known


Method = Annotated[str, AfterValidator(_weight_method), LOOSE]


class WeightRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "weights.csv",
        unique=("partner", "member", "criterion", "against"),
        refers={
            "partner": PARTNERS,
            "member": MEMBERS,
            "criterion": WEIGHTED_CRITERIA,
            "against": WEIGHTED_CRITERIA,
        },
        of_one_area=True,
    )
    becomes: ClassVar = WeightStatement

    partner: Id
    member: OptionalId = ""
    criterion: Id
    method: Method
    points: Points
    against: OptionalId = ""


class MemberRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "members.csv", unique=("id",), refers={"partner": PARTNERS}, of_one_area=True
    )
    becomes: ClassVar = Member

    id: Id
    partner: Id
    role: Text = ""


class ScoreRow(ExerciseRow):
    """`value` stays text here: it may be a number or the name of a level."""

    declared: ClassVar[Declared] = Declared(
        "scores.csv",
        unique=("round", "member", "intervention", "level", "criterion"),
        refers={"member": MEMBERS, "intervention": INTERVENTIONS, "criterion": CRITERIA},
        of_one_area=True,
        for_every_level=True,
    )

    round: Whole
    member: Id
    intervention: Id
    criterion: Id
    value: Text = ""
    state: Choice[ScoreState]
    reason: Text = ""
    level: OptionalId = ""


class AgreedRow(ExerciseRow):
    """`value` stays text here: it may be a number or the name of a level."""

    declared: ClassVar[Declared] = Declared(
        "agreed.csv",
        unique=("round", "intervention", "level", "criterion"),
        refers={"intervention": INTERVENTIONS, "criterion": CRITERIA},
        of_one_area=True,
        for_every_level=True,
    )

    round: Whole
    intervention: Id
    criterion: Id
    value: NeededText
    reason: NeededText
    level: OptionalId = ""
    dissent: Text = ""


class CommentRow(ExerciseRow):
    declared: ClassVar[Declared] = Declared(
        "comments.csv",
        refers={"intervention": INTERVENTIONS, "member": MEMBERS},
        of_one_area=True,
    )
    becomes: ClassVar = Comment

    intervention: Id
    member: OptionalId = ""
    text: NeededText
    date: Day


class VoiceRow(ExerciseRow):
    """`theme` is the theme of an intervention, or the domain of an indicator."""

    declared: ClassVar[Declared] = Declared("voices.csv", unique=("who", "theme", "statement"), of_one_area=True)
    becomes: ClassVar = CommunityVoice

    who: NeededText
    theme: NeededText
    statement: NeededText
    source: NeededText
    date: Day
