"""What a text leaves out: the figure behind "on target", a size, who says why."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.domain.fact import FactKind
from qperf_tui.domain.numerals import NumeralKind
from qperf_tui.domain.proof import Flag
from qperf_tui.domain.wording import plural
from qperf_tui.report.figure_check import Placed, Spoken, flag
from qperf_tui.report.figure_claims import is_about
from qperf_tui.report.figure_rules import (
    TARGET_WITHOUT_FIGURE,
    TREND_ON_FEW,
    UNATTRIBUTED_CAUSE,
    UNSIZED_MOVEMENT,
)
from qperf_tui.report.referents import OUTLOOK

ENOUGH: Final = 8
"""Comparable quarters below which nothing is called a trend (methods, section 5.7)."""

_ON_TARGET: Final = re.compile(
    r"\b(?:on target|on or above target"
    r"|(?:met|exceeded|achieved) (?:the |its )?target)\b",
    re.IGNORECASE,
)
_MOVEMENT: Final = re.compile(
    r"(?<!the )(?<!this )(?<!that )\b(?:dip(?:s|ped)?|drop(?:s|ped)?|fell|fallen|falls?"
    r"|rose|risen|rises?|increased|decreased|declined|decline|improved|worsened"
    r"|deteriorated|slipped|surged)\b(?! (?:below|short|into|within|due|to the)\b)",
    re.IGNORECASE,
)
_MEASURED: Final = re.compile(
    r"\b(?:performance|percentage|proportion|figures?|indicators?)\b", re.IGNORECASE
)
_NEAR: Final = 24
"""Characters after a word of movement that say what moved: `a dip in performance`."""

_SETTLING: Final = re.compile(
    r"\blevel(?:l?ing|l?ed|s)? (?:out|off)\b|\bstabili[sz](?:e[sd]?|ing)\b",
    re.IGNORECASE,
)
_CAUSE: Final = re.compile(
    r"\b(?:because|owing to|as a (?:direct |partial )?(?:result|consequence) of"
    r"|caused by|attribut(?:able|ed) to|the result of|partly as a result"
    r"|due to(?! (?:be|open|start|begin|finish|end|complete|report|meet|take|close"
    r"|launch|move|return|publish|join|go|come|leave|reopen|expire)\b))\b",
    re.IGNORECASE,
)
_SAID_BY: Final = re.compile(
    r"\b(?:service reports?|officers?|managers?|heads? of|director|ofsted"
    r"|according to|report(?:s|ed) that|teams? reports?|advises?|advised|say|says"
    r"|said|explain(?:s|ed)?|council reports|inspectors?|headteachers?"
    r"|colleagues report|analysis|survey|review found|audit|evidence|partners report"
    r"|schools have)\b",
    re.IGNORECASE,
)
_OF_THE_DATA: Final = re.compile(
    r"\b(?:provisional|estimated|not comparable|comparison|definition|not published"
    r"|not available|suppressed|rounded)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says how figures are to be read, on the author's word."""

_GOES_ON: Final = re.compile(r"\s*(?:this|that|these|it|they)\b", re.IGNORECASE)
_TREND: Final = re.compile(
    r"\b(?:(?:upward|downward|rising|falling|improving|worsening|positive|negative"
    r"|long-term|general|steady) trends?|trends?|steadily|consistently|year on year"
    r"|continu(?:es|ed|ing) to (?:improve|rise|fall|increase|decrease|decline|grow"
    r"|drop|worsen|deteriorate|exceed|perform))\b",
    re.IGNORECASE,
)


def unstated_flags(
    sentences: Sequence[Spoken], placed: Sequence[Placed]
) -> Iterator[Flag]:
    """What a reader would ask for: figures, sizes, who says why, how long a trend."""
    yield from _targets(sentences, placed)
    yield from _movements(sentences, placed)
    yield from _causes(sentences)
    yield from _trends(sentences)


def _targets(sentences: Sequence[Spoken], placed: Sequence[Placed]) -> Iterator[Flag]:
    if any(_is_figure(each) for each in placed):
        return
    for sentence in sentences:
        for found in _ON_TARGET.finditer(sentence.text):
            if OUTLOOK.search(sentence.text[: found.start()]):
                continue
            yield _flag(
                TARGET_WITHOUT_FIGURE,
                sentence,
                found,
                f"“{found[0]}” is said and neither the figure nor the target is",
                "Write both, such as "
                f"{_example(sentence) or '“81.2% against a target of 80%”'}.",
            )
            return


def _movements(sentences: Sequence[Spoken], placed: Sequence[Placed]) -> Iterator[Flag]:
    if any(_is_size(each) for each in placed):
        return
    for sentence in sentences:
        figures = [
            each for each in placed if each.sentence is sentence and _is_figure(each)
        ]
        is_sized = any(not _is_target(each) for each in figures)
        settling = None if figures else _SETTLING.search(sentence.text)
        found = (None if is_sized else _movement(sentence)) or settling
        if found is None:
            continue
        size = next(
            (
                fact.words or fact.figure
                for matter in sentence.matters
                for fact in matter.facts
                if fact.kind is FactKind.CHANGE and "movement" in fact.measure
                if not fact.refusal
            ),
            "",
        )
        yield _flag(
            UNSIZED_MOVEMENT,
            sentence,
            found,
            f"“{found[0]}” is said without how much",
            f"Write {size}." if size else "Write the size and since when.",
        )
        return


def _movement(sentence: Spoken) -> re.Match[str] | None:
    for found in _MOVEMENT.finditer(sentence.text):
        said = sentence.text[: found.end() + _NEAR]
        is_ours = any(is_about(said, each) for each in sentence.matters)
        if not is_ours and not _MEASURED.search(said):
            continue
        if not OUTLOOK.search(sentence.text[: found.start()]):
            return found
    return None


def _causes(sentences: Sequence[Spoken]) -> Iterator[Flag]:
    was_said_by = False
    for sentence in sentences:
        is_said_by = _SAID_BY.search(sentence.text) is not None
        goes_on = was_said_by and _GOES_ON.match(sentence.text) is not None
        found = _CAUSE.search(sentence.text)
        is_own = _OF_THE_DATA.search(sentence.text) is not None
        if found is not None and not (is_said_by or goes_on or is_own):
            yield _flag(
                UNATTRIBUTED_CAUSE,
                sentence,
                found,
                f"“{found[0]}” gives a cause, and nobody is said to give it",
                "Write who says so, such as “the service reports that …”.",
            )
        was_said_by = is_said_by or goes_on


def _trends(sentences: Sequence[Spoken]) -> Iterator[Flag]:
    for sentence in sentences:
        found = _TREND.search(sentence.text)
        short = [each for each in sentence.matters if each.run < ENOUGH]
        if found is None or not short or OUTLOOK.search(sentence.text[: found.start()]):
            continue
        code, run = short[0].code, short[0].run
        quarters = f"{run} comparable {plural(run, 'quarter')}"
        yield _flag(
            TREND_ON_FEW,
            sentence,
            found,
            f"“{found[0]}” claims a trend and {code} has {quarters} on end, where "
            f"{ENOUGH} are the least that can show one",
            "Write the change since a named quarter.",
        )


def _is_figure(each: Placed) -> bool:
    """Whether a number is one that a target could be met by."""
    numeral = each.reading.numeral
    if numeral.kind is NumeralKind.FRACTION:
        return not numeral.is_in_words
    return numeral.kind is not NumeralKind.PLAIN or each.reading.fact is not None


def _is_target(each: Placed) -> bool:
    fact = each.reading.fact
    return fact is not None and fact.kind is FactKind.TARGET


def _is_size(each: Placed) -> bool:
    fact = each.reading.fact
    is_points = each.reading.numeral.kind is NumeralKind.POINTS
    return is_points or (fact is not None and fact.kind is FactKind.CHANGE)


def _example(sentence: Spoken) -> str:
    if len(sentence.matters) != 1:
        return ""
    value, target = (sentence.matters[0].fact(each) for each in ("value", "target"))
    if value is None or target is None:
        return ""
    return f"“{value.words} against a target of {target.figure}”"


def _flag(
    rule: str, sentence: Spoken, found: re.Match[str], says: str, mend: str
) -> Flag:
    place = (sentence.start + found.start(), sentence.start + found.end())
    return flag(rule, place, says, mend)
