"""The parts of an open document that its body leans on: its styles and numbers."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from qperf_tui.report.formats.word_styles import (
    STYLES,
    TABLE,
    TABLE_ID,
    table_style,
)
from qperf_tui.report.formats.word_text import NAMESPACES
from qperf_tui.report.paper import Chart

_LEVELS: Final = (
    ("decimal", "%1.", 567),
    ("lowerLetter", "(%2)", 1134),
)
"""How a paragraph and its sub-paragraphs are numbered, and how far they stand in."""

_BULLETS: Final = (("bullet", "•", 567),)


class Parts:
    """What is looked up in a document, and added where it has none."""

    def __init__(self, document: Document, pictures: Mapping[Chart, bytes]) -> None:
        self._document = document.part
        self._pictures = pictures
        self._styles = document.styles.element
        self._used: dict[str, str] = {}
        self._numbering = _numbering_of(document)
        self._next_id = 1_000
        self._numbered = self._abstract(_LEVELS)
        self._bulleted: int | None = None
        self._last: tuple[int, int] | None = None

    def style(self, name: str) -> str:
        """The identity of the paragraph style of that name, added if there is none."""
        if name not in self._used:
            self._used[name] = self._found(name) or self._added(name)
        return self._used[name]

    def table_style(self) -> str:
        """The identity of the style of tables, added if there is none."""
        if TABLE not in self._used:
            found = self._found(TABLE)
            if found is None:
                found = self._free(TABLE_ID)
                self._append(table_style(found))
            self._used[TABLE] = found
        return self._used[TABLE]

    def number(self, number: int) -> str:
        """The numbering of a paragraph that is to show `number`.

        Paragraphs that follow one another share one; a gap starts another.
        """
        if self._last is None or number != self._last[1] + 1:
            self._last = (self._instance(self._numbered, number), number)
        else:
            self._last = (self._last[0], number)
        return _numbered_as(0, self._last[0])

    def letter(self) -> str:
        """The numbering of a sub-paragraph of the paragraph before."""
        if self._last is None:
            raise ValueError("a sub-paragraph has no paragraph before it")
        return _numbered_as(1, self._last[0])

    def bullet(self) -> str:
        """The numbering of a bulleted line."""
        if self._bulleted is None:
            self._bulleted = self._instance(self._abstract(_BULLETS), None)
        return _numbered_as(0, self._bulleted)

    def identity(self) -> int:
        """A number that no other bookmark has."""
        self._next_id += 1
        return self._next_id

    def picture(self, chart: Chart) -> str | None:
        """The relationship to a chart's picture; None where there is nothing to see."""
        content = self._pictures.get(chart)
        if content is None:
            return None
        return str(self._document.get_or_add_image(BytesIO(content))[0])

    def _found(self, name: str) -> str | None:
        for style in self._styles.findall(qn("w:style")):
            named = style.find(qn("w:name"))
            if named is not None and named.get(qn("w:val"), "").lower() == name.lower():
                return str(style.get(qn("w:styleId")))
        return None

    def _added(self, name: str) -> str:
        style = STYLES[name]
        identity = self._free(style.id)
        self._append(style.xml(name, identity, self._normal()))
        return identity

    def _free(self, wanted: str) -> str:
        taken = {each.get(qn("w:styleId")) for each in self._styles}
        while wanted in taken:
            wanted += "Paper"
        return wanted

    def _normal(self) -> str:
        for style in self._styles.findall(qn("w:style")):
            is_first = style.get(qn("w:default")) in {"1", "true"}
            if is_first and style.get(qn("w:type")) == "paragraph":
                return str(style.get(qn("w:styleId")))
        return "Normal"

    def _append(self, xml: str) -> None:
        opening, rest = xml.split(" ", 1)
        self._styles.append(parse_xml(f"{opening} {NAMESPACES} {rest}"))

    def _abstract(self, levels: tuple[tuple[str, str, int], ...]) -> int:
        root = self._numbering
        own = root.findall(qn("w:abstractNum"))
        identity = 1 + max(
            (int(each.get(qn("w:abstractNumId"), "0")) for each in own), default=-1
        )
        shapes = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>'
            for place, (kind, shown, left) in enumerate(levels)
        )
        made = parse_xml(
            f'<w:abstractNum {NAMESPACES} w:abstractNumId="{identity}">'
            f'<w:multiLevelType w:val="multilevel"/>{shapes}</w:abstractNum>'
        )
        first = root.find(qn("w:num"))
        if first is None:
            root.append(made)
        else:
            first.addprevious(made)
        return identity

    def _instance(self, abstract: int, start: int | None) -> int:
        root = self._numbering
        own = root.findall(qn("w:num"))
        identity = 1 + max(
            (int(each.get(qn("w:numId"), "0")) for each in own), default=0
        )
        begins = (
            '<w:lvlOverride w:ilvl="0">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride>'
            if start is not None
            else ""
        )
        made = parse_xml(
            f'<w:num {NAMESPACES} w:numId="{identity}">'
            f'<w:abstractNumId w:val="{abstract}"/>{begins}</w:num>'
        )
        if own:
            own[-1].addnext(made)
        else:
            root.findall(qn("w:abstractNum"))[-1].addnext(made)
        return identity


def _numbered_as(level: int, identity: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'


def _numbering_of(document: Document) -> BaseOxmlElement:
    part = document.part
    kinds = {each.reltype for each in part.rels.values()}
    if RELATIONSHIP_TYPE.NUMBERING not in kinds:
        made = NumberingPart.load(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            f"<w:numbering {NAMESPACES}/>".encode(),
            part.package,
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    numbering: BaseOxmlElement = part.numbering_part.element
    return numbering
