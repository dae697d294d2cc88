"""Templates of the paper read from TOML, strictly: what is not known is refused."""

import re
from pathlib import Path
from typing import Final

import msgspec

from qperf_tui.domain.paper_template import (
    MAY_BE_UNNUMBERED,
    NOT_APPLICABLE,
    HeaderLine,
    Implication,
    ImplicationHeading,
    PaperPart,
    PaperTemplate,
    PartLayout,
)
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import QperfError
from qperf_tui.importing.tables import read_bytes

SHIPPED: Final = ("committee", "plain")
"""The templates that come with qperf-tui, the usual one first."""
_FOLDER: Final = Path(__file__).parent / "templates"
_PLACE: Final = re.compile(r"`\$\.(\w+)\[(\d+)\]")
_FIELD: Final = re.compile(r"unknown field `([^`]+)`")


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    field: str
    label: str
    text: str = ""


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    part: PaperPart
    heading: str = ""
    numbered: bool | None = None
    text: str = ""
    lines: tuple[str, ...] = ()


class _Implication(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    heading: str
    about: Implication | None = None
    text: str = NOT_APPLICABLE


class _Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    header: tuple[_Header, ...] = ()
    part: tuple[_Part, ...] = ()
    implication: tuple[_Implication, ...] = ()
    first_paragraph: int | None = None


def shipped_template(name: str) -> str:
    """The text of a template that comes with qperf-tui.

    Raises:
        QperfError: If there is none by that name.
    """
    if name not in SHIPPED:
        raise QperfError(
            f"There is no template {name!r}; there are {' and '.join(SHIPPED)}."
        )
    return (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def read_template(text: str, name: str) -> PaperTemplate:
    """A template from its TOML; `name` is the file it came from.

    Raises:
        QperfError: If it is no TOML, or says anything that a template does not.
    """
    try:
        read = msgspec.toml.decode(clean_text(text), type=_Template)
        return _as_template(read)
    except RecursionError:
        raise QperfError(f"{name} is nested too deeply; mend it.") from None
    except (msgspec.MsgspecError, ValueError) as error:
        says = str(error).rstrip(".")
        line = _line_of(text, says)
        place = name if line is None else f"{name}, line {line}"
        raise QperfError(f"{place}: {says}; nothing is changed.") from None


def template_text(path: Path) -> str:
    """The text of a template's file.

    Raises:
        QperfError: If it cannot be read or is not UTF-8.
    """
    try:
        return clean_text(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise QperfError(f"{path} is not UTF-8; save it as UTF-8.") from None


def _as_template(read: _Template) -> PaperTemplate:
    return PaperTemplate(
        name=read.name,
        header=tuple(HeaderLine(*_fields(each)) for each in read.header),
        parts=tuple(_part(each) for each in read.part),
        implications=tuple(
            ImplicationHeading(
                heading=_said("an implication", each.heading),
                about=each.about,
                text=each.text,
            )
            for each in read.implication
        ),
        first_paragraph=read.first_paragraph,
    )


def _fields(line: _Header) -> tuple[str, str, str]:
    return _said("a line of the header", line.field), line.label, line.text


def _part(read: _Part) -> PartLayout:
    if read.numbered is not None and read.part not in MAY_BE_UNNUMBERED:
        raise ValueError(
            f"“numbered” is not said of the part “{read.part}”; take it out"
        )
    return PartLayout(
        part=read.part,
        heading=read.heading,
        is_numbered=read.numbered if read.numbered is not None else True,
        text=read.text,
        lines=read.lines,
    )


def _said(what: str, name: str) -> str:
    if not name.strip():
        raise ValueError(f"{what} has no name; give it one, or take it out")
    return name.strip()


def _line_of(text: str, says: str) -> int | None:
    """The line of a template that a refusal is about, if it says which entry."""
    lines = text.splitlines()
    if found := _PLACE.search(says):
        entry = re.compile(rf"\s*\[\[\s*{found[1]}\s*\]\]")
        places = [at for at, line in enumerate(lines, 1) if entry.match(line)]
        return places[int(found[2])] if int(found[2]) < len(places) else None
    if found := _FIELD.search(says):
        key = re.compile(rf"\s*\[*\s*{re.escape(found[1])}\s*[=\]]")
        return next((at for at, line in enumerate(lines, 1) if key.match(line)), None)
    return None
