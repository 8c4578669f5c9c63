"""The columns of an agreement's table, as agreements wrote them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import create_model

from prioritise.files.agreement.columns import milestone_columns
from prioritise.files.cells import NeededText, Text
from prioritise.files.choices import ONE_OF
from prioritise.files.exercise.tables import Row


class AgreementRow(Row):
    """One row as written. Every figure stays text: agreements hold `TBC`, `31%` and `placeholder` in these cells."""

    number: Text = ""
    title: NeededText
    baseline: Text = ""
    year: Text = ""
    t1: Text = ""
    t2: Text = ""
    t3: Text = ""
    lead: Text = ""
    partners: Text = ""
    kind: Annotated[Literal["designated", "education", "local", ""], ONE_OF] = ""
    measure: Annotated[Literal["level", "change", ""], ONE_OF] = ""
    better: Annotated[Literal["higher", "lower", ""], ONE_OF] = ""
    unit: Text = ""
    indicator: Text = ""
    area_code: Text = ""
    no_stretch: Text = ""
    source: Text = ""


def agreement_row(years: Sequence[str]) -> type[AgreementRow]:
    """Return the row of a table for a plan of these years: with a column more for each year after the third."""
    further = {column: (Text, "") for column in milestone_columns(years) if column not in AgreementRow.model_fields}
    return create_model("AgreementRow", __base__=AgreementRow, **further)  # type: ignore[call-overload,no-any-return]
