"""Two vocabularies for the same things."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from prioritise.domain.vocabulary import WORDS, words_of
from prioritise.files.exercise.exercise_yaml import ExercisePart


def test_every_vocabulary_an_exercise_can_name_has_every_word() -> None:
    assert set(WORDS) == set(get_args(ExercisePart.model_fields["vocabulary"].annotation))
    for words in WORDS.values():
        assert all(getattr(words, field.name) for field in fields(words))


def test_agreements_had_targets_and_today_has_outcomes() -> None:
    assert (words_of("laa-2008").targets, words_of("laa-2008").lead_partner) == ("targets", "lead partner")
    assert (words_of("outcomes-2026").targets, words_of("outcomes-2026").lead_partner) == (
        "outcomes",
        "lead organisation",
    )
