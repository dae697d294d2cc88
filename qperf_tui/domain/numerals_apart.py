"""Numbers in prose that are no figures: dates, years, codes, ages, references."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qperf_tui.domain.number_words import NUMBER_WORDS

_GAP: Final = r"[ \u00a0\n]"
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})"
_ANY_MONTH: Final = rf"(?:{'|'.join(_MONTHS)})"
_N: Final = rf"(?:[0-9]{{1,3}}|{NUMBER_WORDS}\b)"
_YEAR: Final = r"(?:19|20|21)[0-9]{2}"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_DAY_FIRST: Final = _pattern(
    rf"(?<![\w.,/])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:{_GAP}of)?{_GAP}"
    rf"{_MONTH}\b(?:,?{_GAP}(?P<year>[0-9]{{4}})\b)?"
)
_MONTH_FIRST: Final = _pattern(
    rf"(?<!\w){_MONTH}{_GAP}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b"
    rf"(?:,?{_GAP}(?P<year>[0-9]{{4}})\b)?(?![.,][0-9])(?!{_GAP}?%)"
)
_MONTH_YEAR: Final = _pattern(rf"(?<!\w){_ANY_MONTH},?{_GAP}[0-9]{{4}}\b")
_FIGURED: Final = _pattern(
    r"(?<![\w/.-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2}))"
    r"(?![\w/-])"
)
_QUARTER: Final = _pattern(
    rf"(?<!\w)(?:quarters?{_GAP}?|qtrs?{_GAP}?|q)(?:[1-4]|one|two|three|four)\b"
    rf"(?:(?:,{_GAP}|{_GAP}(?:and|to|or){_GAP}|[-\u2013/])"
    rf"(?:quarter{_GAP}|q)?(?:[1-4]|one|two|three|four)\b(?!,?[0-9%]))*"
)
_YEARS: Final = _pattern(
    rf"(?<![\w£.,/-]){_YEAR}(?:[/\u2013-](?:{_YEAR}|[0-9]{{2}}))?"
    rf"(?![\w/])(?![.,][0-9])(?!{_GAP}?(?:%|per{_GAP}?cent))"
)
_CODE: Final = re.compile(
    r"(?<!\w)(?:[A-Z][A-Z&]{0,4} [A-Z]{2,5} |(?:[A-Z]{2,5}|[B-HJ-Z]) )"
    r"[0-9]{1,3}[a-z]?\b"
    r"(?![.,][0-9])(?! ?(?:%|per ?cent|percentage))"
    r"|(?<!\w)[A-Z]{1,5}-?[0-9]{1,4}[a-z]?\b"
)
_REFERENCE: Final = _pattern(
    rf"(?<!\w)(?:key{_GAP}stages?|levels?|years?|stages?|tiers?|phases?|grades?|bands?"
    r"|paragraphs?|appendix|appendices|annex|sections?|tables?|figures?|charts?|pages?"
    r"|items?|days?|weeks?|months?|versions?|part|parts|schedules?|articles?|clauses?"
    r"|regulations?|groups?|junctions?|rooms?|priority|priorities|categor(?:y|ies)"
    r"|note|notes|step|steps|option|options|theme|themes|class|act|form)"
    rf"{_GAP}[0-9]{{1,3}}[a-z]?\b(?![.,][0-9])(?!{_GAP}?(?:%|per{_GAP}?cent|percentage))"
    rf"(?:{_GAP}(?:and|to|or){_GAP}[0-9]{{1,3}}\b(?!{_GAP}?%))?"
)
_TIME: Final = _pattern(
    r"(?<![\w.,])[0-9]{1,2}(?::[0-9]{2}(?:[ \u00a0]?[ap]\.?m\b)?"
    r"|(?:\.[0-9]{2})?[ \u00a0]?[ap]\.?m\b)"
)
_TO: Final = rf"(?:{_GAP}(?:to|and|or){_GAP}|[-\u2013])"
_AGE: Final = _pattern(
    rf"(?<!\w)(?:aged?|ages){_GAP}(?:between{_GAP})?{_N}(?:{_TO}(?:{_N}|over|under))?"
    rf"|(?<![\w.,]){_N}(?:{_TO}{_N})?[- \u00a0\n]years?[- \u00a0\n]olds?\b"
    rf"|(?<!\w)(?:under|over)(?:-[0-9]{{1,2}}s?\b|{_GAP}[0-9]{{1,2}}s\b)"
    rf"|(?<![\w.,])[0-9]{{1,2}}{_GAP}(?:and|or){_GAP}(?:over|under|older|younger)\b"
)
_WITHIN: Final = _pattern(
    rf"(?<!\w)(?:within|in|after|for|over|under|exceeding|than){_GAP}"
    rf"(?:(?:at{_GAP}least|the{_GAP}(?:last|past|next|first|final|previous)){_GAP})?"
    rf"{_N}(?:{_GAP}(?:or{_GAP}more|to{_GAP}{_N}))?"
    rf"[- \u00a0\n](?:working{_GAP}|calendar{_GAP}|consecutive{_GAP})?"
    rf"(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|quarters?(?!{_GAP}of\b))\b"
)
_SPAN: Final = _pattern(
    rf"(?<![\w.,])(?:the{_GAP}(?:last|past|next|previous){_GAP})?{_N}[- \u00a0\n]"
    rf"(?:working{_GAP})?(?:weeks?|months?|years?|quarters?(?!{_GAP}of\b)|hours?|minutes?|seconds?)\b"
)
_PER: Final = _pattern(rf"(?<!\w)per{_GAP}(?:[0-9,]{{1,11}}|million)\b")
_ORDINAL: Final = _pattern(r"(?<![\w.,])[0-9]{1,3}(?:st|nd|rd|th)\b|[0-9]{1,2}\+")
_PRONOUN: Final = _pattern(
    rf"(?<!\w)(?:no{_GAP}one|one{_GAP}another|one-off|one{_GAP}or{_GAP}more|any{_GAP}one"
    rf"|every{_GAP}one|each{_GAP}one|this{_GAP}one|that{_GAP}one|24/7|zero{_GAP}tolerance)\b"
)
_APART: Final = (
    *(_DAY_FIRST, _MONTH_FIRST, _MONTH_YEAR, _FIGURED, _QUARTER, _YEARS, _AGE),
    *(_PER, _CODE, _REFERENCE, _TIME, _WITHIN, _SPAN, _ORDINAL, _PRONOUN),
)


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A date in a text that is in no calendar."""

    start: int
    end: int
    month: str
    last_day: int


def apart(text: str, names: Sequence[str] = ()) -> str:
    """A text of the same length with all that is no figure made unreadable."""
    for name in names:
        if name:
            text = _hidden(text, re.compile(re.escape(name), re.IGNORECASE))
    for pattern in _APART:
        text = _hidden(text, pattern)
    return text


def no_such_days(text: str) -> Iterator[NoSuchDay]:
    """The dates of a text that are in no calendar, such as 31 September."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            name = match["month"].casefold()
            month, day = _MONTHS.index(name) + 1, int(match["day"])
            # A leap day is given the benefit of the doubt where no year is named.
            year = int(match["year"] or 2000)
            last = _last_day(year, month)
            if not 1 <= day <= last:
                yield NoSuchDay(*match.span(), name.capitalize(), last)


def _last_day(year: int, month: int) -> int:
    for day in (31, 30, 29):
        try:
            date(max(year, 1), month, day)
        except ValueError:
            continue
        return day
    return 28


def _hidden(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: "\0" * len(match[0]), text)
