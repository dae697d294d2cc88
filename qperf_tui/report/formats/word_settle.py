"""The last of a Word document: its language, and what it says of itself."""

from html import escape
from typing import Final

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from qperf_tui.domain.text import clean_line
from qperf_tui.report.formats.word_text import NAMESPACES
from qperf_tui.report.paper import Imprint

_LANGUAGE: Final = "en-GB"
_OF_SESSIONS: Final = ("rsid",)
"""Numbers that Word gives to the sessions in which a template was edited."""

_MADE: Final = "2000-01-01T00:00:00Z"
"""The moment written into a paper whose figures have no day."""


def settle(document: Document) -> None:
    """State the language, and take out the traces of the template's editing."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {NAMESPACES}/>")
        styles.insert(0, defaults)
    shape = defaults
    for place, name in enumerate(("w:rPrDefault", "w:rPr")):
        found = shape.find(qn(name))
        if found is None:
            found = parse_xml(f"<{name} {NAMESPACES}/>")
            shape.insert(0, found) if place == 0 else shape.append(found)
        shape = found
    language = shape.find(qn("w:lang"))
    if language is None:
        language = parse_xml(f"<w:lang {NAMESPACES}/>")
        shape.append(language)
    language.set(qn("w:val"), _LANGUAGE)
    settings = document.settings.element
    for each in settings.findall(qn("w:rsids")):
        settings.remove(each)
    for element in document.element.iter():
        for key in list(element.attrib):
            if key.rpartition("}")[2].startswith(_OF_SESSIONS):
                del element.attrib[key]


def core_properties(imprint: Imprint) -> bytes:
    """What a document says of itself, from the paper alone: no clock, no user."""
    day = imprint.data_as_at
    moment = _MADE if day is None else f"{day.isoformat()}T00:00:00Z"
    named = (
        ("dc:title", imprint.title),
        ("dc:subject", f"Performance report, {imprint.quarter}"),
        ("dc:creator", imprint.council),
        ("dc:description", imprint.notice),
        ("dc:identifier", imprint.workbook),
        ("dc:language", _LANGUAGE),
        ("cp:category", imprint.marking),
        ("cp:lastModifiedBy", imprint.council),
        ("cp:revision", "1"),
    )
    said = "".join(
        f"<{name}>{escape(clean_line(text), quote=False)}</{name}>"
        for name, text in named
    )
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        "<cp:coreProperties xmlns:cp="
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{said}{dates}</cp:coreProperties>"
    ).encode()
