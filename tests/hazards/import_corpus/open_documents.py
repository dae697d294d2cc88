"""OpenDocument spreadsheets and old Excel workbooks, sound, wrong and hostile."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from xml.sax.saxutils import escape

import xlwt

from hazards.import_corpus.case import CLEAN, HEADINGS, REFUSE, ROW, WARN, Maker

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_HEAD = HEADINGS.split(",")
_FIRST = ROW.split(",")
_LEAD = ["CS 2", "T", "P", "Q2 2012/13"]
_HIDDEN_STYLE = (
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def text(said: str, more: str = "") -> str:
    """A cell of text."""
    return (
        f'<table:table-cell office:value-type="string"{more}>'
        f"<text:p>{escape(said)}</text:p></table:table-cell>"
    )


def number(value: float, kind: str = "float", shown: str = "") -> str:
    """A cell with a number, of the kind that says how it is shown."""
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}">'
        f"<text:p>{shown or value}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    """A row of cells, or of texts."""
    made = (cell if cell.startswith("<") else text(cell) for cell in cells)
    return f"<table:table-row{more}>{''.join(made)}</table:table-row>"


def table(*rows: str, name: str = "Return", style: str = "ta1") -> str:
    """A table of rows."""
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">'
        f"{''.join(rows)}</table:table>"
    )


def document(*tables: str, before: str = "", manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet of these tables."""
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content {_SPACES}>'
        f"<office:automatic-styles>{_HIDDEN_STYLE}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return written.getvalue()


def ods(name: str, *cells: str, outcome: str, says: Sequence[str] = ()) -> Maker:
    """A document whose third row ends in `cells`."""
    return Maker(
        name=f"{name}.ods",
        make=lambda: document(table(row(*_HEAD), row(*_FIRST), row(*_LEAD, *cells))),
        outcome=outcome,
        says=tuple(says),
        cell="E3" if outcome != CLEAN else None,
        rows=0 if outcome == REFUSE else 2,
    )


def _made(
    name: str, make: Callable[[], bytes], outcome: str, *says: str, rows: int = 0
) -> Maker:
    return Maker(name=name, make=make, outcome=outcome, says=says, rows=rows)


def _bomb() -> bytes:
    vast = text("x", ' table:number-columns-repeated="16384"')
    return document(table(row(*_HEAD), f"{row(vast)}" * 10))


def _laughs() -> bytes:
    entities = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
    return document(table(row(*_HEAD), row(*_FIRST)), before=entities)


_REPEATED_ROW = ' table:number-rows-repeated="1048000"'
_STANDARD = (row(*_HEAD), row(*_FIRST))

_OPEN_DOCUMENTS = [
    _made("sound.ods", lambda: document(table(*_STANDARD)), CLEAN, rows=1),
    ods("percentage", number(0.853, "percentage", "85.3%"), outcome=CLEAN),
    ods("share", number(0.853), outcome=CLEAN),
    ods("brackets", "(5.2)", outcome=REFUSE, says=("brackets",)),
    ods("divided", number(0, "float", "#DIV/0!"), outcome=WARN, says=("division",)),
    ods("error", number(0, "float", "Err:508"), outcome=REFUSE, says=("error",)),
    ods(
        "uncalculated",
        '<table:table-cell table:formula="of:=[.A1]"/>',
        outcome=REFUSE,
        says=("never saved",),
    ),
    ods(
        "a-day",
        '<table:table-cell office:value-type="date" office:date-value="2012-02-05"/>',
        outcome=REFUSE,
        says=("date",),
    ),
    _made(
        "empty-rows-to-the-end.ods",
        lambda: document(
            table(*_STANDARD, row("<table:table-cell/>", more=_REPEATED_ROW))
        ),
        CLEAN,
        rows=1,
    ),
    _made(
        "stray-row.ods",
        lambda: document(
            table(
                *_STANDARD,
                row("<table:table-cell/>", more=_REPEATED_ROW),
                row("stray"),
            )
        ),
        REFUSE,
        "outside the first 100,000 rows",
    ),
    _made(
        "a-million-rows.ods",
        lambda: document(table(*_STANDARD, row(*_FIRST, more=_REPEATED_ROW))),
        REFUSE,
        "outside the first 100,000 rows",
    ),
    _made("wide-bomb.ods", _bomb, REFUSE, "200 columns"),
    _made("laughs.ods", _laughs, REFUSE, "DOCTYPE"),
    _made(
        "locked.ods",
        lambda: document(table(*_STANDARD), manifest="<m:encryption-data/>"),
        REFUSE,
        "password",
    ),
    _made(
        "hidden-row.ods",
        lambda: document(
            table(
                *_STANDARD,
                row(*_LEAD, "5", more=' table:visibility="collapse"'),
            )
        ),
        WARN,
        "row is hidden",
        "'3'",
        rows=2,
    ),
    _made(
        "hidden-table.ods",
        lambda: document(
            table(row("Old"), name="Last year", style="ta2"), table(*_STANDARD)
        ),
        WARN,
        "hidden sheet 'Last year'",
        rows=1,
    ),
    _made("no-table.ods", document, REFUSE, "no sheet"),
]


def old_book(*rows: Sequence[object], percent: bool = False, far: int = 0) -> bytes:
    """An old Excel workbook of these rows, its numbers as percentages if asked."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Return")
    shown = xlwt.easyxf(num_format_str="0.0%" if percent else "General")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for line, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            style = day if isinstance(cell, date) else shown
            sheet.write(line, column, cell, style)
    if far:
        sheet.write(far, 255, "stray")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _xls(name: str, last: object, outcome: str, *says: str, **more: bool) -> Maker:
    return Maker(
        name=f"{name}.xls",
        make=lambda: old_book(_HEAD, _FIRST, [*_LEAD, last], **more),
        outcome=outcome,
        says=says,
        cell="E3" if outcome != CLEAN else None,
        rows=0 if outcome == REFUSE else 2,
    )


_OLD_BOOKS = [
    _xls("sound", 80.5, CLEAN),
    _xls("percentage", 0.853, CLEAN, percent=True),
    _xls("brackets", "(5.2)", REFUSE, "brackets"),
    _xls("a-day", date(2012, 2, 5), REFUSE, "date"),
    _made("blank.xls", lambda: old_book([""]), REFUSE, "empty"),
    _made(
        "stray.xls",
        lambda: old_book(_HEAD, _FIRST, far=65_535),
        REFUSE,
        "200 columns",
    ),
    _made(
        "cut-short.xls", lambda: old_book(_HEAD, _FIRST)[:2_000], REFUSE, "old Office"
    ),
]

MAKERS = [*_OPEN_DOCUMENTS, *_OLD_BOOKS]
