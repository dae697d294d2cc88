"""A text read against a house style, rule by rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from qperf_tui.domain.proof import Flag
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import Severity, Style
from qperf_tui.report.style_dates import dates, quarters
from qperf_tui.report.style_names import abbreviations
from qperf_tui.report.style_numbers import (
    number_form,
    numerals,
    per_cent,
    ranges,
    sentence_start,
)
from qperf_tui.report.style_people import disclosure
from qperf_tui.report.style_sentences import (
    both_texts,
    length,
    reading_level,
    repeated,
    sentence_length,
    spaces,
)

_READERS: Final[Mapping[str, Callable[[Manuscript, Style], Iterator[Flag]]]] = {
    "numerals": numerals,
    "ranges": ranges,
    "quarters": quarters,
    "dates": dates,
    "per-cent": per_cent,
    "sentence-start": sentence_start,
    "number-form": number_form,
    "abbreviations": abbreviations,
    "sentence-length": sentence_length,
    "reading-level": reading_level,
    "disclosure": disclosure,
    "spaces": spaces,
    "both-texts": both_texts,
}
"""The rules that any text is read by."""


def style_flags(text: str, style: Style) -> tuple[Flag, ...]:
    """What a house style finds in any text, in order of place."""
    manuscript = Manuscript(text)
    return held_to(
        style,
        chain.from_iterable(
            read(manuscript, style)
            for rule, read in _READERS.items()
            if style.severity(rule) is not Severity.OFF
        ),
    )


def commentary_flags(text: str, style: Style, last_quarter: str) -> tuple[Flag, ...]:
    """What a house style finds in a commentary as a whole, besides its text."""
    manuscript = Manuscript(text)
    return held_to(
        style,
        [*length(manuscript, style), *repeated(manuscript, style, last_quarter)],
    )


def held_to(style: Style, flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Flags as hard as the council holds to their rules, in order of place."""
    kept = [
        replace(each, is_blocking=style.severity(each.rule) is Severity.BLOCKS)
        for each in flags
        if style.severity(each.rule) is not Severity.OFF
    ]
    return tuple(sorted(kept, key=lambda each: (each.start, each.end, each.rule)))
