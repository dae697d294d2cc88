"""Workbooks written part by part, so that any part of them can be wrong."""

import io
import zipfile
from collections.abc import Sequence

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'

HEADINGS = ("Ref", "Indicator", "Priority", "Quarter", "Value")
FIRST = ("CS 1", "Children seen in time", "Safer children", "Q2 2012/13", 79.3)


def text_cell(reference: str, text: str) -> str:
    """A cell that holds its text itself."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def number_cell(reference: str, number: str, style: int = 0) -> str:
    """A cell that holds a number, in one of the styles of `STYLES`."""
    return f'<c r="{reference}" s="{style}"><v>{number}</v></c>'


def row_xml(number: int, cells: Sequence[object]) -> str:
    """A row of cells, text or numbers, from column A on."""
    written = "".join(
        text_cell(f"{chr(65 + at)}{number}", cell)
        if isinstance(cell, str)
        else number_cell(f"{chr(65 + at)}{number}", str(cell))
        for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


def sheet_xml(*rows: str, after: str = "", before: str = "") -> str:
    """A worksheet of rows, with what stands after or before them."""
    return (
        f'{_XML}{before}<worksheet xmlns="{_SHEETS}"><sheetData>{"".join(rows)}'
        f"</sheetData>{after}</worksheet>"
    )


STANDARD = (row_xml(1, HEADINGS), row_xml(2, FIRST))
"""The headings and one good row."""

STYLES = (
    f'{_XML}<styleSheet xmlns="{_SHEETS}"><numFmts count="2">'
    '<numFmt numFmtId="170" formatCode="0.0%"/>'
    '<numFmt numFmtId="171" formatCode="0.0&quot;%&quot;"/></numFmts>'
    '<fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/><xf numFmtId="171"/>'
    "</cellXfs></styleSheet>"
)
"""0 is general, 1 a percentage, 2 a date, 3 a number with `%` written after it."""


def parts(
    *sheets: str,
    names: Sequence[str] = ("Return",),
    states: Sequence[str] = ("visible",),
    strings: str | None = None,
) -> dict[str, bytes]:
    """The parts of a workbook of these worksheets."""
    count = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/>'
        for n in count
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, name, state in zip(count, names, states, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in count
    )
    written = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" '
        f'ContentType="{_TYPE}.sharedStrings+xml"/>{overrides}</Types>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_SHEETS}" xmlns:r="{_OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{_XML}<Relationships "
        f'xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings
        or f'{_XML}<sst xmlns="{_SHEETS}"><si><t>shared</t></si></sst>',
    }
    written |= {
        f"xl/worksheets/sheet{n}.xml": sheet
        for n, sheet in zip(count, sheets, strict=True)
    }
    return {name: content.encode() for name, content in written.items()}


def packed(members: dict[str, bytes]) -> bytes:
    """Parts packed into a zip archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def workbook(*rows: str, after: str = "", before: str = "") -> bytes:
    """A workbook of one sheet with these rows; by default headings and a good row."""
    return packed(parts(sheet_xml(*(rows or STANDARD), after=after, before=before)))
