"""A workbook whose formulas were never worked out is refused with the cells, and one that was worked out is read."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl

from prioritise.files.problem_list import ProblemList
from prioritise.files.sheet import sheet_as_csv


def workbook(*rows: tuple[object, ...]) -> bytes:
    """A workbook as a program writes it that works nothing out: formulas without results, on the second sheet."""
    book = openpyxl.Workbook()
    book.active.append(["A cover", "=1+1"])
    sheet = book.create_sheet("Targets, all")
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_result(content: bytes, before: bytes, after: bytes) -> bytes:
    """The same workbook with one part of its second sheet written as a spreadsheet writes it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet2.xml"):
                assert re.search(before, text)
                text = re.sub(before, after, text)
            new.writestr(name, text)
    return buffer.getvalue()


def read(content: bytes) -> tuple[str, list[str]]:
    problems = ProblemList()
    text = sheet_as_csv("book.xlsx", content, problems, holds=lambda rows: bool(rows) and "value" in rows[0]).decode()
    return text, [each.sentence for each in problems.problems]


def test_formulas_without_results_are_refused_with_their_cells():
    text, problems = read(workbook(("target", "value"), ("a", "=10+5"), ("b", 3), ("c", "=B2*2")))
    assert text == ""
    assert problems == [
        (
            "book.xlsx | a formula without its result in B2, B4 of the sheet “Targets, all” | "
            "open it in a spreadsheet, save it, and give it again; or paste the results"
        )
    ]


def test_many_are_counted():
    _text, (problem,) = read(workbook(("target", "value"), *(("a", "=1") for _ in range(8))))
    assert "B2, B3, B4, B5, B6 and 3 more" in problem


def test_a_formula_with_its_result_is_read_as_the_result():
    content = workbook(("target", "value"), ("a", "=10+5"))
    result = with_result(content, rb"<f>10\+5</f><v ?/>|<f>10\+5</f><v></v>", b"<f>10+5</f><v>15</v>")
    assert read(result) == ("target,value\na,15\n", [])


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell():
    content = workbook(("target", "value", "source"), ("a", '=IF(1,"","x")', "B"))
    result = with_result(content, b'<c r="B2"><f>', b'<c r="B2" t="str"><f>')
    assert read(result) == ("target,value,source\na,,B\n", [])


def test_formulas_of_a_sheet_that_is_not_read_do_not_matter():
    assert read(workbook(("target", "value"), ("a", 15))) == ("target,value\na,15\n", [])
