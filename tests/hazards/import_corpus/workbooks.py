"""Workbooks that are wrong, doubtful or hostile."""

from collections.abc import Callable

from hazards.import_corpus.case import CLEAN, REFUSE, WARN, Maker
from hazards.import_corpus.packages import (
    FIRST,
    HEADINGS,
    STANDARD,
    number_cell,
    packed,
    parts,
    row_xml,
    sheet_xml,
    text_cell,
    workbook,
)

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LEAD = "".join(
    text_cell(f"{letter}3", text)
    for letter, text in zip("ABCD", ("CS 2", "T", "P", "Q2 2012/13"), strict=True)
)
_XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:' + '///etc/passwd">]>'
_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


def _book(
    name: str,
    make: Callable[[], bytes],
    outcome: str,
    *says: str,
    cell: str | None = None,
    rows: int | None = None,
) -> Maker:
    return Maker(
        name=f"{name}.xlsx",
        make=make,
        outcome=outcome,
        says=says,
        cell=cell,
        rows=rows,
    )


def _third(
    name: str,
    cell: str,
    outcome: str,
    *says: str,
    at: str | None = None,
    rows: int | None = None,
) -> Maker:
    """A workbook with one more row, whose last cell is as given."""
    row = f'<row r="3">{_LEAD}{cell}</row>'
    return _book(
        name, lambda: workbook(*STANDARD, row), outcome, *says, cell=at, rows=rows
    )


def _swapped(part: str, content: bytes) -> bytes:
    return packed(parts(sheet_xml(*STANDARD)) | {part: content})


def _bomb() -> bytes:
    blanks = b" " * 150_000_000
    return _swapped("xl/media/blank.bin", blanks)


def _heavy() -> bytes:
    members = parts(sheet_xml(*STANDARD))
    filler = bytes(range(256)) * 200 * 1_024
    return packed(members | {f"xl/media/{n}.bin": filler for n in range(4)})


def _crowded() -> bytes:
    many = {f"xl/media/{number}.txt": b"" for number in range(1_100)}
    return packed(parts(sheet_xml(*STANDARD)) | many)


def _two(state: str) -> bytes:
    second = sheet_xml(row_xml(1, ("Old figures",)))
    return packed(
        parts(
            sheet_xml(*STANDARD),
            second,
            names=("Return", "Last year"),
            states=("visible", state),
        )
    )


def _all_hidden() -> bytes:
    return packed(parts(sheet_xml(*STANDARD), states=("hidden",)))


def _echoed() -> bytes:
    """A long shared string in so many cells that the text would fill a disk."""
    text = "".join(chr(97 + n * n % 26) for n in range(30_000))
    strings = f'<sst xmlns="{_SHEETS}"><si><t>{text}</t></si></sst>'
    rows = [
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(3, 3_003)
    ]
    return packed(parts(sheet_xml(*STANDARD, *rows), strings=strings))


def _many_strings() -> bytes:
    texts = "".join(f"<si><t>Indicator {number}</t></si>" for number in range(100_000))
    strings = f'<sst xmlns="{_SHEETS}">{texts}</sst>'
    last = '<c r="B2" t="s"><v>99999</v></c>'
    row = row_xml(2, FIRST).replace(text_cell("B2", FIRST[1]), last)
    return packed(parts(sheet_xml(STANDARD[0], row), strings=strings))


def _stray(reference: str, row: int, cell: str | None = None) -> bytes:
    far = f'<row r="{row}">{cell or number_cell(reference, "1")}</row>'
    dimension = f'<dimension ref="A1:{reference}"/>'
    content = sheet_xml(*STANDARD, far).replace(
        "<sheetData>", dimension + "<sheetData>"
    )
    return packed(parts(content))


def _wide() -> bytes:
    cells = "".join(
        text_cell(f"{letters}1", f"Extra {letters}")
        for first in "ABCDEFGHIJKL"
        for letters in (f"{first}{second}" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    )
    heading = row_xml(1, HEADINGS).replace("</row>", f"{cells}</row>")
    return workbook(heading, STANDARD[1])


def _locked() -> bytes:
    content = bytearray(workbook())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 1)
    return bytes(content)


def _flipped() -> bytes:
    content = bytearray(workbook())
    at = content.find(b"xl/worksheets/sheet1.xml") + 40
    content[at : at + 8] = bytes(8)
    return bytes(content)


_PLAIN = [
    _book("good", workbook, CLEAN, rows=1),
    _third("percentage", number_cell("E3", "0.793", 1), CLEAN, rows=2),
    _third("written-percent", number_cell("E3", "79.3", 3), CLEAN, rows=2),
    _third("brackets", text_cell("E3", "(5.2)"), REFUSE, "Cell E3", "(5.2)", at="E3"),
    _third("date", number_cell("E3", "40944", 2), REFUSE, "date", at="E3"),
    _third("error", '<c r="E3" t="e"><v>#REF!</v></c>', REFUSE, "error", at="E3"),
    _third(
        "divided", '<c r="E3" t="e"><v>#DIV/0!</v></c>', WARN, "not available", at="E3"
    ),
    _third("truth", '<c r="E3" t="b"><v>1</v></c>', REFUSE, "TRUE", at="E3"),
    _third("uncached", '<c r="E3"><f>1+1</f><v></v></c>', REFUSE, "formula", at="E3"),
    _book(
        "uncached-row",
        lambda: workbook(
            *STANDARD,
            '<row r="3">'
            + "".join(f'<c r="{letter}3"><f>1+1</f></c>' for letter in "ABCDE")
            + "</row>",
        ),
        REFUSE,
        "formula",
        cell="E3",
    ),
    _third("cached", '<c r="E3"><f>1+1</f><v>2</v></c>', CLEAN, rows=2),
    _third(
        "cached-blank", '<c r="E3" t="str"><f>""</f><v></v></c>', WARN, "blank", at="E3"
    ),
    _third("aside", number_cell("E3", "5") + text_cell("H3", "see"), WARN, at="H3"),
    _third("infinite", number_cell("E3", "1e999"), REFUSE, at="E3"),
    _third("bad-index", '<c r="E3" t="s"><v>99</v></c>', REFUSE, "damaged"),
    _third("bad-style", number_cell("E3", "5", 99), REFUSE, "damaged"),
]

_BOOKS = [
    _book("further-sheet", lambda: _two("visible"), WARN, "'Last year'", rows=1),
    _book("hidden-sheet", lambda: _two("hidden"), WARN, "hidden sheet 'Last year'"),
    _book("very-hidden", lambda: _two("veryHidden"), WARN, "hidden sheet"),
    _book("all-hidden", _all_hidden, REFUSE, "hidden", "'Return'"),
    _book(
        "merged",
        lambda: workbook(
            after='<mergeCells count="1"><mergeCell ref="C2:C4"/></mergeCells>'
        ),
        WARN,
        "C2:C4",
        "merged",
    ),
    _book("blank-sheet", lambda: packed(parts(sheet_xml())), REFUSE, "empty"),
    _book("no-sheet", lambda: packed(parts(names=(), states=())), REFUSE, "no sheet"),
    _book("many-strings", _many_strings, CLEAN, rows=1),
]

_HOSTILE = [
    _book("bomb", _bomb, REFUSE, "zip bomb"),
    _book("heavy", _heavy, REFUSE, "200 MB"),
    _book("crowded", _crowded, REFUSE, "1,000 parts"),
    _book("entity", lambda: workbook(before=_XXE), REFUSE, "DOCTYPE"),
    _book(
        "entity-in-strings",
        lambda: _swapped(
            "xl/sharedStrings.xml",
            f'{_XXE}<sst xmlns="{_SHEETS}"><si><t>&e;</t></si></sst>'.encode(),
        ),
        REFUSE,
        "DOCTYPE",
    ),
    _book(
        "entity-in-utf-16",
        lambda: _swapped(
            "xl/sharedStrings.xml",
            f'{_XXE}<sst xmlns="{_SHEETS}"/>'.encode("utf-16"),
        ),
        REFUSE,
        "DOCTYPE",
    ),
    _book("laughs", lambda: workbook(before=_LAUGHS + "]>"), REFUSE, "DOCTYPE"),
    _book(
        "stray-corner",
        lambda: _stray("XFD1048576", 1_048_576),
        REFUSE,
        "cell XFD1048576",
        cell="XFD1048576",
    ),
    _book(
        "stray-style",
        lambda: _stray("XFD1048576", 1_048_576, '<c r="XFD1048576" s="1"/>'),
        CLEAN,
        rows=1,
    ),
    _book("stray-right", lambda: _stray("XFD3", 3), REFUSE, cell="XFD3"),
    _book("beyond-the-last", lambda: _stray("A99999999", 99_999_999), REFUSE),
    _book("three-hundred-columns", _wide, REFUSE, "200 columns"),
    _book("echoed", _echoed, REFUSE, "too much text"),
    _book("locked", _locked, REFUSE, "password"),
    _book("flipped", _flipped, REFUSE, "damaged"),
    _book("half", lambda: workbook()[: len(workbook()) // 2], REFUSE, "cut short"),
    _book(
        "no-types", lambda: _swapped("[Content_Types].xml", b"<x/>"), REFUSE, "damaged"
    ),
    _book(
        "unclosed",
        lambda: _swapped("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"),
        REFUSE,
        "damaged",
    ),
    _book(
        "escaped-controls",
        lambda: workbook(
            STANDARD[0],
            row_xml(2, ("CS 1", "a_x001B_[2Jb", "P", "Q2 2012/13", 5)),
        ),
        WARN,
        "removed",
        rows=1,
    ),
]

MAKERS = [*_PLAIN, *_BOOKS, *_HOSTILE]
