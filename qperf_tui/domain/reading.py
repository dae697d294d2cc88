"""Entries as officers type them, read by rule and never guessed at."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qperf_tui.domain.figures import OutturnStatus

_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]?)£?(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)?(?P<part>\.[0-9]+)?"
    r"(?P<percent> ?%| per cent| percent)?(?P<flag> ?[pr])?",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
"""A number that can be read in one way only, as most entries are."""
_GROUPED: Final = re.compile(
    r"(?<=[0-9])[\u00a0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))"
)
_MARKS: Final = {
    "c": OutturnStatus.SUPPRESSED,
    "*": OutturnStatus.SUPPRESSED,
    "suppressed": OutturnStatus.SUPPRESSED,
    "k": OutturnStatus.NOT_AVAILABLE,
    "x": OutturnStatus.NOT_AVAILABLE,
    ":": OutturnStatus.NOT_AVAILABLE,
    "..": OutturnStatus.NOT_AVAILABLE,
    "n/a": OutturnStatus.NOT_AVAILABLE,
    "na": OutturnStatus.NOT_AVAILABLE,
    "#n/a": OutturnStatus.NOT_AVAILABLE,
    "tbc": OutturnStatus.NOT_AVAILABLE,
    "awaited": OutturnStatus.NOT_AVAILABLE,
    "not available": OutturnStatus.NOT_AVAILABLE,
    "z": OutturnStatus.NOT_DUE,
    "not due": OutturnStatus.NOT_DUE,
    "-": OutturnStatus.NOT_AVAILABLE,
    "\u2013": OutturnStatus.NOT_AVAILABLE,
    "\u2014": OutturnStatus.NOT_AVAILABLE,
    "#div/0!": OutturnStatus.NOT_AVAILABLE,
}
"""What stands in place of a number, after the GSS symbols (c, z, x, k, :)."""

_FEWER_THAN: Final = re.compile(r"< ?[0-9]{1,2}%?")
_ERRORS: Final = re.compile(
    r"#(REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|####*)", re.IGNORECASE
)
_LONGEST: Final = 18
"""Digits that tell in one figure; a spreadsheet writes 17 of `0.30000000000000004`."""


class UnreadableError(ValueError):
    """An entry that is no figure, with the cause and what to write instead."""

    def __init__(self, cause: str, mend: str) -> None:
        super().__init__(f"{cause}; {mend}")
        self.cause = cause
        self.mend = mend


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an entry says: a number, a mark in place of one, or nothing at all."""

    number: Decimal | None = None
    is_percentage: bool = False
    mark: str | None = None
    status: OutturnStatus | None = None
    """The state that the entry itself implies, if it implies one."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was entered."""
        return self.number is None and self.mark is None


def says_none(text: str) -> bool:
    """Whether an entry such as `n/a` or a dash says that there is nothing to give."""
    status = _MARKS.get(text.strip().casefold())
    return status in {OutturnStatus.NOT_AVAILABLE, OutturnStatus.NOT_DUE}


def read_entry(text: str) -> Entry:
    """Read one entry of a return, such as `85%`, `1,234.5`, `c`, `<5` or `n/a`.

    Raises:
        UnreadableError: If it is no figure or mark, or could be read two ways.
    """
    if _PLAIN.fullmatch(text):
        return Entry(number=Decimal(text))
    entered = _GROUPED.sub(",", text).replace("\u00a0", " ").strip()
    folded = entered.casefold()
    if not entered:
        return Entry()
    if folded in _MARKS:
        return Entry(mark=entered, status=_MARKS[folded])
    if _FEWER_THAN.fullmatch(entered):
        return Entry(mark=entered.replace(" ", ""), status=OutturnStatus.SUPPRESSED)
    match = _NUMBER.fullmatch(entered.replace("\u2212", "-"))
    if match is None or not (match["whole"] or match["part"]):
        raise _unreadable(entered)
    digits = (match["whole"] or "0").replace(",", "") + (match["part"] or "")
    telling = digits.replace(".", "").lstrip("0")
    if len(telling) > _LONGEST or len(digits) > 2 * _LONGEST:
        raise UnreadableError(
            "it has more digits than a figure can have", "write the figure itself"
        )
    return Entry(
        number=Decimal(match["sign"] + digits),
        is_percentage=match["percent"] is not None,
        status=_flagged(match["flag"]),
    )


def _flagged(flag: str | None) -> OutturnStatus | None:
    if flag is None:
        return None
    return {"p": OutturnStatus.PROVISIONAL, "r": OutturnStatus.REVISED}[
        flag.strip().casefold()
    ]


_AMBIGUOUS: Final = (
    (
        re.compile(r"\(.*\)"),
        "brackets can mean a negative number or a note",
        "write -5.2 or 5.2",
    ),
    (
        re.compile(r"[+-]?£?[0-9.]+(,[0-9.]+)+%?"),
        "a comma can mean thousands or a decimal point",
        "write 1,234.5",
    ),
    (
        re.compile(r"[\u2013\u2014] ?[0-9.,]+%?"),
        "a dash before a number can mean minus or nothing",
        "write -5.2 or 5.2",
    ),
    (
        re.compile(r"[0-9]+( [0-9]+)+(\.[0-9]+)?%?"),
        "a space can part thousands or two numbers",
        "write 1,234",
    ),
    (
        re.compile(r"[+-]?[0-9.]+e[+-]?[0-9]+", re.IGNORECASE),
        "it is a number in powers of ten, whose digits may be lost",
        "write it in full",
    ),
    (
        re.compile(r"[0-9.]+ ?(-|\u2013|to|/) ?[0-9.]+%?"),
        "it is two numbers, a range or a fraction",
        "write one figure, with numerator and denominator in their own columns",
    ),
    (
        _ERRORS,
        "it is a spreadsheet error",
        "mend the formula and send the return again",
    ),
    (re.compile(r"=.*"), "it is a formula", "replace it by its value"),
)


def _unreadable(entered: str) -> UnreadableError:
    for pattern, cause, mend in _AMBIGUOUS:
        if pattern.fullmatch(entered):
            return UnreadableError(cause, mend)
    return UnreadableError(
        "it is not a number or a mark such as c, <5, x or n/a",
        "write the figure alone, or the mark",
    )
