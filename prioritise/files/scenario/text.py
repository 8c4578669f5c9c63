"""Scenarios written into `exercise.yaml` as a text edit: every other byte of it, comments too, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from prioritise.domain.errors import FileProblems
from prioritise.domain.scenarios import AS_AGREED, Scenario
from prioritise.files.exercise.panel_files import plain_number
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.problem_list import ProblemList
from prioritise.files.scenario.data import scenario_data, scenario_from_data
from prioritise.files.text import decode
from prioritise.files.yaml_text import YamlText, read_yaml
from prioritise.files.yaml_written import dumped

BLOCK = "scenarios"
BY_HAND = "add the scenario by hand, in the form the worked example has"
WORDS_IN_AN_ID = 8
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def with_scenarios(content: bytes, scenarios: Sequence[Scenario]) -> bytes:
    """Return the bytes of `exercise.yaml` with these scenarios; one whose id is there is replaced, the others are
    added.

    Nothing else changes, and nothing at all where every scenario stands there as given. Raises FileProblems where the
    file is not written in a form that can be added to, or when what was written does not read back the same.
    """
    for scenario in scenarios:
        if not any(_stands(part, scenario) for part in _listed(_read(content).data)):
            content = _edited(content, scenario.id, _plain(scenario))
    return content


def without_scenarios(content: bytes, scenarios: Collection[str]) -> bytes:
    """Return the bytes of `exercise.yaml` without the scenarios of these ids. Nothing else changes.

    Raises FileProblems as `with_scenarios` does.
    """
    for scenario in scenarios:
        if any(part.get("id") == scenario for part in _listed(_read(content).data)):
            content = _edited(content, scenario, None)
    return content


def scenario_id(name: str, taken: Collection[str]) -> str:
    """Return an id made from a name, with a number where it is taken: “Bare bones” is bare-bones, then bare-bones-2."""
    words = re.findall(r"[a-z0-9]+", name.lower())[:WORDS_IN_AN_ID] or ["scenario"]
    start, number = "-".join(words), 1
    id_ = start
    while id_ in taken or id_ == AS_AGREED.id:
        number += 1
        id_ = f"{start}-{number}"
    return id_


@dataclass(frozen=True, slots=True)
class _Edit:
    """The text from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


def _edited(content: bytes, scenario: str, wanted: Mapping[str, Any] | None) -> bytes:
    """Make one scenario stand as wanted, or be gone where nothing is."""
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    before = _read(content)
    text = decode(EXERCISE_FILE, content, ProblemList()) or ""
    edit = _edit(before.node, text, scenario, wanted) if wanted else _removal(before.node, text, scenario)
    if edit is None:
        raise _refused("a form that a scenario cannot be added to, or taken out of")
    line_end = "\r\n" if "\r\n" in text else "\n"
    inserted = edit.text.replace("\n", line_end)
    after = mark + f"{text[: edit.start]}{inserted}{text[edit.end :]}".encode()
    if not _is_the_same_but_for(before.data, _read(after).data, scenario, [wanted] if wanted else []):
        raise _refused("a form in which the scenario does not read back as it was written")
    return after


def _edit(node: yaml.Node, text: str, scenario: str, wanted: Mapping[str, Any]) -> _Edit | None:
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    value = next((value for key, value in node.value if key.value == BLOCK), None)
    if value is None:
        end = _content_end(text, node.end_mark.index)
        start = "" if not end or text[end - 1] == "\n" else "\n"
        return _Edit(end, end, f"{start}{BLOCK}:\n{_item(wanted, 2)}")
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        return _in_block(value, text, scenario, wanted)
    if isinstance(value, yaml.SequenceNode) and value.value:
        return _in_flow(value, scenario, wanted)
    if isinstance(value, yaml.SequenceNode | yaml.ScalarNode):
        return _Edit(value.start_mark.index, value.end_mark.index, f"\n{_item(wanted, 2)}".rstrip("\n"))
    return None


def _removal(node: yaml.Node, text: str, scenario: str) -> _Edit | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) and not node.flow_style else []
    key, value = next(((key, value) for key, value in pairs if key.value == BLOCK), (None, None))
    if key is None or not isinstance(value, yaml.SequenceNode):
        return None
    place = next(place for place, each in enumerate(value.value) if _id_of(each) == scenario)
    if len(value.value) == 1:
        return _Edit(key.start_mark.index, _lines_end(text, value.end_mark.index, value.flow_style), "")
    if not value.flow_style:
        start, end = _block_spans(value, text)[place]
        return _Edit(start, end, "")
    if place:
        return _Edit(value.value[place - 1].end_mark.index, value.value[place].end_mark.index, "")
    return _Edit(value.value[0].start_mark.index, value.value[1].start_mark.index, "")


def _lines_end(text: str, index: int, flow_style: bool) -> int:
    return (text + "\n").index("\n", index) + 1 if flow_style else _content_end(text, index)


def _in_block(value: yaml.SequenceNode, text: str, scenario: str, wanted: Mapping[str, Any]) -> _Edit:
    column = value.start_mark.column
    spans = _block_spans(value, text)
    for node, (start, end) in zip(value.value, spans, strict=True):
        if _id_of(node) == scenario:
            return _Edit(start, end, _item(wanted, column))
    last = spans[-1][1]
    parted = "" if text[last - 1] == "\n" else "\n"
    return _Edit(last, last, parted + _item(wanted, column))


def _block_spans(value: yaml.SequenceNode, text: str) -> list[tuple[int, int]]:
    starts = [_line_start(text, node.start_mark.index) for node in value.value]
    ends = [_content_end(text, end) for end in (*starts[1:], value.end_mark.index)]
    return list(zip(starts, ends, strict=True))


def _in_flow(value: yaml.SequenceNode, scenario: str, wanted: Mapping[str, Any]) -> _Edit:
    for node in value.value:
        if _id_of(node) == scenario:
            return _Edit(node.start_mark.index, node.end_mark.index, _on_one_line(wanted))
    last = value.value[-1].end_mark.index
    return _Edit(last, last, f", {_on_one_line(wanted)}")


def _item(wanted: Mapping[str, Any], column: int) -> str:
    written = dumped([wanted], flow=None)
    return "".join(f"{' ' * column}{line}\n" for line in written.splitlines())


def _on_one_line(wanted: Mapping[str, Any]) -> str:
    return dumped(dict(wanted), flow=True).strip()


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _content_end(text: str, index: int) -> int:
    """The end of the last line before `index` that holds more than a comment; what follows belongs to what follows."""
    lines = text[:index].splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return sum(map(len, lines))


def _id_of(node: yaml.Node) -> str:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "id"), "")


def _plain(scenario: Scenario) -> dict[str, Any]:
    """What the file says of a scenario: nothing that would be so without saying it, and every figure as text."""
    data = scenario_data(scenario)
    if data["budget_factor"] == AS_AGREED.budget_factor:
        del data["budget_factor"]
    return {name: _as_written(value) for name, value in data.items() if value not in (None, [], {}, "")}


def _as_written(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(name): _as_written(part) for name, part in value.items() if part not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_as_written(part) for part in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else plain_number(value)


def _stands(data: Mapping[str, Any], scenario: Scenario) -> bool:
    try:
        return data.get("id") == scenario.id and scenario_from_data(data, file=EXERCISE_FILE) == scenario
    except FileProblems:
        return False


def _listed(data: Mapping[str, Any]) -> list[Any]:
    return [part for part in data.get(BLOCK) or [] if isinstance(part, dict)]


def _read(content: bytes) -> YamlText:
    problems = ProblemList()
    text = read_yaml(EXERCISE_FILE, content, problems)
    if text is None:
        raise problems.refusal()
    return text


def _is_the_same_but_for(
    before: Mapping[str, Any], after: Mapping[str, Any], scenario: str, wanted: Sequence[Mapping[str, Any]]
) -> bool:
    others = [part for part in _listed(before) if part.get("id") != scenario]
    now = _listed(after)
    rest = {name: value for name, value in after.items() if name != BLOCK}
    return (
        rest == {name: value for name, value in before.items() if name != BLOCK}
        and [part for part in now if part.get("id") != scenario] == others
        and [part for part in now if part.get("id") == scenario] == wanted
    )


def _refused(found: str) -> FileProblems:
    problems = ProblemList()
    problems.add(EXERCISE_FILE, found, BY_HAND, column=BLOCK)
    return problems.refusal()
