"""Reading YAML safely: plain text, lists and mappings; no repeated names, no aliases, no tags that build objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from prioritise.files.cells import quoted
from prioritise.files.problem_list import ProblemList
from prioritise.files.text import decode

LARGEST_YAML_BYTES = 1_000_000
"""Far more than any exercise or criterion needs; a larger file would keep people waiting."""
NOTHING = ("", "~", "null")
FIGURE_BEFORE_COMMA = re.compile(r"[^\d\s]{0,2}\s?\d{1,3}", re.ASCII)
"""What stands before the first comma of a figure such as 320,000, £320,000 or -320,000."""
AFTER_COMMA = re.compile(r"\d{3}(\.\d+)?\D?", re.ASCII)
SURELY_AFTER_COMMA = re.compile(r"0\d\d(\.\d+)?", re.ASCII)
"""In a list, 500 after a comma may be a figure of its own; nobody writes one as 000."""
AS_IN_EXAMPLE = "compare it with the worked example"


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML file holds, every figure and word still text, with the row each part stands on."""

    data: dict[str, Any]
    node: yaml.Node

    def row_of(self, location: Sequence[int | str]) -> int:
        """The row of the part at this place, or of the nearest thing around it."""
        node, row = self.node, self.node.start_mark.line
        for part in location:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                row = node.start_mark.line
            elif isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if key.value == str(part):
                        node, row = value, key.start_mark.line
        return row + 1


class _Refused(yaml.MarkedYAMLError):
    """YAML that is correct and that a reader of the file would misread; `note` says what to do."""


class _StrictLoader(yaml.BaseLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise _Refused(problem="an alias (*name)", note="write it out in full", problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def read_yaml(name: str, content: bytes, problems: ProblemList) -> YamlText | None:
    """The mapping a YAML file holds, or None with a problem noted.

    Words such as `no` and `2026-01-01` stay as they are written. A name with nothing after it counts as left out.
    """
    if len(content) > LARGEST_YAML_BYTES:
        problems.add(name, "more than a million bytes", "keep tables in CSV files and leave only settings here")
        return None
    text = decode(name, content, problems)
    if text is None:
        return None
    try:
        node = yaml.compose(text, Loader=_StrictLoader)
        data = _Plain(name, text, problems).value(node)
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line + 1 if error.problem_mark else None
        found = error.problem or "something unreadable"
        if not isinstance(error, _Refused):
            line = text.splitlines()[row - 1] if row and row <= len(text.splitlines()) else ""
            found = f"{quoted(line) if line.strip() else 'text'} that is not YAML ({found})"
        problems.add(name, found, error.note or f"correct this row or the one above; {AS_IN_EXAMPLE}", row=row)
        return None
    except yaml.reader.ReaderError as error:
        row = text[: error.position].count("\n") + 1
        problems.add(name, "a control character", "delete it", row=row)
        return None
    except RecursionError:
        problems.add(name, "lists within lists within lists, without end", AS_IN_EXAMPLE)
        return None
    if node is None or not isinstance(data, dict) or not data:
        problems.add(name, "no names and values in it", AS_IN_EXAMPLE)
        return None
    return YamlText(data, node)


class _Plain:
    """Turns nodes into plain lists, mappings and text. What a reader of the file would misread is noted."""

    def __init__(self, file: str, text: str, problems: ProblemList) -> None:
        self._file, self._text, self._problems = file, text, problems

    def value(self, node: yaml.Node | None) -> Any:
        """The node as plain data; None where nothing is written."""
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            if node.flow_style:
                self._check_list(node)
            return [self.value(part) for part in node.value]
        if isinstance(node, yaml.ScalarNode) and (node.style is not None or node.value not in NOTHING):
            return node.value
        return None

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        seen: set[str] = set()
        for key, value in self._rejoined(node):
            if isinstance(value, _CutFigure):
                self._note(key, f"“{value.text}” after {key.value}: in braces a comma begins a new name", value.hint)
                plain[key.value] = value.whole
            elif not isinstance(key, yaml.ScalarNode):
                raise _Refused(problem="a list or mapping as a name", note="use a word", problem_mark=key.start_mark)
            elif key.value in seen:
                self._note(key, f"the name {key.value} twice", "keep one")
            elif self._stands_alone(key, value):
                hint = "write its value after a colon; text that holds a comma belongs in quotation marks"
                self._note(key, f"the name “{key.value}” in braces with nothing after it", hint)
            elif (part := self.value(value)) is not None:
                plain[key.value] = part
            seen.add(str(key.value))
        return plain

    def _rejoined(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, Any]]:
        """The pairs of a mapping. In braces a figure that its commas cut into names is put together again."""
        pairs = list(node.value)
        while pairs:
            key, value = pairs.pop(0)
            text = value.value if isinstance(value, yaml.ScalarNode) and value.style is None else ""
            cut, before_comma = text, node.flow_style and FIGURE_BEFORE_COMMA.fullmatch(text)
            while before_comma and pairs and self._stands_alone(*pairs[0]) and AFTER_COMMA.fullmatch(pairs[0][0].value):
                cut += f",{pairs.pop(0)[0].value}"
            yield key, _CutFigure(cut) if cut != text else value

    def _stands_alone(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Whether a name has neither a colon nor a value, which only braces allow."""
        between = self._text[key.end_mark.index : value.start_mark.index]
        return isinstance(key, yaml.ScalarNode) and _is_nothing(value) and ":" not in between

    def _check_list(self, node: yaml.SequenceNode) -> None:
        for before, after in pairwise(node.value):
            texts = [part.value for part in (before, after) if isinstance(part, yaml.ScalarNode) and part.style is None]
            if len(texts) == 2 and FIGURE_BEFORE_COMMA.fullmatch(texts[0]) and SURELY_AFTER_COMMA.fullmatch(texts[1]):
                figure = _CutFigure(",".join(texts))
                self._note(after, f"“{figure.text}”: in brackets a comma begins the next entry", figure.hint)

    def _note(self, node: yaml.Node, found: str, what_to_do: str) -> None:
        self._problems.add(self._file, found, what_to_do, row=node.start_mark.line + 1)


@dataclass(frozen=True, slots=True)
class _CutFigure:
    """A figure written with commas where a comma parts names, such as 320,000 in braces."""

    text: str

    @property
    def whole(self) -> str:
        return "".join(mark for mark in self.text if mark in "-.0123456789")

    @property
    def hint(self) -> str:
        return f"write {self.whole}, or put it on a line of its own"


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and not node.value
