"""Changing what stands under one name at the top of a YAML file; every other byte of it, comments too, stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from prioritise.files.problem_list import ProblemList
from prioritise.files.text import decode
from prioritise.files.yaml_text import YamlText, read_yaml
from prioritise.files.yaml_written import dumped

BY_HAND = "change it by hand, in the form the worked example has"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def yaml_data(file: str, content: bytes) -> dict[str, Any]:
    """Return what a YAML file holds, every figure and word as text. Raises FileProblems."""
    return _read(file, content).data


def with_top(file: str, content: bytes, name: str, value: Any) -> bytes:
    """Return the bytes of a YAML file with another value under a name at its top.

    The value is text, lists and mappings of text. Parts of a list that stay keep their bytes. Raises FileProblems where
    the file is not in a form that can be changed, or what was written does not read back the same.
    """
    before = _read(file, content)
    if before.data.get(name) == value:
        return content
    problems = ProblemList()
    text = decode(file, content, problems) or ""
    mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
    node = before.node
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise _refused(file, name)
    line_end = "\r\n" if "\r\n" in text else "\n"
    pair = next(((key, part) for key, part in node.value if key.value == name), None)
    written = _block(name, value, pair[1] if pair else None, text)
    if pair is None:
        end = _content_end(text, node.end_mark.index)
        start = end
        written = written if not end or text[end - 1] == "\n" else "\n" + written
    else:
        start = _line_start(text, pair[0].start_mark.index)
        end = _value_end(text, pair[1])
    after = mark + f"{text[:start]}{written.replace(chr(10), line_end)}{text[end:]}".encode()
    if _read(file, after).data != {**before.data, name: value}:
        raise _refused(file, name)
    return after


def _block(name: str, value: Any, node: yaml.Node | None, text: str) -> str:
    if isinstance(value, list) and value and all(isinstance(part, Mapping) for part in value):
        kept = _kept_parts(node, text)
        column = node.start_mark.column if kept and node is not None else 2
        return f"{name}:\n" + "".join(_part(part, kept, " " * column) for part in value)
    if isinstance(value, Mapping) and value:
        lines = "".join(f"  {key}: {_inline(part)}\n" for key, part in value.items())
        return f"{name}:\n{lines}"
    return f"{name}: {_inline(value)}\n"


def _inline(value: Any) -> str:
    return dumped(value, flow=True).strip().removesuffix("...").strip() if value != "" else "''"


def _part(part: Mapping[str, Any], kept: Sequence[tuple[Any, str]], indent: str) -> str:
    as_it_was = next((written for data, written in kept if data == part), None)
    if as_it_was is not None:
        return as_it_was
    return "".join(f"{indent}{line}\n" for line in dumped([dict(part)], flow=None).splitlines())


def _kept_parts(node: yaml.Node | None, text: str) -> list[tuple[Any, str]]:
    """The parts of a list in block form as data, with their lines as they are written."""
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        return []
    starts = [_line_start(text, part.start_mark.index) for part in node.value]
    ends = [*starts[1:], _content_end(text, node.end_mark.index)]
    texts = [text[start:end].replace("\r\n", "\n") for start, end in zip(starts, ends, strict=True)]
    return [
        (_plain(part), lines if lines.endswith("\n") else lines + "\n")
        for part, lines in zip(node.value, texts, strict=True)
    ]


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part) for part in node.value]
    return node.value


def _value_end(text: str, node: yaml.Node) -> int:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        return _content_end(text, node.end_mark.index)
    end = text.find("\n", node.end_mark.index)
    return len(text) if end < 0 else end + 1


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _content_end(text: str, index: int) -> int:
    """The end of the last line before `index` that holds more than a comment; what follows belongs to what follows."""
    lines = text[:index].splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return sum(map(len, lines))


def _read(file: str, content: bytes) -> YamlText:
    problems = ProblemList()
    text = read_yaml(file, content, problems)
    if text is None:
        raise problems.refusal()
    return text


def _refused(file: str, name: str) -> Exception:
    problems = ProblemList()
    problems.add(file, "a form that cannot be changed here", BY_HAND, column=name)
    return problems.refusal()
