"""A table of a paper in Word: a heading row that repeats, and a width that fits."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.text import clean_line
from qperf_tui.report.formats.word_parts import Parts
from qperf_tui.report.formats.word_text import attribute, paragraph
from qperf_tui.report.paper import Field, Table

_CHARACTER: Final = 125
"""Twips that a character of ten points takes, bold and with some to spare."""

_PADDING: Final = 200
_LONGEST: Final = 36
"""Characters that a column is wide at the most before its text wraps."""

_CODE: Final = 12
"""Characters of a name of a row that stay on one line."""

_RIGHT: Final = '<w:jc w:val="right"/>'
_LABEL_SHARE: Final = 3
_HEADING: Final = "Table heading"
_TEXT: Final = "Table text"


def table_xml(parts: Parts, table: Table, width: int) -> list[str]:
    """The caption, the table and its notes, within `width` twips."""
    widths = _widths(table, width)
    aligned = [_RIGHT * (place in table.numeric) for place, _ in enumerate(widths)]
    head = _row(
        "<w:cantSplit/><w:tblHeader/>",
        [
            (widths[place], paragraph(text, parts.style(_HEADING), aligned[place]))
            for place, text in enumerate(table.headings)
        ],
        parts.identity(),
    )
    rows = []
    for row in table.rows:
        cells = [(widths[0], paragraph(row[0].text, parts.style(_HEADING)))]
        for place, cell in enumerate(row[1:], 1):
            text = paragraph(cell.text, parts.style(_TEXT), aligned[place])
            cells.append((widths[place], text))
        rows.append(_row("<w:cantSplit/>", cells))
    says = (
        f"{len(table.rows)} rows and {len(table.headings)} columns: "
        f"{', '.join(table.headings)}."
    )
    notes = [paragraph(note, parts.style("Table note")) for note in table.notes]
    return [
        paragraph(table.caption, parts.style("caption")),
        _table(parts, widths, (table.caption, says), [head, *rows], is_headed=True),
        *(notes or [paragraph("", parts.style("Table note"))]),
    ]


def fields_xml(parts: Parts, fields: Sequence[Field], width: int) -> list[str]:
    """The lines of the paper's header as a table of two columns."""
    widths = [width // _LABEL_SHARE, width - width // _LABEL_SHARE]
    rows = [
        _row(
            "<w:cantSplit/>",
            [
                (widths[0], paragraph(f"{field.label}:", parts.style(_HEADING))),
                (widths[1], paragraph(field.value, parts.style(_TEXT))),
            ],
        )
        for field in fields
    ]
    about = ("About this report", "Two columns: what each line is, and what it says.")
    after = paragraph("", parts.style("Table note"))
    return [_table(parts, widths, about, rows, is_headed=False), after] if rows else []


def _table(
    parts: Parts,
    widths: Sequence[int],
    about: tuple[str, str],
    rows: Sequence[str],
    *,
    is_headed: bool,
) -> str:
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    look = '<w:tblLook w:val="{}" w:firstRow="{}" w:lastRow="0" w:firstColumn="1" '
    shown = look.format("06A0" if is_headed else "0680", int(is_headed))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{parts.table_style()}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{shown}w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(about[0])}"/>'
        f'<w:tblDescription w:val="{attribute(about[1])}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    properties: str, cells: Sequence[tuple[int, str]], bookmark: int | None = None
) -> str:
    """A row; a bookmark in its first cell tells screen readers where headings are."""
    written = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>'
        for width, text in cells
    ]
    if bookmark is not None:
        marked = (
            f'<w:bookmarkStart w:id="{bookmark}" w:name="Title_{bookmark}"/>'
            f'<w:bookmarkEnd w:id="{bookmark}"/></w:p></w:tc>'
        )
        written[0] = written[0].removesuffix("</w:p></w:tc>") + marked
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def _widths(table: Table, width: int) -> list[int]:
    """How wide each column is: its longest word at least, then by what it holds."""
    columns = [
        [clean_line(heading), *(clean_line(row[place].text) for row in table.rows)]
        for place, heading in enumerate(table.headings)
    ]
    least = [_twips(_longest_word(texts)) for texts in columns]
    # A code such as C MTP 10 is not broken, as long as it is one.
    code = max(len(text) for text in columns[0])
    least[0] = max(least[0], _twips(min(code, _CODE)))
    wanted = [
        max(few, _twips(min(_LONGEST, max(map(len, texts)))))
        for few, texts in zip(least, columns, strict=True)
    ]
    spare = width - sum(least)
    over = sum(wanted) - sum(least)
    if spare <= 0:
        return [each * width // sum(least) for each in least]
    if over <= spare:
        return wanted
    return [
        few + (many - few) * spare // over
        for few, many in zip(least, wanted, strict=True)
    ]


def _longest_word(texts: Sequence[str]) -> int:
    words = (len(word) for text in texts for word in text.split())
    return min(_LONGEST, max(words, default=1))


def _twips(characters: int) -> int:
    return characters * _CHARACTER + _PADDING
