"""Changing what stands under names at the top of `exercise.yaml`; every other byte of it, comments too, stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

from prioritise.domain.errors import refusal
from prioritise.files.exercise.reading import EXERCISE_FILE
from prioritise.files.text import text_in
from prioritise.files.yaml_text import sound_yaml
from prioritise.files.yaml_written import dumped

BY_HAND = "change it by hand, in the form the worked example has"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def exercise_data(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return what the `exercise.yaml` among these files holds, every figure and word as text. Raises FileProblems."""
    return yaml_data(files[EXERCISE_FILE])


def yaml_data(content: bytes) -> dict[str, Any]:
    """Return what the bytes of `exercise.yaml` hold, every figure and word as text. Raises FileProblems."""
    return sound_yaml(EXERCISE_FILE, content).data


def with_tops(files: Mapping[str, bytes], **tops: Any) -> dict[str, bytes]:
    """Return the files with other values under names at the top of `exercise.yaml`, each as by `with_top`."""
    content = files[EXERCISE_FILE]
    for name, value in tops.items():
        content = with_top(content, name, value)
    return {**files, EXERCISE_FILE: content}


def with_top(content: bytes, name: str, value: Any) -> bytes:
    """Return the bytes of `exercise.yaml` with another value under a name at its top.

    The value is text, lists and mappings of text; None takes the name away. Parts of a list that stay keep their bytes.
    Raises FileProblems where the file is not in a form that can be changed, or what was written does not read back the
    same.
    """
    before = sound_yaml(EXERCISE_FILE, content)
    if before.data.get(name) == value:
        return content
    text = text_in(content)
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    node = before.node
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise refusal(EXERCISE_FILE, "a form that cannot be changed here", BY_HAND, column=name)
    line_end = "\r\n" if "\r\n" in text else "\n"
    pair = next(((key, part) for key, part in node.value if key.value == name), None)
    if pair is None:
        start = end = _content_end(text, node.end_mark.index)
        written = ("" if not end or text[end - 1] == "\n" else "\n") + _block(name, value)
    else:
        start = _line_start(text, pair[0].start_mark.index)
        end = _value_end(text, pair[1])
        if value is None:
            end, written = end if text[end - 1] == "\n" else (text + "\n").index("\n", end) + 1, ""
        else:
            written = _among_others(value, pair[1], text, start) or _block(name, value)
            written = written if text[end - 1] == "\n" else written.removesuffix("\n")
    written = written.replace("\r\n", "\n").replace("\n", line_end)
    after = mark + f"{text[:start]}{written}{text[end:]}".encode()
    others = {known: part for known, part in before.data.items() if known != name}
    if sound_yaml(EXERCISE_FILE, after).data != others | ({} if value is None else {name: value}):
        raise refusal(EXERCISE_FILE, "a form that cannot be changed here", BY_HAND, column=name)
    return after


def _block(name: str, value: Any) -> str:
    if _is_list_of_mappings(value):
        return f"{name}:\n" + "".join(_item(part, 2) for part in value)
    if isinstance(value, Mapping) and value:
        lines = "".join(f"  {key}: {_inline(part)}\n" for key, part in value.items())
        return f"{name}:\n{lines}"
    return f"{name}: {_inline(value)}\n"


def _is_list_of_mappings(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(part, Mapping) for part in value)


def _inline(value: Any) -> str:
    return dumped(value, flow=True).strip().removesuffix("...").strip() if value != "" else "''"


def _item(part: Mapping[str, Any], column: int) -> str:
    return "".join(f"{' ' * column}{line}\n" for line in dumped([dict(part)], flow=None).splitlines())


def _among_others(value: Any, node: yaml.Node, text: str, key_start: int) -> str:
    """A list with what stands before it, and with every part that stays as it was; empty where none is like that."""
    if not (isinstance(node, yaml.SequenceNode) and node.value and _is_list_of_mappings(value)):
        return ""
    if node.flow_style:
        places = [(part.start_mark.index, part.end_mark.index) for part in node.value]
    else:
        starts = [_line_start(text, part.start_mark.index) for part in node.value]
        ends = [_content_end(text, end) for end in (*starts[1:], node.end_mark.index)]
        places = list(zip(starts, ends, strict=True))
    befores = ["", *(text[end:start] for (_, end), (start, _) in pairwise(places))]
    texts = [text[start:end] for start, end in places]
    old = list(zip(map(_plain, node.value), befores, texts, strict=True))
    parts = [_one(part, old, None if node.flow_style else node.start_mark.column) for part in value]
    written = "".join(parts).removeprefix(", ") if node.flow_style else "".join(parts)
    return text[key_start : places[0][0]] + written + text[places[-1][1] : _value_end(text, node)]


def _one(part: Mapping[str, Any], old: Sequence[tuple[Any, str, str]], column: int | None) -> str:
    """A part as it stood, or as it is now where one of its id stood; with no column, on one line."""
    as_it_was = next((before + written for data, before, written in old if data == part), None)
    if as_it_was is None:
        named = (before for data, before, _ in old if isinstance(data, dict) and data.get("id", "") == part.get("id"))
        before = next(named, "")
        as_it_was = before + (_inline(part) if column is None else _item(part, column))
    if column is None:
        return as_it_was if as_it_was.lstrip().startswith(",") else ", " + as_it_was
    return as_it_was if as_it_was.endswith("\n") else as_it_was + "\n"


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part) for part in node.value]
    return node.value


def _value_end(text: str, node: yaml.Node) -> int:
    in_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    return _content_end(text, node.end_mark.index) if in_block else node.end_mark.index


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _content_end(text: str, index: int) -> int:
    """The end of the last line before `index` that holds more than a comment; what follows belongs to what follows."""
    lines = text[:index].splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return sum(map(len, lines))
