"""Reading YAML safely: plain text, lists and mappings; no repeated names, no aliases, no tags that build objects."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

import yaml

from prioritise.files.cells import quoted
from prioritise.files.limits import Limits, limits
from prioritise.files.problem_list import ProblemList
from prioritise.files.text import decode
from prioritise.files.yaml_correction import line_put_right, without_commas
from prioritise.files.yaml_faults import fault_words
from prioritise.files.yaml_part import own_spelling
from prioritise.words import counted

NOTHING = ("", "~", "null")
FIGURE_BEFORE_COMMA = re.compile(r"[^\d\s]{0,2}\s?\d{1,3}", re.ASCII)
"""What stands before the first comma of a figure such as 320,000, £320,000 or -320,000."""
AFTER_COMMA = re.compile(r"\d{3}(\.\d+)?\D?", re.ASCII)
SURELY_AFTER_COMMA = re.compile(r"0\d\d(\.\d+)?", re.ASCII)
"""In a list, 500 after a comma may be a figure of its own; nobody writes one as 000."""
REMEMBERED_CHARACTERS = 20_000
"""An exercise has a few thousand; what is much longer would take memory for as long as a server runs."""
AS_IN_EXAMPLE = "compare it with the worked example"


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML file holds, every figure and word still text, with the row each part stands on."""

    data: dict[str, Any]
    node: yaml.Node
    _pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, repr=False, compare=False)

    def row_of(self, location: Sequence[int | str]) -> int:
        """Return the row of the part at this place, or of the nearest thing around it."""
        node, row = self.node, self.node.start_mark.line
        for part in location:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                row = node.start_mark.line
            elif isinstance(node, yaml.MappingNode) and (pair := self._pair(node, str(part))):
                key, node = pair
                row = key.start_mark.line
        return row + 1

    def _pair(self, node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
        if id(node) not in self._pairs:
            loosely = {own_spelling(key.value): (key, value) for key, value in node.value if isinstance(key.value, str)}
            exactly = {key.value: (key, value) for key, value in node.value if isinstance(key.value, str)}
            self._pairs[id(node)] = loosely | exactly
        return self._pairs[id(node)].get(name)


class _Refused(yaml.MarkedYAMLError):
    """YAML that is correct and that a reader of the file would misread; `note` says what to do."""


class _StrictLoader(yaml.BaseLoader):
    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self._depth, self._most = 0, limits()

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise _Refused(
                problem=f"“*{event.anchor}”, which stands for text that is written elsewhere",
                note="write it out in full",
                problem_mark=event.start_mark,
            )
        self._depth += 1
        if self._depth > self._most.yaml_depth:
            raise self._too_much(f"more than {self._most.yaml_depth} lists within lists", AS_IN_EXAMPLE)
        node = super().compose_node(parent, index)
        self._depth -= 1
        if isinstance(node, yaml.CollectionNode) and len(node.value) > self._most.yaml_parts:
            found = f"{len(node.value):,} parts in one list; the most that are read is {self._most.yaml_parts:,}"
            raise _Refused(problem=found, note="keep tables in CSV files", problem_mark=node.start_mark)
        return node

    def _too_much(self, found: str, what_to_do: str) -> _Refused:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        return _Refused(problem=found, note=what_to_do, problem_mark=mark)


def read_yaml(name: str, content: bytes, problems: ProblemList) -> YamlText | None:
    """Return the mapping a YAML file holds, or None with a problem noted.

    Words such as `no` and `2026-01-01` stay as they are written. A name with nothing after it counts as left out.
    """
    if len(content) > limits().yaml_bytes:
        found = f"{len(content):,} bytes; the most that are read is {limits().yaml_bytes:,}"
        problems.add(name, found, "keep tables in CSV files and leave only settings here")
        return None
    text = decode(name, content, problems)
    if text is None:
        return None
    try:
        node = _composed(text)
        plain = _Plain(name, text, problems)
        data = plain.value(node)
        plain.note_cut_figures()
    except yaml.MarkedYAMLError as error:
        row, line = _where(error, text)
        found = error.problem or ""
        if not isinstance(error, _Refused):
            found = f"{quoted(line) if line.strip() else 'text'}, which cannot be read: {fault_words(found)}"
        problems.add(name, found, error.note or _what_to_do(error, text, row), row=row)
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


def sound_yaml(name: str, content: bytes) -> YamlText:
    """Return the mapping a YAML file holds. Raises FileProblems."""
    problems = ProblemList()
    text = read_yaml(name, content, problems)
    if text is None:
        raise problems.refusal()
    return text


def read_yaml_cell(text: str) -> Any:
    """Return what one cell holds as plain lists, names and text; the cell as it stands where it is not sound YAML."""
    try:
        if len(text) > limits().yaml_bytes:
            return text
        return _Plain("", text, ProblemList()).value(_composed(text))
    except (yaml.YAMLError, RecursionError):
        return text


def _composed(text: str) -> yaml.Node | None:
    return _remembered(text, limits()) if len(text) <= REMEMBERED_CHARACTERS else _anew(text)


@lru_cache(maxsize=64)
def _remembered(text: str, _most: Limits) -> yaml.Node | None:
    """Compose a text once: the same files are read again and again, and nobody changes a node.

    The limits it obeyed are part of what is remembered. A text that cannot be read is not remembered.
    """
    return _anew(text)


def _anew(text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(text, Loader=_StrictLoader)
    return node


def _what_to_do(error: yaml.MarkedYAMLError, text: str, row: int | None) -> str:
    rows = [row or 0, *(mark.line + 1 for mark in (error.context_mark, error.problem_mark) if mark is not None)]
    line = line_put_right(text, [*rows, *(number - 1 for number in rows)])
    indented = len(line) - len(line.lstrip())
    after = f", after {counted(indented, 'space')}" if indented else ""
    return (
        f"write this line instead{after}: {line.strip()}"
        if line
        else f"correct this row or the one above; {AS_IN_EXAMPLE}"
    )


def _where(error: yaml.MarkedYAMLError, text: str) -> tuple[int | None, str]:
    """The row of a fault and its text; of what is never closed, where it opens and not the end of the file."""
    lines = text.splitlines()
    for mark in (error.problem_mark, error.context_mark):
        if mark is not None and mark.line < len(lines) and lines[mark.line].strip():
            return mark.line + 1, lines[mark.line]
    return (error.problem_mark.line + 1 if error.problem_mark else None), ""


class _Plain:
    """Turns nodes into plain lists, mappings and text. What a reader of the file would misread is noted."""

    def __init__(self, file: str, text: str, problems: ProblemList) -> None:
        self._file, self._text, self._problems = file, text, problems
        self._cut: list[tuple[int, _CutFigure, str]] = []

    def value(self, node: yaml.Node | None) -> Any:
        """Return the node as plain data; None where nothing is written."""
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
                self._cut_figure(key, value, f"“{value.text}” after {key.value}: in braces a comma begins a new name")
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
        pairs = deque(node.value)
        while pairs:
            key, value = pairs.popleft()
            text = value.value if isinstance(value, yaml.ScalarNode) and value.style is None else ""
            cut, before_comma = text, node.flow_style and FIGURE_BEFORE_COMMA.fullmatch(text)
            while before_comma and pairs and self._stands_alone(*pairs[0]) and AFTER_COMMA.fullmatch(pairs[0][0].value):
                cut += f",{pairs.popleft()[0].value}"
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
                self._cut_figure(after, figure, f"“{figure.text}”: in brackets a comma begins the next entry")

    def note_cut_figures(self) -> None:
        """Note every figure that its commas cut, with its row as it would be right."""
        lines = self._text.splitlines()
        for row, figure, found in self._cut:
            right = without_commas(lines[row - 1], [other.text for at, other, _found in self._cut if at == row])
            self._problems.add(self._file, found, f"{figure.hint}; the line put right: {right}", row=row)

    def _cut_figure(self, node: yaml.Node, figure: _CutFigure, found: str) -> None:
        self._cut.append((node.start_mark.line + 1, figure, found))

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
