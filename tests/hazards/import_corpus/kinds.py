"""Files that are not what their name says, or not what is read."""

import gzip
import io
import zipfile

from hazards.import_corpus.case import CLEAN, REFUSE, ROW, Maker, lines
from hazards.import_corpus.packages import workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return written.getvalue()


def _ods() -> bytes:
    return _zip(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        content_dot_xml=b"<office:document-content/>",
    )


def _refused(name: str, content: bytes, *says: str, line: int | None = None) -> Maker:
    return Maker(name=name, make=lambda: content, outcome=REFUSE, says=says, line=line)


_HTML = b"<html><body><table><tr><td>Ref</td></tr></table></body></html>"

MAKERS = [
    _refused("empty.csv", b"", "empty"),
    _refused("blank-lines.csv", b"\n \r\n\n", "empty"),
    _refused("mark-alone.csv", b"\xef\xbb\xbf", "empty"),
    _refused("hollow.xls", _OLE + "Workbook".encode("utf-16-le"), ".xlsx"),
    _refused("letter.doc", _OLE + "WordDocument".encode("utf-16-le"), "no workbook"),
    _refused("secret.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    _refused("page.xls", _HTML, "HTML", "open it in Excel"),
    _refused("page-marked.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html>" + _HTML, "HTML"),
    _refused(
        "spreadsheet-2003.xml",
        b'<?xml version="1.0"?><Workbook '
        b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "XML Spreadsheet of 2003",
    ),
    _refused("plain.xml", b'<?xml version="1.0"?><returns/>', "XML file"),
    _refused("hollow.ods", _ods(), "damaged"),
    _refused(
        "letter.odt",
        _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
        "OpenDocument file and no spreadsheet",
    ),
    _refused("binary.xlsb", _zip(xl__workbook_dot_bin=b"x"), ".xlsb"),
    _refused("letter.docx", _zip(word__document_dot_xml=b"<w/>"), "Word"),
    _refused("photos.zip", _zip(a_dot_txt=b"hello"), "zip archive"),
    _refused("hollow.zip", _zip(), "zip archive"),
    _refused("report.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    _refused("figures.json", b'{"Ref": "CS 1"}', "plain records"),
    _refused("list.json", b'[{"Ref": "CS 1"}]', "no columns for"),
    _refused("nested.json", b'[{"Ref": {"a": 1}}]', "no columns for"),
    _refused("deep.json", b"[" * 100_000, "JSON"),
    _refused("none.json", b"[]", "empty"),
    Maker(
        name="records.json",
        make=lambda: b'[{"Ref": "CS 1", "Q2 2012/13": 79.3}]',
        outcome=CLEAN,
        rows=1,
    ),
    _refused("workbook.db", b"SQLite format 3\x00" + bytes(100), "database"),
    _refused("packed.csv.gz", gzip.compress(lines(ROW), mtime=0), "compressed"),
    _refused("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
    _refused("cut-short.xlsx", workbook()[:-400], "damaged or cut short"),
    _refused("random.csv", bytes(range(1, 256)) * 4, "line 2", line=2),
    Maker(
        name="really-a-workbook.csv",
        make=workbook,
        outcome=CLEAN,
        rows=1,
    ),
    Maker(name="really-commas.xlsx", make=lambda: lines(ROW), outcome=CLEAN, rows=1),
]
