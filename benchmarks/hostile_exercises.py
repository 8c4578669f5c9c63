"""Hostile exercises: zips, workbooks, YAML and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from benchmarks.hostile_bytes import (
    BOOK,
    SHEET,
    TEXTS,
    locked,
    lying,
    replaced,
    sheet,
    styles,
    texts,
    with_bomb,
    with_link,
    workbook,
    workbook_parts,
    zipped,
)
from benchmarks.hostile_case import Case, Door
from tests.files.small_exercise import small_files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
COSTS = b"intervention,fund,year,amount_gbp,kind,recurrent\n"
NOT_A_ZIP, NOT_A_BOOK = "cannot be opened as a zip", "cannot be opened as an Excel workbook"
NO_SHEETS, SOUND = "none of an exercise's sheets", "5 interventions"
CONTROL = "a control character"
LOCKED = "locked with a password"
DECLARES = "declares what no spreadsheet writes"
BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + place, b"&%c;" % (97 + place) * 10) for place in range(9)
) + b"]>"  # fmt: skip


def exercises() -> tuple[Case, ...]:
    """Every hostile exercise."""
    return (*_zips(), *_workbooks(), *_yaml(), *_tables())


def _case(title: str, content: Callable[[], bytes], says: str, file: str = "x.zip", *, read: bool = False) -> Case:
    return Case(title, Door.EXERCISE, file, content, says, read)


def _zip_of(changed: Mapping[str, bytes]) -> bytes:
    return zipped(small_files() | changed)


def _in(file: str, before: str, after: str) -> Callable[[], bytes]:
    return lambda: _zip_of({file: small_files()[file].replace(before.encode(), after.encode(), 1)})


def _rest(name: str = "costs.csv") -> dict[str, bytes]:
    return {other: content for other, content in small_files().items() if other != name}


def _zips() -> tuple[Case, ...]:
    return (
        _case("a zip that says it unpacks to 150 MB", lambda: zipped({"costs.csv": b"0" * 150_000_000}), ""),
        _case("deflate that says 1 KB and unpacks to 150 MB", lambda: with_bomb(_rest(), "costs.csv", 150), NOT_A_ZIP),
        _case("bz2", lambda: with_bomb(_rest(), "costs.csv", 100, zipfile.ZIP_BZIP2), "packed in an unusual way"),
        _case("lzma", lambda: with_bomb(_rest(), "costs.csv", 50, zipfile.ZIP_LZMA), "packed in an unusual way"),
        _case(
            "a zip that says it is larger than it is",
            lambda: lying(_zip_of({}), "costs.csv", 9_999_999),
            SOUND,
            read=True,
        ),
        _case("201 files", lambda: zipped({f"{place}.csv": b"" for place in range(201)}), "at most 200 files"),
        _case("20,000 files", lambda: zipped({f"{place}.csv": b"" for place in range(20_000)}), "at most 200 files"),
        _case("a file of 21 MB", lambda: _zip_of({"costs.csv": b"x" * 21_000_000}), "the 20 million that are read"),
        _case("zip slip", lambda: zipped(_under("../")), "no files"),
        _case("absolute names", lambda: zipped(_under("/etc/")), "no files"),
        _case(
            "backslashes that lead out",
            lambda: zipped(_under("..\\..\\")),
            "no files",
        ),
        _case("a link to a file of the machine", lambda: with_link(_rest(), "costs.csv", b"/etc/passwd"), "costs.csv"),
        _case("a zip in a zip", lambda: zipped({"exercise.zip": _zip_of({})}), "exercise.yaml"),
        _case("the same name twice", _twice, "two files of the same name"),
        _case("two exercises", lambda: zipped(_under("a/") | _under("b/")), "more than one exercise"),
        _case("a lock", lambda: locked(_zip_of({})), LOCKED),
        _case("nothing at all", lambda: b"", "nothing in it"),
        _case("an empty zip", lambda: zipped({}), "no files"),
        _case("a zip cut in half", lambda: _zip_of({})[:2000], NOT_A_ZIP),
        _case("a zip without its first half", lambda: _zip_of({})[2000:], NOT_A_ZIP),
        _case("a zip with its list damaged", lambda: _zip_of({}).replace(b"PK\x01\x02", b"PK\x01\x03"), NOT_A_ZIP),
        _case("a picture called .zip", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 999, NOT_A_ZIP),
        _case("a program called .zip", lambda: b"\x7fELF" + bytes(range(256)) * 50, NOT_A_ZIP),
        _case("a CSV file called .zip", lambda: small_files()["costs.csv"], NOT_A_ZIP),
        _case("a zip called .csv", lambda: _zip_of({}), SOUND, "costs.csv", read=True),
        _case("names in other letters", lambda: _zip_of({"\u202egnp.exe": b"x", "a\x1b[2Jb.csv": b"x"}), "\\x1b[2J"),
        _case("a name of 60,000 letters", lambda: _zip_of({"a" * 60_000: b"x"}), SOUND, read=True),
    )


def _twice() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("costs.csv", b"one")
        archive.writestr("costs.csw", b"two")
    return buffer.getvalue().replace(b"costs.csw", b"costs.csv")


def _under(folder: str) -> dict[str, bytes]:
    return {f"{folder}{name}": content for name, content in small_files().items()}


def _workbooks() -> tuple[Case, ...]:
    def book(title: str, changed: Callable[[], Mapping[str, bytes]], says: str) -> Case:
        return _case(title, lambda: workbook(changed()), says, "x.xlsx")

    row = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    return (
        book("a million shared texts", lambda: texts(1_000_000), "200,000 texts"),
        book("3 million shared texts, 60 MB", lambda: texts(3_000_000, b"a"), "50 million bytes once unpacked"),
        book("40,000 cell styles", lambda: styles(40_000), "of cell styles"),
        book("600,000 cells", lambda: sheet(b"<row>" + b"<c><v>1</v></c>" * 600_000 + b"</row>"), "500,000 cells"),
        book("entities that grow without end", lambda: sheet(b"<row><c><v>&j;</v></c></row>", BILLION), DECLARES),
        book("an entity that reads a file of the machine", lambda: sheet(
            row, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), DECLARES),
        book("a sheet in UTF-16", lambda: {SHEET: workbook_parts()[SHEET].decode().encode("utf-16")}, DECLARES),
        book("200,000 levels of XML", lambda: {SHEET: b"<a>" * 200_000}, NOT_A_BOOK),
        book("a cell far to the right", lambda: sheet(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'), "x.xlsx"),
        book("a cell in the last row", lambda: sheet(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "rows"),
        book("a row with a number beyond all", lambda: sheet(b'<row r="99999999999999"><c r="A1"/></row>'), "x.xlsx"),
        book("dimensions that lie", lambda: replaced(SHEET, b'ref="A1:B2"', b'ref="A1:XFD1048576"'), "x.xlsx"),
        book("merged cells", lambda: replaced(SHEET, b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="A2:B9"/></mergeCells>'), "merged cells A2:B9"),
        book("a formula without its result", lambda: sheet(
            b'<row r="1"><c r="A1"><f>WEBSERVICE("http://x")</f></c></row>'), "a formula without its result"),
        book("a text cell that names no text", lambda: sheet(b'<row><c t="s"><v>99999</v></c></row>'), NOT_A_BOOK),
        book("a cell of 10 million letters", lambda: sheet(
            b'<row><c t="inlineStr"><is><t>' + b"a" * 10_000_000 + b"</t></is></c></row>"), "x.xlsx"),
        book("macros", lambda: {"xl/vbaProject.bin": b"\0" * 999}, "x.xlsx"),
        book("an external link", lambda: {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}, "x.xlsx"),
        book("a broken relation", lambda: replaced("xl/_rels/workbook.xml.rels", b"sheet1", b"sheet9"), NO_SHEETS),
        book("a sheet outside the workbook", lambda: replaced(
            "xl/_rels/workbook.xml.rels", b"/xl/worksheets/sheet1.xml", b"../../../../etc/passwd"), NO_SHEETS),
        book("YAML names that stand for more and more, in a cell", _alias_sheet, "partners"),
        book("a day before all days", lambda: sheet(
            b'<row r="1"><c r="A1" t="d"><v>-99999999</v></c></row>'), "x.xlsx"),
        _case("a workbook that lies", lambda: lying(workbook(texts(100_000)), TEXTS, 99), NOT_A_BOOK, "x.xlsx"),
        _case("a workbook packed as bz2", lambda: workbook(method=zipfile.ZIP_BZIP2), "no spreadsheet does", "x.xlsx"),
        _case("a workbook cut short", lambda: workbook()[:-300], NOT_A_BOOK, "x.xlsx"),
        _case("a workbook with a byte changed", lambda: _flipped(workbook()), NOT_A_BOOK, "x.xlsx"),
        _case("a locked workbook", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED, "x.xlsx"),
        _case("a locked zip called .xlsx", lambda: locked(workbook()), LOCKED, "x.xlsx"),
        _case("a workbook of 1997", lambda: OLE + b"\0" * 999, "not in the form .xlsx", "x.xls"),
        _case("a text file called .xlsx", lambda: b"id,name\n", NOT_A_BOOK, "x.xlsx"),
    )  # fmt: skip


def _alias_sheet() -> dict[str, bytes]:
    names = ", ".join(f"&{place} [{f'*{place - 1}, ' * 9}x]" for place in range(1, 30))
    cell = b'<c t="inlineStr"><is><t>%s</t></is></c>'
    heading, value = cell % b"move_to", cell % f"[&0 [x], {names}]".encode().replace(b"&", b"&amp;")
    return sheet(b"<row>" + heading + b"</row><row>" + value + b"</row>") | replaced(BOOK, b"Interventions", b"Funds")


def _flipped(content: bytes) -> bytes:
    place = content.index(b"xl/worksheets/sheet1.xml") + 40
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


def _yaml() -> tuple[Case, ...]:
    def yaml(title: str, text: Callable[[], str], says: str) -> Case:
        return _case(title, lambda: _zip_of({"exercise.yaml": text().encode("utf-8", "surrogatepass")}), says)

    own = small_files()["exercise.yaml"].decode()
    laughs = "".join(f"a{place}: &a{place} [{', '.join([f'*a{place - 1}'] * 9)}]\n" for place in range(1, 20))
    return (
        yaml("names that stand for more and more", lambda: "a0: &a0 [x]\n" + laughs, "write it out in full"),
        yaml("a name that stands for itself", lambda: "a: &a [*a]\n", "write it out in full"),
        yaml("a tag that runs a command", lambda: own + "x: !!python/object/apply:os.system [id]\n", "the name “x”"),
        yaml("1,000 lists within lists", lambda: "a: " + "[" * 1000, "20 lists within lists"),
        yaml("100,000 lists within lists", lambda: "a: " + "[" * 100_000, "20 lists within lists"),
        yaml("1,500 names that mean nothing", lambda: own + _many("zz{}: 1\n", 1500), "more problems of this kind"),
        yaml("20,000 names", lambda: own + _many("z{}: 1\n", 20_000), "the most that are read is 2,000"),
        yaml("1,900 criteria that are none", lambda: own.replace(
            "criteria: [", "criteria: [" + _many("c{}, ", 1900), 1), "more problems of this kind"),
        yaml("1,900 partners of one name", lambda: own.replace(
            "partners:\n", "partners:\n" + "  - {id: a, name: A}\n" * 1900, 1), "exercise.yaml"),
        yaml("a megabyte of comments", lambda: own + "#" * 1_000_000, "the most that are read is 250,000"),
        yaml("a figure of 20,000 digits", lambda: own.replace("500000", "9" * 20_000, 1), "exercise.yaml"),
        yaml("two documents", lambda: own + "---\n" + own, "exercise.yaml"),
        yaml("control characters", lambda: own.replace("Smallville", "Small\x1b[2Jville"), "a control character"),
        yaml("half a letter", lambda: own.replace("Smallville", "\ud800"), "not UTF-8"),
        yaml("a list where names belong", lambda: "- a\n- b\n", "no names and values"),
        yaml("only a mark of UTF-8", lambda: "\ufeff", "no names and values"),
        yaml("right-to-left marks in a name", lambda: own + "\u202ex: 1\n", "\\u202e"),
    )  # fmt: skip


def _many(text: str, number: int) -> str:
    return "".join(text.format(place) for place in range(number))


def _tables() -> tuple[Case, ...]:
    def costs(title: str, content: Callable[[], bytes], says: str) -> Case:
        return _case(title, lambda: _zip_of({"costs.csv": content()}), says)

    one = small_files()["costs.csv"]
    return (
        costs("100,000 columns", lambda: ",".join(f"c{place}" for place in range(100_000)).encode(), "100,000 columns"),
        costs("19 MB of commas", lambda: COSTS + b"," * 19_000_000, "costs.csv"),
        costs("a million bad rows", lambda: COSTS + b"a,b,c,d,e,f\n" * 1_000_000, "more than 300,000 rows"),
        costs("200,000 bad rows", lambda: COSTS + b"a,b,c,d,e,f\n" * 200_000, "2,000 rows above this one"),
        costs("30,000 unknown interventions", lambda: COSTS + b"".join(
            b"w%d,grant,2026/27,1,revenue,no\n" % place for place in range(30_000)), "more problems of this kind"),
        costs("a NUL", lambda: one.replace(b"walks", b"wa\0lks"), "control characters"),
        costs("10 million letters in a table", lambda: COSTS + b'"' + b"a" * 10_000_000 + b'"\n', "cannot be read"),
        costs("a quotation mark without end", lambda: COSTS + b'"' + b"a\n" * 1000, "cannot be read"),
        costs("a quotation mark within a cell", lambda: COSTS + b'a"b"c,"d"e\n', "cannot be read"),
        costs("two marks of UTF-8", lambda: b"\xef\xbb\xbf" * 2 + one, "costs.csv"),
        costs("UTF-16", lambda: one.decode().encode("utf-16"), "text in UTF-16"),
        costs("UTF-16 without a mark", lambda: one.decode().encode("utf-16-le"), "control characters"),
        costs("letters of another alphabet", lambda: one.replace(b"walks", b"w\xe9lks"), "not UTF-8"),
        _case("old Mac line ends", lambda: _zip_of({"costs.csv": one.replace(b"\n", b"\r")}), SOUND, read=True),
        costs("semicolons", lambda: one.replace(b",", b";"), "parted by semicolons"),
        costs("a web page", lambda: b"<!DOCTYPE html><html>", "costs.csv"),
        costs("a workbook under this name", workbook, "an Excel workbook or zip under this name"),
        _case("a formula in a name", _in("interventions.csv", "walks,Led walks", "walks,=cmd|' /c'!A1"), "a formula"),
        _case("a terminal's commands in a name", _in(
            "interventions.csv", "walks,Led walks", "walks,\x1b]0;x\x07"), CONTROL),
        _case("figures of another alphabet", _in("costs.csv", "60000", "٦٠٠٠٠"), "costs.csv"),
        _case("infinity", _in("costs.csv", "60000", "inf"), "costs.csv"),
        _case("not a number", _in("costs.csv", "60000", "nan"), "costs.csv"),
        _case("a figure of 5,000 digits", _in("costs.csv", "60000", "9" * 5000), "costs.csv"),
        _case("a figure with a giant exponent", _in("costs.csv", "60000", "1e999999999"), "costs.csv"),
    )  # fmt: skip
