"""Writing parts of a YAML file as a person would: words and figures without quotation marks they do not need."""

from __future__ import annotations

import io
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from prioritise.files.yaml_text import NOTHING


def dumped(data: Any, *, flow: bool | None) -> str:
    """Return data as YAML: on one line with `flow`; with None a line for each name of a list's parts, the rest on one
    line.
    """
    buffer = io.StringIO()
    dumper = _Dumper(buffer, flow=flow)
    dumper.open()
    node: Any = dumper.represent_data(data)
    if flow is None:
        # Every part has a line for each name; what stands under one is on one line where it can be.
        node.flow_style = False
        for part in node.value:
            part.flow_style = False
    dumper.serialize(node)
    dumper.close()
    return buffer.getvalue()


class _Dumper(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """Writes words and figures as they are, without the quotation marks that other readers of YAML would need."""

    def __init__(self, stream: io.StringIO, *, flow: bool | None) -> None:
        Emitter.__init__(self, stream, width=1_000_000, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, default_flow_style=flow, sort_keys=False)  # type: ignore[arg-type]
        BaseResolver.__init__(self)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent lists further than the name above them, as in the worked example."""
        super().increase_indent(flow, False)

    def represent_text(self, text: str) -> yaml.Node:
        """Represent a text plainly, but for words that stand for nothing."""
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="'" if text in NOTHING else None)


_Dumper.add_representer(str, _Dumper.represent_text)
