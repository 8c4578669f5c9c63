"""Changing what stands under one name of a YAML file leaves every other byte, comments too, as it was."""

from __future__ import annotations

import pytest

from prioritise.files.grids.yaml_edit import with_top

ONE, TWO, THREE = {"id": "one", "name": "One"}, {"id": "two", "name": "Two"}, {"id": "three", "name": "Three"}
CHANGED, NEW = {"id": "two", "name": "Another"}, {"id": "new", "name": "New"}
IN_BLOCK = """title: A list  # for tests
rules: # all of them
  # the first
  - {id: one, name: One}   # as it is
  # of the second
  - id: two
    name: Two

  # the third
  - {id: three, name: Three}
# of the years
years: [2026/27]
"""
ON_LINES = "rules: [ # all\n  {id: one, name: One}, # first\n  {id: two, name: Two} # second\n  ] # end\n"


def changed(text: str, name: str, value: object) -> str:
    return with_top(text.encode(), name, value).decode()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_part_that_changes_leaves_the_comments_around_it(line_end: str) -> None:
    after = changed(IN_BLOCK.replace("\n", line_end), "rules", [ONE, CHANGED, THREE, NEW])
    expected = IN_BLOCK.replace("name: Two", "name: Another").replace(
        "name: Three}\n", "name: Three}\n  - id: new\n    name: New\n"
    )
    assert after == expected.replace("\n", line_end)


def test_a_part_that_goes_takes_the_comment_before_it_and_no_other() -> None:
    after = changed(IN_BLOCK, "rules", [ONE, THREE])
    assert after == IN_BLOCK.replace("  # of the second\n  - id: two\n    name: Two\n", "")


def test_a_list_on_one_line_stays_on_it() -> None:
    assert changed(ON_LINES, "rules", [ONE, CHANGED]) == ON_LINES.replace("Two", "Another")
    assert changed(ON_LINES, "rules", [ONE, TWO, NEW]) == ON_LINES.replace("Two}", "Two}, {id: new, name: New}")
    assert "rules: [ # all\n  # first\n  {id: two, name: Two} # second" in changed(ON_LINES, "rules", [TWO])


def test_the_comment_behind_a_value_stays() -> None:
    assert changed(IN_BLOCK, "title", "Another") == IN_BLOCK.replace("A list", "Another")
    assert changed("title: |\n  A list\nid: one\n", "title", "Another") == "title: Another\nid: one\n"
