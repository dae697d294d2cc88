"""What can be said on a record card, read as officers write it."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

from qperf_tui.domain.indicator import Indicator, Polarity
from qperf_tui.domain.target import Tolerance, ToleranceKind
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.errors import QperfError
from qperf_tui.importing.vocabulary import read_basis, read_polarity, read_unit
from qperf_tui.storage.definitions import JUDGED_BY
from qperf_tui.storage.outturns import Figure

_LONGEST: Final = 2_000
_CONTROL: Final = ("council", "shared", "outside")
_SETS: Final = ("national", "local")
_CALLED: Final = {"polarity": "direction"}
_NAMES: Final = {
    **_CALLED,
    "tolerance_kind": "tolerance",
    "tolerance_size": "tolerance",
    "is_national": "set",
    "retired_from": "quarter it is retired from",
}
_COLUMN: Final = {"direction": "polarity", "set": "is_national"}

Columns = dict[str, str | int]
"""Values of a record card by the columns that keep them."""


def card_columns(indicator: Indicator, name: str, text: str) -> Columns:
    """The columns of a record card that one thing said of it sets.

    Raises:
        QperfError: If it cannot be said of an indicator.
    """
    if len(text) > _LONGEST:
        raise QperfError(
            f"The {name} of {indicator.code} has {len(text):,} characters and at most "
            f"{_LONGEST:,} are kept; shorten it."
        )
    try:
        return _READ[name](text)
    except ValueError as error:
        raise QperfError(
            f"{text!r} cannot be the {name} of {indicator.code}: {error}."
        ) from None


def card_text(card: Mapping[str, str | int | None], name: str) -> str:
    """What a record card says, as it is written and read back as the same."""
    column = _COLUMN.get(name, name)
    said = str(card["tolerance_kind" if name == "tolerance" else column] or "")
    if name == "tolerance":
        size = Fraction(str(card["tolerance_size"]))
        return Tolerance(ToleranceKind(said), size).written
    if name == "direction":
        return Polarity(said).words
    if name == "set":
        return "national" if card["is_national"] else "local"
    return str(card[column] or 0) if name == "decimals" else said


def cleaned_for(name: str, text: str) -> str:
    """A text as it is kept of a record card; a definition keeps its paragraphs."""
    return clean_text(text).strip() if name == "definition" else clean_line(text)


def _title(text: str) -> Columns:
    if not text:
        raise ValueError("an indicator needs a title")
    return {"title": text}


def _decimals(text: str) -> Columns:
    if text not in set("0123456"):
        raise ValueError("it is a whole number from 0 to 6")
    return {"decimals": int(text)}


def _tolerance(text: str) -> Columns:
    read = Tolerance.parse(text)
    return {
        "tolerance_kind": read.kind.value,
        "tolerance_size": Figure.written(read.size),
    }


def _control(text: str) -> Columns:
    if text.casefold() not in _CONTROL:
        raise ValueError(f"it is {', '.join(_CONTROL[:-1])} or {_CONTROL[-1]}")
    return {"control": text.casefold()}


def _set(text: str) -> Columns:
    if text.casefold() not in _SETS:
        raise ValueError(f"it is {' or '.join(_SETS)}")
    return {"is_national": int(text.casefold() == _SETS[0])}


def _unit(text: str) -> Columns:
    if not text:
        raise ValueError("a figure needs a unit, such as % or no.")
    return {"unit": read_unit(text)}


def _words(column: str) -> Callable[[str], Columns]:
    return lambda text: {column: text}


_READ: Final[Mapping[str, Callable[[str], Columns]]] = {
    "title": _title,
    "definition": _words("definition"),
    "theme": _words("theme"),
    "directorate": _words("directorate"),
    "owner": _words("owner"),
    "unit": _unit,
    "decimals": _decimals,
    "direction": lambda text: {"polarity": read_polarity(text).value},
    "basis": lambda text: {"basis": read_basis(text).value},
    "tolerance": _tolerance,
    "control": _control,
    "implications": _words("implications"),
    "set": _set,
}
CARD: Final = tuple(_READ)
"""What of a record card can be amended, as an officer calls it."""


def column_words(column: str) -> str:
    """What an officer calls a column of a record card."""
    return _NAMES.get(column, column)


def is_judged_by(column: str) -> bool:
    """Whether every quarter is judged by a column of a record card."""
    return column in JUDGED_BY


def amended_words(column: str, before: str | int | None, now: str | int) -> str:
    """A change to a record card, in words."""
    name = _CALLED.get(column, column.replace("_", " "))
    if column == "definition":
        return "definition rewritten"
    if column == "is_national":
        return f"set {_SETS[not before]} → {_SETS[not now]}"
    return f"{name} {before or 'none'} → {now or 'none'}"
