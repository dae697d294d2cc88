"""An Excel workbook opened for reading, with its texts as they are written in it.

openpyxl drops every `x005F_` from a text, so that `_x005F_x000A_`, which says
`_x000A_`, could not be told from `_x000A_`, which is a line's end.
"""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse


def open_xlsx(content: bytes, *, data_only: bool) -> Workbook:
    """The workbook; with `data_only`, what its formulas came to in place of them."""
    reader = ExcelReader(BytesIO(content), read_only=True, data_only=data_only)
    reader.read_strings = lambda: _read_strings(reader)
    reader.read()
    return reader.wb


def _read_strings(reader: ExcelReader) -> None:
    part = reader.package.find(SHARED_STRINGS)
    if part is None:
        return
    with reader.archive.open(part.PartName.removeprefix("/")) as source:
        for _, node in iterparse(source):
            if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                reader.shared_strings.append(Text.from_tree(node).content)
                node.clear()
