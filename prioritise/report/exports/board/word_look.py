"""How a Word file looks: styles, colours, and the marks that tell a screen reader what is what."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from prioritise.report.exports.board.content import Tone
from prioritise.report.words.csv_cells import NO_CLOCK

MOST_IN_TITLE = 250
"""Letters of the title among a Word file's properties, which hold 255; the paper itself has it longer."""
FONT = "Arial"
PAGE_CENTIMETRES = (21.0, 29.7)
NAVY, QUIET, RULE, SHADE, WARM = "12436D", "505A5F", "B1B4B6", "EEF3F8", "F46A25"
HEADING_POINTS = {"Title": 19, "Heading 1": 13.5, "Heading 2": 11}
"""The paper's title has Word's own style of that name, so that sections begin at its first level."""


def laid_out(document: Any, *, close: bool = False) -> None:
    """Set the page and the styles of a new document; `close` in smaller letters with less between and around them."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAGE_CENTIMETRES[0]), Cm(PAGE_CENTIMETRES[1])
    section.left_margin = section.right_margin = Cm(1.6 if close else 2.0)
    section.top_margin, section.bottom_margin = Cm(2.0 if close else 2.7), Cm(1.2 if close else 1.7)
    section.header_distance, section.footer_distance = Cm(0.8 if close else 1.0), Cm(0.6 if close else 0.8)
    _styles(document, close=close)


def text_width(document: Any) -> int:
    """Return how wide the text of a document is, between its margins, in Word's own unit."""
    section = document.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin)


def titled(document: Any, title: str) -> None:
    """Give a document its title and language, and no time but a fixed one."""
    about = document.core_properties
    about.title, about.author, about.language = title[:MOST_IN_TITLE], "prioritise", "en-GB"
    about.comments, about.last_modified_by = "", "prioritise"
    about.created = about.modified = NO_CLOCK.replace(tzinfo=None)


def without_clock(content: bytes) -> bytes:
    """Return the same file with no time of making in it."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as made, ZipFile(buffer, "w") as written:
        for entry in made.infolist():
            plain = ZipInfo(entry.filename, NO_CLOCK.timetuple()[:6])
            plain.compress_type, plain.external_attr = ZIP_DEFLATED, 0
            written.writestr(plain, made.read(entry))
    return buffer.getvalue()


def look_of(paragraph: Any, text: str, tone: Tone) -> None:
    """Write a paragraph in its tone."""
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(text)
    if tone is Tone.LEAD:
        run.font.size = Pt(12)
    elif tone is Tone.NOTE:
        run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(QUIET)
    elif tone is Tone.WARNING:
        run.bold = True
        _bordered(paragraph, {"left": (WARM, 24)})
    elif tone is Tone.LINE:
        run.bold = True
        _bordered(paragraph, {"top": ("0B0C0C", 16), "bottom": ("0B0C0C", 16)})


def keep_with_next(paragraph: Any) -> None:
    """Keep a paragraph on the page of what follows it."""
    paragraph.paragraph_format.keep_with_next = True


def small_gap(paragraph: Any) -> None:
    """Make an empty paragraph, which must part two tables, no higher than a gap."""
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing = Pt(6)


def field(paragraph: Any, name: str) -> None:
    """Add a figure that Word works out, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    element.append(run)
    paragraph._p.append(element)


def heading_row(row: Any) -> None:
    """Mark a row as the headings of its table, to stand on every page it runs over."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        _add(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=SHADE)


def laid_out_table(table: Any, caption: str, widths: Sequence[int]) -> None:
    """Give a table its widths, its rules between rows, and its name for those who do not see it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        _add(borders, f"w:{side}", val="single", sz="4", space="0", color=RULE)
    # The order of these parts is fixed: borders come before the layout.
    properties.find(qn("w:tblLayout")).addprevious(borders)
    if caption:
        _add(properties, "w:tblCaption", val=caption)


def _styles(document: Any, *, close: bool) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    styles = document.styles
    # Arial's letters are larger than those of the font of the PDF: these are as high as its 9.1 points.
    _font(styles["Normal"], 8.5 if close else 10, "0B0C0C")
    styles["Normal"].paragraph_format.space_after = Pt(2 if close else 5)
    if close:
        styles["Normal"].paragraph_format.line_spacing = 1.0
    for name, points in HEADING_POINTS.items():
        _font(styles[name], points - 2 * close, NAVY, bold=True)
        _without_line(styles[name])
        before = 6 if close else 11
        styles[name].paragraph_format.space_before = Pt(0 if name == "Title" else before)
        styles[name].paragraph_format.space_after = Pt(3 if close else 4)
    for name in ("Header", "Footer"):
        _font(styles[name], 8.5, QUIET)
    _font(styles["Caption"], 9.5, "0B0C0C", bold=True)
    styles["Caption"].paragraph_format.space_after = Pt(3)
    in_tables = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    in_tables.base_style = styles["Normal"]
    _font(in_tables, 8 if close else 8.5, "0B0C0C")
    in_tables.paragraph_format.space_before = in_tables.paragraph_format.space_after = Pt(1)


def _font(style: Any, points: float, colour: str, *, bold: bool | None = None) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FONT, Pt(points)
    style.font.color.rgb, style.font.bold = RGBColor.from_string(colour), bold
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in [attribute for attribute in fonts.attrib if "Theme" in attribute]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for known in properties.findall(qn("w:lang")):
        properties.remove(known)
    _add(properties, "w:lang", val="en-GB")


def _without_line(style: Any) -> None:
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _bordered(paragraph: Any, sides: dict[str, tuple[str, int]]) -> None:
    from docx.oxml import OxmlElement

    borders = OxmlElement("w:pBdr")
    for side, (colour, width) in sides.items():
        _add(borders, f"w:{side}", val="single", sz=str(width), space="6", color=colour)
    paragraph._p.get_or_add_pPr().append(borders)


def _add(parent: Any, name: str, **attributes: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
