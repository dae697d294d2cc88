"""Numbers as a house style writes them: words or numerals, ranges, %, commas."""

import re
from collections.abc import Container, Iterator
from typing import Final

from qperf_tui.domain.number_words import NUMBER_WORDS, number_of
from qperf_tui.domain.proof import Flag
from qperf_tui.domain.wording import in_words
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import Style

_AFTER: Final = r"(?= (?P<next>[a-z]{2,24})(?: (?P<second>[a-z]{2,24}))?)"
_SMALL: Final = re.compile(
    rf"(?<![\w£$€.,/:+−–’'-])(?P<number>[1-9][0-9]{{0,2}}){_AFTER}"
)
_SPELLED: Final = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER_WORDS})(?![\w-]){_AFTER}", re.IGNORECASE
)
_LABELS: Final = frozenset((
    "age", "aged", "ages", "appendix", "article", "band", "chapter", "class",
    "clause", "day", "days", "figure", "form", "grade", "item", "key", "level",
    "month", "number", "paragraph", "part", "phase", "point", "priority", "quarter",
    "quarters", "recommendation", "schedule", "section", "stage", "step", "table",
    "tier", "type", "to", "version", "ward", "week", "year", "years",
    "between", "under", "over", "from", "of", "out", "per",
))  # fmt: skip
"""What a numeral is a name or a bound after, and not a count of things."""

_UNITS: Final = frozenset((
    "days", "hours", "minutes", "months", "per", "percentage", "points", "pence",
    "pounds", "weeks", "years", "yards", "miles", "metres", "times", "acres",
    "hectares", "litres", "tonnes", "terms", "this", "less", "plus",
))  # fmt: skip
_PEOPLE: Final = frozenset(("children", "people", "men", "women", "staff", "families"))
_NOT_A_NOUN: Final = frozenset((
    "above", "across", "after", "against", "as", "at", "before", "below", "better",
    "between", "by", "during", "each", "fewer", "for", "from", "has", "higher",
    "in", "into", "is", "less", "lower", "more", "of", "off", "on", "or", "out",
    "over", "per", "since", "than", "that", "the", "this", "to", "under", "until",
    "was", "were", "when", "which", "with", "worse", "and", "percentage",
))  # fmt: skip
_RANGE: Final = re.compile(
    r"(?<![\w.,/–−-])(?P<low>£?\d[\d,]{0,11}(?:\.\d{1,4})?%?)"
    r"(?:-|[ ]?[–—][ ]?)(?P<high>£?\d[\d,]{0,11}(?:\.\d{1,4})?%?)(?![\w/–−-]|[.,]\d)"
)
_SHARE: Final = re.compile(
    rf"(?<![\w.,-])(?P<number>\d[\d,]{{0,11}}(?:\.\d{{1,6}})?|{NUMBER_WORDS})"
    r"(?P<sign>[ ]?%|[ -]?(?:per[ -]?cent|pc)\b)(?P<points>[ ]points?\b)?",
    re.IGNORECASE,
)
_LONG: Final = re.compile(r"(?<![\w.,/–−-])(?P<whole>\d{4,9})(?=\D|\Z)(?![\w/–−-])")
_NO_NOUGHT: Final = re.compile(r"(?<![\w.,)\]])\.\d{1,6}\b")
_LEADING: Final = re.compile(r"[\"'“‘(\[]{0,2}(?P<numeral>£?\d[\d,.]{0,12}%?)")
_YEARS: Final = range(1900, 2200)


def numerals(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Counts of things in numerals that should be words, or the other way round."""
    for start, end in text.sentences:
        counts = [
            found
            for found in _SMALL.finditer(text.prose, start, end)
            if _is_thing(found, _UNITS)
        ]
        # A sequence of counts is written one way, that of the highest.
        if any(int(each["number"]) >= style.words_below for each in counts):
            continue
        for each in counts:
            if not _is_named(each, text.prose):
                word = in_words(int(each["number"]))
                yield _numeral_flag(each, word, f"below {style.words_below} in words")
    for found in _SPELLED.finditer(text.prose):
        number = number_of(found["number"])
        is_first = text.starts_sentence(found.start())
        if number >= style.words_below and not is_first and _is_thing(found, ()):
            how = f"from {style.words_below} on in numerals"
            yield _numeral_flag(found, str(number), how)


def _numeral_flag(found: re.Match[str], mend: str, how: str) -> Flag:
    return Flag(
        "numerals",
        *found.span("number"),
        f"“{found['number']}” counts things, and counts are written {how}.",
        f"Write “{mend}”.",
    )


def _is_named(found: re.Match[str], prose: str) -> bool:
    """Whether a numeral names a thing or bounds a span, as in `Quarter 3`."""
    before = prose[max(0, found.start() - 24) : found.start()].rstrip()
    named = re.search(r"[A-Za-z]{1,24}\Z", before)
    return named is not None and named[0].casefold() in _LABELS


def _is_thing(found: re.Match[str], units: Container[str]) -> bool:
    """Whether a plural noun follows, at once or after one other word."""
    first, second = found["next"], found["second"] or ""
    if first in units or first in _NOT_A_NOUN:
        return False
    if _is_plural(first):
        return True
    return second not in units and second not in _NOT_A_NOUN and _is_plural(second)


def _is_plural(word: str) -> bool:
    return word in _PEOPLE or (word.endswith("s") and not word.endswith("ss"))


def ranges(text: Manuscript, _style: Style) -> Iterator[Flag]:
    """Ranges of numbers joined by a dash."""
    for found in _RANGE.finditer(text.prose):
        low, high = found["low"], found["high"]
        if _size(low) >= _size(high) or _is_code(low) or _is_code(high):
            continue
        before = text.prose[max(0, found.start() - 8) : found.start()].casefold()
        joined = "and" if before.endswith("between ") else "to"
        yield Flag(
            "ranges",
            *found.span(),
            f"“{found[0]}” joins a range with a dash, which can be read as a minus.",
            f"Write “{low} {joined} {high}”.",
        )


def _size(number: str) -> float:
    return float(number.strip("£%").replace(",", ""))


def _is_code(number: str) -> bool:
    """Whether a nought leads where a quantity has none, as in a telephone number."""
    return len(number) > 1 and number[0] == "0" and number[1] != "."


def per_cent(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Percentages with another sign than the style's, or with a space before it."""
    for found in _SHARE.finditer(text.prose):
        number, sign = found["number"], found["sign"]
        points = found["points"]
        if number[0].isalpha():
            if text.starts_sentence(found.start()):
                continue
            number = str(number_of(number))
        if points is not None:
            mend = f"{number} percentage point{'s' if points.endswith('s') else ''}"
        else:
            mend = f"{number}{'%' if style.per_cent == '%' else ' per cent'}"
        if found[0] != mend:
            yield Flag(
                "per-cent",
                *found.span(),
                f"“{found[0]}” has “{sign.strip()}” where the style has “{mend}”.",
                f"Write “{mend}”.",
            )


def sentence_start(text: Manuscript, _style: Style) -> Iterator[Flag]:
    """Sentences whose first word is a numeral."""
    for start, end in text.sentences:
        found = _LEADING.match(text.prose, start, end)
        if found is None:
            continue
        numeral = found["numeral"]
        if numeral.isascii() and numeral.isdigit() and 0 < int(numeral) < 10:
            mend = f"Write “{in_words(int(numeral)).capitalize()}”."
        else:
            mend = "Put words before it, such as “The number was …”."
        yield Flag(
            "sentence-start",
            *found.span("numeral"),
            f"A sentence starts with the numeral “{numeral}”.",
            mend,
        )


def number_form(text: Manuscript, _style: Style) -> Iterator[Flag]:
    """Thousands without a comma, and decimals without a nought before the point."""
    for found in _LONG.finditer(text.prose):
        whole = found["whole"]
        is_money = text.prose[: found.start()].endswith("£")
        if whole[0] == "0" or (int(whole) in _YEARS and not is_money):
            continue
        yield Flag(
            "number-form",
            *found.span(),
            f"“{whole}” has no comma between its thousands.",
            f"Write “{int(whole):,}”.",
        )
    for found in _NO_NOUGHT.finditer(text.prose):
        yield Flag(
            "number-form",
            *found.span(),
            f"“{found[0]}” has no nought before its point.",
            f"Write “0{found[0]}”.",
        )
