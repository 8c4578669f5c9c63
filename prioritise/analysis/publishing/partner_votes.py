"""Votes in place of single members' voices, where every member of a panel counted alike."""

from __future__ import annotations

from prioritise.analysis.analysed import Analysis
from prioritise.domain.partners import WeightsFrom
from prioritise.files.grids.yaml_edit import with_top, yaml_data


def exercise_yaml_in_copy(analysis: Analysis, content: bytes) -> bytes:
    """Return `exercise.yaml` as it forms the same weights from one statement a partner.

    Where every member counted alike, a partner has as many votes as it had members who spoke. Raises FileProblems for
    a file in a form that cannot be changed.
    """
    if analysis.group.formed_by is not WeightsFrom.MEMBER_MEAN:
        return content
    speaking = {view.partner: str(len(view.voices)) for view in analysis.group.partners}
    partners = [
        {**partner, "voice": speaking.get(partner["id"], partner.get("voice", "1"))}
        for partner in yaml_data(content)["partners"]
    ]
    voted = with_top(content, "weights_from", WeightsFrom.VOTES.value)
    return with_top(voted, "partners", partners)
