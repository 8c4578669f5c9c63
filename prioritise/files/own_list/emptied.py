"""A copy of an exercise with parts of it emptied, to be filled in anew: scores, weights, costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from prioritise.files.exercise.declared_tables import TABLE_BY_FILE
from prioritise.files.grids.entered_rows import without_entered
from prioritise.files.grids.yaml_edit import exercise_data, with_tops
from prioritise.files.naming import id_from_name


class Emptied(StrEnum):
    """What a copy can leave out."""

    SCORES = "scores"
    WEIGHTS = "weights"
    COSTS = "costs"


FILES_OF: Mapping[Emptied, tuple[str, ...]] = {
    Emptied.SCORES: ("scores.csv", "agreed.csv", "comments.csv"),
    Emptied.WEIGHTS: ("weights.csv",),
    Emptied.COSTS: ("costs.csv",),
}


def emptied_copy(files: Mapping[str, bytes], parts: Collection[Emptied], *, title: str) -> dict[str, bytes]:
    """Return the files of a copy under another id and title, with the tables of these parts empty but for their
    headings.

    Scores go with what one person entered in their place. What was made up and is no longer there is no longer called
    illustrative. Raises FileProblems for a form of `exercise.yaml` that cannot be changed.
    """
    after = without_entered(files) if Emptied.SCORES in parts else dict(files)
    for part in parts:
        for name in FILES_OF[part]:
            if name in after:
                after[name] = (",".join(TABLE_BY_FILE[name].model_fields) + "\n").encode()
    data = exercise_data(files)
    gone = {str(part) for part in parts}
    tops: dict[str, object] = {"id": id_from_name(f"{data.get('id', '')} copy", ()), "title": title}
    if data.get("illustrative"):
        tops["illustrative"] = [label for label in data["illustrative"] if label not in gone]
    return with_tops(after, **tops)
