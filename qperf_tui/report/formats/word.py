"""A paper as a Word document, through a council's own template or a plain one."""

from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Final

from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docxtpl import DocxTemplate
from jinja2 import TemplateError

from qperf_tui.domain.progress import Progress, unwatched
from qperf_tui.errors import TemplateRefusedError
from qperf_tui.report.formats.chart_picture import pictures_of, png
from qperf_tui.report.formats.package import packed, unpacked
from qperf_tui.report.formats.word_body import Stretch, stretches
from qperf_tui.report.formats.word_package import DAMAGED, template_parts
from qperf_tui.report.formats.word_parts import Parts
from qperf_tui.report.formats.word_placeholders import (
    BODY,
    DETAILS,
    FIELD,
    MARK,
    Placeholders,
    imprint_lines,
)
from qperf_tui.report.formats.word_settle import core_properties, settle
from qperf_tui.report.formats.word_tables import fields_xml
from qperf_tui.report.formats.word_template import starting_template
from qperf_tui.report.formats.word_text import NAMESPACES, paragraph
from qperf_tui.report.paper import Paper

_BROKEN: Final = (
    KeyError,
    ValueError,
    IndexError,
    AttributeError,
    TypeError,
    SyntaxError,
    NotImplementedError,  # zipfile: a way of packing that it does not know
    OpcError,
    RecursionError,
)
"""What the libraries raise at a document that is not whole."""


def render(
    paper: Paper, template: bytes | None = None, progress: Progress = unwatched
) -> bytes:
    """The paper in Word, the same bytes on every machine and day.

    Raises:
        StoppedError: If `progress` had it stopped.
        TemplateRefusedError: If the template cannot be used; the sentence says why.
    """
    given = template
    if given is None:
        given = starting_template(is_tight=paper.is_one_page)
    opened = DocxTemplate(BytesIO(packed(template_parts(given))))
    placeholders = Placeholders(paper)
    pictures = pictures_of(paper, png, progress)
    try:
        opened.render(placeholders.context, placeholders)
        document: Document = opened.docx
        made = BytesIO()
        _fill(Parts(document, pictures), document, paper, placeholders.used)
        settle(document)
        opened.save(made)
    except TemplateError as error:
        raise TemplateRefusedError(
            "The template has a placeholder that is not closed or not understood; "
            "write each as {{ name }}, in one piece."
        ) from error
    except _BROKEN as error:
        raise TemplateRefusedError(DAMAGED) from error
    parts = unpacked(made.getvalue())
    parts["docProps/core.xml"] = core_properties(paper.imprint)
    return packed(parts)


def _fill(parts: Parts, document: Document, paper: Paper, used: set[str]) -> None:
    """Put the paper where the template wants it, and what it forgot around that."""
    place = _place(document, BODY)
    if place is None:
        raise TemplateRefusedError(
            "The template has no place for the paper; write {{p body }} in a "
            "paragraph of its own in the main text."
        )
    section = _section_after(document, place)
    upright, lying = _measures(section)
    details = _place(document, DETAILS)
    header = fields_xml(parts, paper.fields, upright)
    if details is not None:
        _replace(details, header)
    before = _forgotten(parts, paper, used, ("title", "marking", "notice"))
    if details is None and FIELD not in used:
        before += header
    after = _forgotten(parts, paper, used, ("quarter", "data_as_at", "workbook"))
    cut = stretches(parts, paper, upright, lying)
    _lay_out(
        place, section, [Stretch(is_wide=False, elements=tuple(before)), *cut], after
    )


def _place(document: Document, name: str) -> BaseOxmlElement | None:
    """The paragraph of the template that a part of the paper is to replace."""
    root = document.element.body
    marked = [
        each
        for each in root.iter(qn("w:pStyle"))
        if each.get(qn("w:val")) == MARK.format(name)
    ]
    if not marked:
        return None
    around: list[BaseOxmlElement] = list(marked[0].iterancestors(qn("w:p")))
    if len(marked) > 1 or (name == BODY and around[-1].getparent() is not root):
        raise TemplateRefusedError(
            f"The template has {{{{p {name} }}}} twice, or not in a paragraph of its "
            "own in the main text; write it there, and once."
        )
    return around[-1]


def _section_after(document: Document, place: BaseOxmlElement) -> BaseOxmlElement:
    """The properties of the section that a paragraph stands in."""
    following: list[BaseOxmlElement] = list(place.itersiblings())
    for element in following:
        if element.tag == qn("w:sectPr"):
            return element
        found: BaseOxmlElement | None = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if found is not None:
            return found
    last: BaseOxmlElement = document.element.body.get_or_add_sectPr()
    return last


def _measures(section: BaseOxmlElement) -> tuple[int, int]:
    """The width of the text in twips, on pages that stand and that lie."""
    size = section.find(qn("w:pgSz"))
    margins = section.find(qn("w:pgMar"))
    if size is None:
        size = parse_xml(f'<w:pgSz {NAMESPACES} w:w="11906" w:h="16838"/>')
        section.append(size)
    if margins is None:
        return 9638, 14570
    sides = sum(int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right"))
    width, height = (int(size.get(qn(f"w:{side}"), "0")) for side in "wh")
    return min(width, height) - sides, max(width, height) - sides


def _forgotten(
    parts: Parts, paper: Paper, used: set[str], names: Sequence[str]
) -> list[str]:
    """What every paper must say and the template has no place for."""
    styles = {"title": "Title", "marking": "Plain paragraph", "notice": "Report notice"}
    said = dict(imprint_lines(paper.imprint))
    return [
        paragraph(said[name], parts.style(styles.get(name, "Table note")))
        for name in names
        if name not in used and said[name]
    ]


def _lay_out(
    place: BaseOxmlElement,
    section: BaseOxmlElement,
    cut: Sequence[Stretch],
    after: Sequence[str],
) -> None:
    joined: list[tuple[bool, list[BaseOxmlElement]]] = []
    for stretch in cut:
        elements = [_element(xml) for xml in stretch.elements]
        if joined and (not stretch.elements or joined[-1][0] == stretch.is_wide):
            joined[-1][1].extend(elements)
        elif elements:
            joined.append((stretch.is_wide, elements))
    is_last = place.getnext() is section and not after
    for number, (is_lying, elements) in enumerate(joined):
        if number + 1 < len(joined) or (is_lying and not is_last):
            _end_section(elements, _turned(section, number, is_lying=is_lying))
        for element in elements:
            place.addprevious(element)
    if joined and joined[-1][0] and is_last:
        turned = _turned(section, len(joined) - 1, is_lying=True)
        section.getparent().replace(section, turned)
    for xml in after:
        place.addprevious(_element(xml))
    place.getparent().remove(place)


def _end_section(elements: list[BaseOxmlElement], section: BaseOxmlElement) -> None:
    """Let a section end with the last paragraph of some elements."""
    elements[-1].find(qn("w:pPr")).append(section)


def _turned(
    section: BaseOxmlElement, number: int, *, is_lying: bool
) -> BaseOxmlElement:
    """A copy of a section's properties, its page lying or as it is."""
    copied = deepcopy(section)
    size = copied.find(qn("w:pgSz"))
    if number:
        for name in ("w:titlePg", "w:pgNumType", "w:type"):
            for each in copied.findall(qn(name)):
                copied.remove(each)
    if is_lying:
        sides = sorted((size.get(qn("w:w")), size.get(qn("w:h"))), key=int)
        size.set(qn("w:h"), sides[0])
        size.set(qn("w:w"), sides[1])
        size.set(qn("w:orient"), "landscape")
    return copied


def _replace(place: BaseOxmlElement, xmls: Sequence[str]) -> None:
    for xml in xmls:
        place.addprevious(_element(xml))
    place.getparent().remove(place)


def _element(xml: str) -> BaseOxmlElement:
    opening, rest = xml.split(">", 1)
    return parse_xml(f"{opening} {NAMESPACES}>{rest}")
