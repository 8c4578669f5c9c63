"""A file that cannot be read is refused: where, what was found, what to do, and nothing is written."""

import io
import zipfile

import pytest

from prioritise.cli import main
from prioritise.files.limits import limits
from tests.files.published.made_up import DOWNLOAD_HEADINGS, ROCHDALE, download, imported, refused, table

SENDING = b"IndicatorId,Year,YearRange,Quarter,Month,AgeId,SexId,AreaCode,Count,Value,LowerCI95,UpperCI95,Denominator\n"
SENDING_ROW = b"91491,2030,1,-1,-1,44,1,E92000001,-1,35.3,34.9,35.7,56704\n"
NEW_FORM = b"area_code,date_from,date_to,period_type,sex,age_from_years_inclusive,age_to_years_inclusive,count,value\n"
NEW_FORM_ROW = b"U25656,2024-01-01,2024-12-31,calendar_year,male,5,10,3456,5678\n"


def workbook() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return content.getvalue()


BAD = {
    "empty": (b"", "nothing in it"),
    "byte-order mark only": (b"\xef\xbb\xbf", "nothing in it"),
    "empty lines only": (b"\n\n,,\n", "nothing in it"),
    "headings only": (table(DOWNLOAD_HEADINGS, []), "headings and no rows under them"),
    "Excel renamed to CSV": (workbook(), "an Excel workbook or zip under this name"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook"),
    "UTF-16": (download({}).decode().encode("utf-16"), "text in UTF-16"),
    "UTF-16 without a mark": (download({}).decode().encode("utf-16-le"), "control characters"),
    "letters of another alphabet": (
        download({"Area Name": "X"}).replace(b"X", b"\xe9"),
        "row 2 | letters that are not UTF-8",
    ),
    "control character": (download({"Area Name": "\x07"}), "row 2 | control characters"),
    "web page": (b"<!DOCTYPE html><html></html>", "a web page"),
    "JSON": (b'{"values": []}', "a web page or other format"),
    "semicolons": (download({}).replace(b",", b";"), "not separated by commas"),
    "tabs": (download({}).replace(b",", b"\t"), "not separated by commas"),
    "open quotation mark": (download({}) + b'93763,"Alcohol\n', "a row that cannot be read"),
    "formula": (download({"Area Name": "=cmd|'/c calc'!A1"}), "row 2, column 6 | “=cmd|'/c calc'!A1”"),
    "formula in another area": (download({}, {"Area Code": "E06000001", "Age": "=1+1"}), "row 3, column 9"),
    "formula inside quotes": (download({"Category": '"=HYPERLINK(1)"'}), "as a formula"),
    "formula after an at sign": (download({"Category": "@SUM(1)"}), "as a formula"),
    "formula after a plus": (download({"Category": "+cmd|x"}), "as a formula"),
    "formula in a column that is not used": (download({"Value note": "=1"}), "as a formula"),
    "no headings": (download({}).splitlines()[1], "holds no headings this reads"),
    "other headings": (b"Col0,Col1\nAAAA,BBBB\n", "holds no headings this reads"),
    "a needed heading missing": (download({}).replace(b"Time period,", b"When,", 1), "no column for “timeperiod”"),
    "a heading twice": (
        download({}).replace(b"Area Type", b"Value", 1),
        "two columns for the same thing, “Value” and “Value”",
    ),
    "the form for sending figures": (SENDING + SENDING_ROW, "the form for sending figures"),
    "the same in other letters": (SENDING.upper() + SENDING_ROW, "the form for sending figures"),
    "the newer form": (NEW_FORM + NEW_FORM_ROW, "the form for sending figures"),
    "the newer form after an empty line": (b"\n" + NEW_FORM + NEW_FORM_ROW, "row 2 | the form for sending figures"),
    "the newer form with a heading twice": (NEW_FORM.replace(b"date_to", b"date_from"), "the form for sending figures"),
    "a cell without end": (download({"Category": "x" * 200_000}), "a row that cannot be read"),
}


@pytest.mark.parametrize("case", BAD)
def test_it_is_refused_in_words(case):
    content, expected = BAD[case]
    assert expected in refused(content)


@pytest.mark.parametrize("case", BAD)
def test_the_command_ends_with_2_and_leaves_the_folder_as_it_was(case, tmp_path, capsys):
    folder = tmp_path / "out"
    folder.mkdir()
    folder.joinpath("indicators.csv").write_bytes(b"as it was")
    tmp_path.joinpath("bad.csv").write_bytes(BAD[case][0])
    code = main(["import-fingertips", str(tmp_path / "bad.csv"), "--area", ROCHDALE, "--out", str(folder)])
    assert code == 2
    assert [path.name for path in folder.iterdir()] == ["indicators.csv"]
    assert folder.joinpath("indicators.csv").read_bytes() == b"as it was"
    assert BAD[case][1] in capsys.readouterr().err


def test_a_file_of_200_million_bytes_is_refused_before_it_is_read(tmp_path, capsys):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert main(["import-fingertips", str(path), "--area", ROCHDALE, "--out", str(tmp_path / "out")]) == 2
    assert "200 million bytes; the most that is read is 50 million" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_bytes_over_the_limit_are_refused_too():
    assert "the most that is read" in refused(b"a" * (limits().published_bytes + 1))


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert (
        main(["import-fingertips", str(tmp_path / "no.csv"), "--area", ROCHDALE, "--out", str(tmp_path / "out")]) == 2
    )
    assert "no.csv could not be read or written" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["-5.2", "+5.2", "<65 yrs", "e.g. this = that", "a@b"])
def test_what_only_looks_a_little_like_a_formula_passes(text):
    assert imported(download({"Value note": text})).rows_kept == 1
