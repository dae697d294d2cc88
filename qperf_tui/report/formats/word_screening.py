"""What the elements of a template may not be: objects, and fields that fetch or run."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

_FIELDS: Final = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "SEQ"),
        *("TOC", "PAGEREF", "REF", "TITLE", "SUBJECT", "AUTHOR"),
    }
)
"""The fields that a template may have; none fetches, runs or asks for anything."""

_TO_A_PLACE: Final = re.compile(r'\s*HYPERLINK\s+\\l\s+"[^"]*"(?:\s+\\h)?\s*')
"""A link from a table of contents to its heading."""

_OBJECTS: Final = frozenset(
    {"object", "control", "altChunk", "subDoc", "OLEObject", "ink", "contentPart"}
)
_OUTSIDE: Final = ("src", "href")
"""Attributes that name a picture elsewhere, in the drawings of old versions of Word."""

_BRACES: Final = ("{{", "{%", "{#")
_IN_CODE: Final = (
    "has a placeholder inside a field or a setting, where it would not be text; put "
    "it into the text itself."
)


class Node(Protocol):
    """An element of XML, as far as it is looked at."""

    tag: object
    text: str | None

    @property
    def attrib(self) -> Mapping[str, str]:
        """Its attributes by name."""


def why_not_part(elements: Iterable[Node]) -> str | None:
    """What is wrong in a part, as the rest of "The template …"; None where nothing is.

    The elements come in the order of the document.
    """
    fields = _Fields()
    for element in elements:
        if not isinstance(element.tag, str):
            continue
        name = element.tag.rpartition("}")[2]
        named = {key.rpartition("}")[2]: each for key, each in element.attrib.items()}
        if name in _OBJECTS:
            return "holds an embedded object; put a picture in its place."
        if any(mark in each for each in named.values() for mark in _BRACES):
            return _IN_CODE
        if any(mark in named.get(key, "") for key in _OUTSIDE for mark in ":\\"):
            return "shows a linked picture; put the picture itself into it."
        if name == "fldSimple":
            fields.codes.append(named.get("instr", ""))
        elif name == "fldChar":
            fields.mark(named.get("fldCharType", ""))
        elif name in {"instrText", "delInstrText"}:
            fields.write(element.text or "")
    return fields.why_not()


class _Fields:
    """The instructions of the fields of a part, however many runs each is cut into."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._open: list[str] = []

    def mark(self, kind: str) -> None:
        """Begin a field, or end its instruction or the whole of it.

        One that begins inside another's instruction ends the words that decide what
        the other does, so that no field is named by what a second one yields.
        """
        if self._open:
            self.codes.append(self._open[-1])
        if kind == "begin":
            self._open.append("")
        elif kind == "end" and self._open:
            self._open.pop()

    def write(self, text: str) -> None:
        """Add to the instruction of the field that was begun last."""
        if self._open:
            self._open[-1] += text
        else:
            self.codes.append(text)

    def why_not(self) -> str | None:
        """What is wrong with any of them, as the rest of "The template …"."""
        for code in (*self.codes, *self._open):
            word = code.split(maxsplit=1)[:1]
            if any(brace in code for brace in "{}"):
                return _IN_CODE
            if _TO_A_PLACE.fullmatch(code) or (word and word[0].upper() in _FIELDS):
                continue
            return (
                f"has a field ({' '.join(word)[:40] or 'without a name'}) that may "
                "fetch or run something; take it out, or write its text in its place."
            )
        return None
