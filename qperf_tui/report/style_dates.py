"""Quarters and dates as a house style names them."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from qperf_tui.domain.proof import Flag
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import Style

_NUMBERS: Final = {"one": "1", "two": "2", "three": "3", "four": "4"}
_QUARTER: Final = re.compile(
    r"\b(?:(?:quarter|qtr\.?)[ -]?(?P<named>[1-4]|one|two|three|four)"
    r"|q(?P<short>[1-4]))\b",
    re.IGNORECASE,
)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_ABBREVIATED: Final = (
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_MONTH: Final = "|".join([*_MONTHS, *_ABBREVIATED])
_DAY: Final = r"(?P<day>\d{1,2})"
_YEAR: Final = r"(?P<year>(?:19|20|21)\d\d)"
_DATES: Final = tuple(
    re.compile(rf"(?<![\w/.,-]){each}(?![\w/-])")
    for each in (
        rf"{_DAY}(?:st|nd|rd|th) (?:of )?(?P<month>{_MONTH})\b\.?(?:,? {_YEAR})?",
        rf"{_DAY} (?P<month>{_MONTH})\b\.?(?P<comma>,)? {_YEAR}",
        rf"{_DAY} (?P<month>{'|'.join(_ABBREVIATED)})\b\.?",
        rf"(?P<month>{_MONTH})\b\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?P<month>{'|'.join(_ABBREVIATED)})\b\.? {_YEAR}",
        rf"{_DAY}[/.](?P<number>\d{{1,2}})[/.](?P<year>(?:19|20|21)\d\d|\d\d)",
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
    )
)
"""Dates as people write them, the one form of the styles among them."""

_ANY_DAY: Final = 1


def quarters(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Quarters not named as the style names them; two names for one are told of."""
    found = list(_QUARTER.finditer(text.prose))
    firsts: dict[str, str] = {}
    for each in found:
        number = each["short"] or _NUMBERS.get(each["named"].casefold(), each["named"])
        mend = style.quarter.replace("2", number)
        is_right = each[0] == mend or (
            each[0] == mend.capitalize() and text.starts_sentence(each.start())
        )
        other = firsts.setdefault(number, each[0])
        if is_right or (each[0].isupper() and each["short"] is None):
            continue
        also = f", and the text also has “{other}”" if other != each[0] else ""
        yield Flag(
            "quarters",
            *each.span(),
            f"“{each[0]}” is not how the style names a quarter{also}.",
            f"Write “{mend}”.",
        )


def dates(text: Manuscript, _style: Style) -> Iterator[Flag]:
    """Dates in another form than `31 December 2012`; those that exist, at least."""
    taken: set[int] = set()
    for pattern in _DATES:
        for found in pattern.finditer(text.prose):
            span = range(*found.span())
            mend = _mended(found)
            if mend is None or mend == found[0] or not taken.isdisjoint(span):
                continue
            taken.update(span)
            yield Flag(
                "dates",
                *found.span(),
                f"“{found[0]}” is not in the form of the other dates.",
                f"Write “{mend}”.",
            )


def _mended(found: re.Match[str]) -> str | None:
    """The date as the styles have it, or None if there is no such day."""
    parts = found.groupdict()
    month = _month_of(parts)
    day = int(parts.get("day") or _ANY_DAY)
    year = int(parts.get("year") or 0)
    year += 2000 if 0 < year < 100 else 0
    try:
        # A leap year, so that 29 February without a year is let stand.
        date(year or 2000, month, day)
    except ValueError:
        return None
    named = [str(day)] if parts.get("day") else []
    named.append(_MONTHS[month - 1])
    return " ".join([*named, str(year)] if year else named)


def _month_of(parts: dict[str, str | None]) -> int:
    if number := parts.get("number"):
        return int(number)
    named = (parts.get("month") or "")[:3]
    return [each[:3] for each in _MONTHS].index(named) + 1
