"""The package of a Word template: held to what is safe before it is opened.

A template comes from anybody. Nothing of it is parsed before its size is known, and
nothing that a program would run or fetch is let into a paper.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from qperf_tui.domain.zip_limits import why_too_much
from qperf_tui.errors import TemplateRefusedError
from qperf_tui.report.formats.package import CONTENT_TYPES, FIRST, RELATIONS
from qperf_tui.report.formats.word_screening import why_not_part

_LARGEST: Final = 20_000_000
_LARGEST_PART: Final = 2_000_000
"""Bytes of one part of XML: no letterhead comes near it."""

_OLD: Final = b"\xd0\xcf\x11\xe0"
_ENCODING: Final = re.compile(rb"<\?xml[^>]*encoding=[\"']([^\"']*)")
_MACROS: Final = (b"macroEnabled", b"vbaProject", b"vbaData")
_LINK: Final = re.compile(r"(?:https?|mailto):[^\s{}]+", re.IGNORECASE)
_RELATED: Final = frozenset(
    {
        *("officeDocument", "styles", "stylesWithEffects", "numbering", "settings"),
        *("webSettings", "fontTable", "font", "theme", "header", "footer", "image"),
        *("footnotes", "endnotes", "comments", "commentsExtended", "commentsIds"),
        *("commentsExtensible", "people", "hyperlink", "customXml", "customXmlProps"),
        *("core-properties", "extended-properties", "custom-properties", "thumbnail"),
        *("glossaryDocument", "printerSettings", "bibliography"),
    }
)
"""The kinds of part that a template may have; none of them runs or fetches anything."""

_LEFT_OUT: Final = frozenset({"core-properties", "extended-properties", "thumbnail"})
"""What a template says of itself and who wrote it, which is not the paper's."""

DAMAGED: Final = (
    "The template is damaged or is no Word document; open it in Word and save it "
    "again as .docx."
)


def template_parts(template: bytes) -> dict[str, bytes]:
    """The parts of a template that is safe to open, by name.

    Raises:
        TemplateRefusedError: If it is not; the sentence says why.
    """
    if template.startswith(_OLD):
        raise TemplateRefusedError(
            "The template is an old .doc file or has a password; open it in Word and "
            "save it as .docx without one."
        )
    if len(template) > _LARGEST:
        raise TemplateRefusedError(
            f"The template is larger than {_LARGEST // 1_000_000} MB; make its "
            "pictures smaller."
        )
    parts = _unpacked(template)
    if any(mark in parts[CONTENT_TYPES] for mark in _MACROS):
        raise TemplateRefusedError(
            "The template has macros, which no paper may carry; save it as .docx."
        )
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_xml(name, content)
    for name, content in parts.items():
        if name.endswith(".rels"):
            _check_relations(content)
        elif name.startswith("word/") and name.endswith(".xml"):
            _check_part(content)
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(
        b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
    )
    parts[RELATIONS] = _without_authors(parts[RELATIONS])
    return parts


def _unpacked(template: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(template)) as archive:
            members = archive.infolist()
            if too_much := why_too_much(members, len(template)):
                raise TemplateRefusedError(
                    f"The template cannot be used: {too_much}; ask who sent it."
                )
            parts = {each.filename: archive.read(each) for each in members}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,  # zipfile: a way of packing that it does not know
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        raise TemplateRefusedError(DAMAGED) from error
    is_whole = {*FIRST, "word/document.xml"} <= parts.keys()
    if not is_whole or len(parts) < len(members):
        raise TemplateRefusedError(DAMAGED)
    return parts


def _check_xml(name: str, content: bytes) -> None:
    if len(content) > _LARGEST_PART:
        raise TemplateRefusedError(
            f"The template's part {name} is larger than "
            f"{_LARGEST_PART // 1_000_000} MB; take out of it what the paper brings."
        )
    encoding = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf").lstrip())
    is_utf8 = encoding is None or encoding[1].lower() in {b"utf-8", b"us-ascii"}
    if not is_utf8 or b"\x00" in content:
        raise TemplateRefusedError(
            f"The template's part {name} is not in UTF-8, in which Word writes; open "
            "it in Word and save it again as .docx."
        )
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise TemplateRefusedError(
            f"The template's part {name} declares a document type (DOCTYPE), which "
            "Word never does; ask who sent it."
        )


def _relations(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """The kind, the target and whether it lies outside, of each relationship."""
    try:
        root = parse_xml(content)
    except SyntaxError as error:
        raise TemplateRefusedError(DAMAGED) from error
    for each in root:
        kind = str(each.get("Type", "")).rpartition("/")[2]
        yield kind, str(each.get("Target", "")), each.get("TargetMode") == "External"


def _check_relations(content: bytes) -> None:
    for kind, target, is_external in _relations(content):
        is_link = kind == "hyperlink" and _LINK.fullmatch(target) is not None
        if is_external and not is_link:
            raise TemplateRefusedError(
                f"The template draws on something outside itself ({_named(kind)}), "
                "which no paper may do; put it into the template or take it out."
            )
        if kind not in _RELATED:
            raise TemplateRefusedError(
                f"The template holds {_named(kind)}, which no paper may carry; take "
                "it out, or put a picture in its place."
            )


def _named(kind: str) -> str:
    return {
        "attachedTemplate": "another template that it is attached to",
        "oleObject": "an embedded object",
        "package": "an embedded file",
        "control": "a control that runs",
        "image": "a linked picture",
        "aFChunk": "a piece of another document",
        "subDocument": "another document",
        "hyperlink": "a link that is not to a web or mail address",
        "vbaProject": "macros",
    }.get(kind, f"a part of the kind {kind[:40]!r}")


def _check_part(content: bytes) -> None:
    try:
        root = parse_xml(content)
    except SyntaxError as error:
        raise TemplateRefusedError(DAMAGED) from error
    if cause := why_not_part(root.iter()):
        raise TemplateRefusedError(f"The template {cause}")


def _without_authors(relations: bytes) -> bytes:
    root = parse_xml(relations)
    for each in list(root):
        if str(each.get("Type", "")).rpartition("/")[2] in _LEFT_OUT:
            root.remove(each)
    return serialize_part_xml(root)
