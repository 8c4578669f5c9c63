"""What the needs assessment cannot tell is counted one by one, and said once."""

from __future__ import annotations

from prioritise.report.needs.outlook import not_known
from tests.worked_example import worked_example


def test_what_is_the_same_for_many_indicators_is_said_once_with_all_their_names() -> None:
    without = next(kind for kind in not_known(worked_example()) if "no known interval" in kind.title)
    assert without.title == "15 figures have no known interval"
    said = [sentence.partition(": ")[2] for sentence in without.sentences]
    assert len(set(said)) == len(said) < 15
    assert sum(sentence.partition(": ")[0].count("; ") + 1 for sentence in without.sentences) == 15
    assert any("Physically inactive adults; " in sentence for sentence in without.sentences)
