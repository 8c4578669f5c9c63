"""What the Weights page says of an exercise: partners side by side, how the agreed weights are formed, who is far.

Whether it changes the list takes a solve for each set of weights, so that is a view of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from prioritise.analysis.once import once
from prioritise.analysis.weights import group_weights
from prioritise.domain.exercise import Exercise
from prioritise.report.drawing.figure import PartnerMark, partner_marks
from prioritise.report.weights.group_views import (
    far_members,
    far_partners,
    far_sentences,
    group_difference,
    group_table,
    lists_sentences,
    lists_table,
    lists_under,
)
from prioritise.report.weights.partner_weights import (
    ROUNDED,
    CriterionWeights,
    criterion_weights,
    ends_sentence,
    how_formed,
    how_formed_short,
    method_table,
    partner_table,
    weights_headline,
)
from prioritise.report.words.judged_words import entered_weights_sentence
from prioritise.words import TextTable, bold, short_number

GIVE_WEIGHTS = f"{bold('Give or change weights.')} For a partner or a member, or by a panel."


@dataclass(frozen=True, slots=True)
class WeightsView:
    """Everyone's weights. `partners` and `criteria` are what a chart draws; `far_members` is empty unless members did.

    `title` is the headline and `widest` the same with who stands where. `how_formed_short` and `far_words` say in a
    line what `how_formed` and `far_partners` say in full.
    """

    title: str
    widest: str
    anyone: bool
    partners: tuple[PartnerMark, ...]
    criteria: tuple[CriterionWeights, ...]
    partner_table: TextTable
    method_table: TextTable
    how_formed: str
    how_formed_short: str
    group_difference: str
    group_table: TextTable
    far_words: str
    far_from: str
    far_partners: tuple[str, ...]
    far_members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListsUnderView:
    """Whether other ways of forming the weights, or a partner's own, would change the list, and how.

    `finding` is the first sentence of `sentences`.
    """

    finding: str
    sentences: str
    table: TextTable


@once
def weights_view(exercise: Exercise) -> WeightsView:
    """Build what is said of everyone's weights."""
    group = group_weights(exercise)
    far = far_sentences(exercise, far_partners(exercise))
    return WeightsView(
        title=weights_headline(exercise, group),
        widest=ends_sentence(exercise, group),
        anyone=bool(group.partners),
        partners=partner_marks([partner.name for partner in exercise.partners]),
        criteria=criterion_weights(exercise, group),
        partner_table=partner_table(exercise, group),
        method_table=method_table(exercise, group),
        how_formed=" ".join(filter(None, (how_formed(group), ROUNDED, entered_weights_sentence(exercise)))),
        how_formed_short=how_formed_short(group),
        group_difference=group_difference(exercise),
        group_table=group_table(exercise),
        far_words=far[0] if far else "No partner is, on any criterion.",
        far_from=(
            f"{short_number(100 * exercise.settings.weights.far_apart)} points of 100 or more away from what the "
            "others give on average."
        ),
        far_partners=far,
        far_members=far_sentences(exercise, far_members(exercise)),
    )


@once
def lists_under_view(exercise: Exercise) -> ListsUnderView:
    """Build the list solved again under each way of forming the weights and each partner's own. Exact, no sampling."""
    lists = lists_under(exercise)
    said = lists_sentences(exercise, lists)
    return ListsUnderView(said[0], " ".join(said), lists_table(exercise, lists))
