"""Rows read column by column: each text of a column once, however many rows have it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from prioritise.files.cells import PlainFigure
from prioritise.files.exercise.directory import Directory
from prioritise.files.exercise.read_as import is_read_as_written
from prioritise.files.percent_sign import has_percent_sign

RowModel = TypeVar("RowModel", bound=BaseModel)

LOOK_AGAIN = object()
"""In place of a value: a cell that is refused, or whose meaning rests on the rest of its row."""


class QuickRows(Generic[RowModel]):
    """Reads the rows of a table whose cells are all sound by themselves, as the table's model would.

    `headings` are all known, none is there twice, and none that is needed is missing. `figures` are the columns in
    which a percent sign means what another cell says, and `loose` those where more than one spelling is understood.
    """

    def __init__(
        self,
        model: type[RowModel],
        headings: Sequence[str],
        directory: Directory,
        figures: Collection[str],
        loose: Collection[str],
    ) -> None:
        self._model, self._headings = model, tuple(headings)
        self._noted: dict[int, set[str]] = {}
        self._texts = [
            _Texts(
                read=_reader(model, heading),
                meant=_meaning(directory, heading),
                figure=_plain_figure(model, heading),
                is_figure=heading in figures,
                note=self._noter(place) if heading in loose else None,
            )
            for place, heading in enumerate(headings)
        ]
        self._fields_set = set(headings)
        absent = {name: info.default for name, info in model.model_fields.items() if name not in self._headings}
        self._in_order = dict.fromkeys(model.model_fields) | absent

    def read(self, lines: Sequence[Sequence[str]]) -> list[RowModel | None]:
        """Return every row, in order; None where one must be looked at as a whole."""
        size = len(self._headings)
        whole = [len(line) == size for line in lines]
        columns = zip(*compress(lines, whole), strict=True)
        read = [list(map(texts.__getitem__, column)) for texts, column in zip(self._texts, columns, strict=False)]
        unsure = any(texts.is_unsure for texts in self._texts)
        value_rows = zip(*read, strict=True)
        rows: Iterator[RowModel | None] = (
            None if unsure and LOOK_AGAIN in values else self._row(values) for values in value_rows
        )
        return [next(rows) if is_whole else None for is_whole in whole]

    def _row(self, values: tuple[Any, ...]) -> RowModel:
        row = self._model.__new__(self._model)
        fields = dict(self._in_order)
        fields.update(zip(self._headings, values, strict=True))
        # What is read is put in place as unpickling does, since each value has been checked already.
        put = object.__setattr__
        put(row, "__dict__", fields)
        put(row, "__pydantic_fields_set__", self._fields_set)
        put(row, "__pydantic_extra__", None)
        put(row, "__pydantic_private__", None)
        return row

    def is_noted(self, line: Sequence[str]) -> bool:
        """Tell whether a cell of a row that was read is spelled otherwise than it was understood."""
        return any(line[place] in noted for place, noted in self._noted.items())

    def _noter(self, place: int) -> Callable[[str], None]:
        return lambda text: self._noted.setdefault(place, set()).add(text)


class _Texts(dict[str, Any]):
    """What the texts of one column mean, worked out when a text is first met."""

    def __init__(
        self,
        read: Callable[[str], Any],
        meant: Callable[[str], Any] | None,
        figure: PlainFigure | None,
        is_figure: bool,
        note: Callable[[str], None] | None,
    ) -> None:
        super().__init__()
        self._read, self._meant, self._is_figure, self._note = read, meant, is_figure, note
        self._figure = figure
        self.is_unsure = False

    def __missing__(self, text: str) -> Any:
        if self._figure is not None and (number := self._figure.number_in(text)) is not None:
            self[text] = number
            return number
        value = self[text] = self._value(text)
        if value is LOOK_AGAIN:
            self.is_unsure = True
        elif self._note and not is_read_as_written(text, value):
            self._note(text)
        return value

    def _value(self, text: str) -> Any:
        meant = self._meant(text) if self._meant else text
        if meant is LOOK_AGAIN or (self._is_figure and "%" in meant and has_percent_sign(meant)):
            return LOOK_AGAIN
        try:
            value = self._read(meant)
        except ValidationError:
            return LOOK_AGAIN
        # A list could be changed by whoever has one of the rows.
        return LOOK_AGAIN if isinstance(value, list) else value


def _reader(model: type[BaseModel], column: str) -> Callable[[str], Any]:
    """How a model reads one cell of a column. Raises pydantic's ValidationError when the reader refuses it."""
    info = model.model_fields[column]
    kind: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    adapter = _adapter(kind)
    as_text, read = getattr(model, "cell_text", None), adapter.validator.validate_python
    return read if as_text is None else lambda text: read(as_text(text))


def _plain_figure(model: type[BaseModel], column: str) -> PlainFigure | None:
    return next((mark for mark in model.model_fields[column].metadata if isinstance(mark, PlainFigure)), None)


@lru_cache(maxsize=256)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _meaning(directory: Directory, column: str) -> Callable[[str], Any] | None:
    if column not in directory.known:
        return None

    def meant(text: str) -> Any:
        unsure: list[object] = []
        parts = text.split(";") if column == "partners" else [text]
        ids = [directory.meant(column, part, unsure.append) for part in parts]
        return LOOK_AGAIN if unsure else ";".join(ids)

    return meant
