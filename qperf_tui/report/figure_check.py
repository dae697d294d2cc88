"""A text's numbers held against the facts of what it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from qperf_tui.domain.fact import Fact, FactKind
from qperf_tui.domain.numerals import Numeral, NumeralKind, numerals
from qperf_tui.domain.numerals_apart import no_such_days
from qperf_tui.domain.proof import Flag
from qperf_tui.domain.rounding import digits
from qperf_tui.domain.status import Status
from qperf_tui.domain.theme_facts import ON_TARGET_COUNT
from qperf_tui.report.figure_claims import claim_of, is_change
from qperf_tui.report.figure_readings import Reading, Verdict, compared, matched
from qperf_tui.report.figure_rules import (
    BARE_PERCENTAGE,
    NO_SUCH_DATE,
    PER_CENT_FOR_POINTS,
    RULES,
    SUPPRESSED_FIGURE,
    WRONG_FIGURE,
)
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.matters import Matter, Named, named_in, names_to_skip
from qperf_tui.report.referents import around

FEW: dict[bool, int] = {True: 200, False: 20}
"""Cases below which a percentage is told with them: in a text about one indicator
where one case more is half a point or more, and in a list of many."""

A_TABLE: Final = 12
"""Indicators from which on a sentence is a table in prose, and no more are looked up:
a number in it may be that of another."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its place, and the indicators it speaks of."""

    start: int
    end: int
    text: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A number's reading, with the sentence it stands in."""

    reading: Reading
    sentence: Spoken

    @property
    def place(self) -> tuple[int, int]:
        """Where the number stands in its sentence."""
        numeral = self.reading.numeral
        return numeral.start - self.sentence.start, numeral.end - self.sentence.start


def spoken(
    text: str, matters: Sequence[Matter], *, is_about: bool
) -> tuple[Spoken, ...]:
    """A text's sentences with what each speaks of.

    `is_about` says that the first of `matters` is what the whole text is about. In
    any other text a sentence that names none goes on about what the last one named.
    """
    named = [
        Named(place, each.code, each.position.indicator.title)
        for place, each in enumerate(matters)
    ]
    found = []
    last: tuple[Matter, ...] = tuple(matters[:1]) if is_about else ()
    for start, end in Manuscript(text).sentences:
        said = text[start:end]
        here = tuple(matters[each.key] for each in named_in(said, named))
        if is_about:
            here = tuple(dict.fromkeys((matters[0], *here)))
        last = here or last
        found.append(Spoken(start, end, said, last))
    return tuple(found)


def readings(
    text: str, sentences: Sequence[Spoken], themes: Sequence[Fact] = ()
) -> tuple[Placed, ...]:
    """Every number of a text with what it agrees or disagrees with."""
    matters = list(
        dict.fromkeys(matter for sentence in sentences for matter in sentence.matters)
    )
    found = []
    for numeral in numerals(text, names_to_skip(matters)):
        for sentence in sentences:
            if sentence.start <= numeral.start < sentence.end:
                read = _read(numeral, sentence, themes)
                found.append(Placed(read, sentence))
                break
    return tuple(found)


def figure_flags(placed: Sequence[Placed], text: str) -> Iterator[Flag]:
    """What is wrong with the numbers of a text."""
    for each in placed:
        yield from _suppressed(each)
        yield from _per_cent_for_points(each)
        yield from _wrong(each)
    yield from _bare(placed)
    for day in no_such_days(text):
        yield flag(
            NO_SUCH_DATE,
            (day.start, day.end),
            f"There is no {text[day.start : day.end]}: {day.month} ends on the "
            f"{day.last_day}{'st' if day.last_day == 31 else 'th'}",
            f"Write {day.last_day} {day.month}, or the day that is meant.",
        )


def flag(rule: str, place: tuple[int, int], says: str, mend: str) -> Flag:
    """A remark of a rule, as hard as the rule usually is."""
    start, end = place
    return Flag(rule, start, end, says, mend, is_blocking=RULES[rule][1])


def _read(numeral: Numeral, sentence: Spoken, themes: Sequence[Fact]) -> Reading:
    place = (numeral.start - sentence.start, numeral.end - sentence.start)
    known = [fact for each in sentence.matters for fact in (*each.facts, *each.earlier)]
    best = matched(numeral, [*known, *themes])
    shared = _of_theme(numeral, sentence, themes)
    if shared is not None:
        return shared
    if len(sentence.matters) != 1:
        return best
    (matter,) = sentence.matters
    claim = claim_of(numeral, sentence.text, place, matter)
    if claim is None:
        return best if best.fact else _slip(numeral, (*known, *themes)) or best
    held = matched(numeral, claim.facts)
    if held.fact is not None:
        return held
    wrong = [
        fact for fact in claim.facts if compared(numeral, fact) is Verdict.DISAGREES
    ]
    if not wrong or (best.fact is not None and not claim.is_plain):
        return best
    if _derived(numeral, matter):
        return best
    return Reading(numeral, Verdict.DISAGREES, wrong[0])


def _of_theme(
    numeral: Numeral, sentence: Spoken, themes: Sequence[Fact]
) -> Reading | None:
    """`Four of the four safeguarding indicators were on target`, held to the count."""
    folded = sentence.text.casefold()
    if numeral.kind is not NumeralKind.FRACTION or "on target" not in folded:
        return None
    for fact in themes:
        group = f"{fact.code.casefold()} indicators"
        is_count = fact.measure == ON_TARGET_COUNT and group in folded
        if is_count and fact.whole is not None and numeral.of == fact.whole:
            verdict = compared(numeral, fact)
            return Reading(numeral, verdict, fact)
    return None


def _slip(numeral: Numeral, facts: Sequence[Fact]) -> Reading | None:
    """`253 of 318` for 253 of 319: one part of a fraction is right, the other not."""
    if numeral.kind is not NumeralKind.FRACTION or numeral.of is None:
        return None
    for fact in facts:
        if fact.part is None or fact.whole is None or fact.kind is FactKind.SHARE:
            continue
        same = (numeral.value == fact.part, numeral.of == fact.whole)
        if any(same) and fact.whole >= 20:
            return Reading(numeral, Verdict.DISAGREES, fact)
    return None


def _derived(numeral: Numeral, matter: Matter) -> bool:
    """Whether a difference is that of two figures as they are shown."""
    if numeral.kind is NumeralKind.PERCENTAGE:
        return False
    own = matter.fact("value")
    if own is None or own.value is None:
        return False
    others = [
        each for each in matter.facts if not each.refusal and each.value is not None
    ]
    return any(
        abs(own.value - other.value) == numeral.value
        for other in others
        if other.kind is not FactKind.CHANGE and other.value is not None
    )


def _wrong(each: Placed) -> Iterator[Flag]:
    numeral, fact = each.reading.numeral, each.reading.fact
    if each.reading.verdict is Verdict.DISAGREES and fact is not None:
        is_fraction = numeral.kind is NumeralKind.FRACTION
        shown = fact.fraction if is_fraction else fact.figure
        if is_fraction and numeral.is_in_words:
            shown = fact.words
        said = each.sentence.text[slice(*each.place)]
        yield flag(
            WRONG_FIGURE,
            (numeral.start, numeral.end),
            f"“{said}” is not the figure on file, which is {shown or fact.words} "
            f"({fact.code}, {fact.label})",
            f"Write {shown or fact.words}.",
        )


def _per_cent_for_points(each: Placed) -> Iterator[Flag]:
    """`Fell 5.3%` where a percentage fell 5.3 percentage points."""
    numeral = each.reading.numeral
    if numeral.kind is not NumeralKind.PERCENTAGE or len(each.sentence.matters) != 1:
        return
    (matter,) = each.sentence.matters
    beside = around(each.sentence.text, *each.place)
    is_size = is_change(numeral, beside)
    if matter.position.indicator.unit not in {"%", "pp"} or not is_size:
        return
    sizes = [
        fact
        for fact in matter.facts
        if fact.kind is FactKind.CHANGE and not fact.refusal and fact.points
    ]
    as_points = Numeral(
        start=numeral.start,
        end=numeral.end,
        kind=NumeralKind.POINTS,
        value=numeral.value,
        decimals=numeral.decimals,
    )
    claim = claim_of(as_points, each.sentence.text, each.place, matter)
    meant = matched(as_points, sizes).fact or (claim.facts[0] if claim else None)
    said = each.sentence.text[slice(*each.place)]
    number = digits(numeral.value, numeral.decimals)
    yield flag(
        PER_CENT_FOR_POINTS,
        (numeral.start, numeral.end),
        f"“{said}” reads as a share of the figure before; percentages differ by "
        "percentage points",
        f"Write {meant.points if meant else f'{number} percentage points'}.",
    )


def _suppressed(each: Placed) -> Iterator[Flag]:
    numeral = each.reading.numeral
    hidden = [
        matter
        for matter in each.sentence.matters
        if matter.position.status is Status.SUPPRESSED
    ]
    is_figure = numeral.kind is not NumeralKind.PLAIN or not numeral.unit
    is_table = len(each.sentence.matters) >= A_TABLE
    if hidden and is_figure and not is_table and each.reading.fact is None:
        code = hidden[0].code
        yield flag(
            SUPPRESSED_FIGURE,
            (numeral.start, numeral.end),
            f"{code} is suppressed and may not be stated, and this number might "
            "tell what it is",
            "Take the number out.",
        )


def _bare(placed: Sequence[Placed]) -> Iterator[Flag]:
    """Percentages of few cases that are nowhere told with the cases."""
    told = {
        (each.reading.numeral.value, each.reading.numeral.of)
        for each in placed
        if each.reading.numeral.kind is NumeralKind.FRACTION
    }
    about = {each.reading.fact.code for each in placed if each.reading.fact}
    for each in placed:
        numeral, fact = each.reading.numeral, each.reading.fact
        is_so = each.reading.verdict is not Verdict.DISAGREES
        if fact is None or fact.part is None or fact.whole is None or not is_so:
            continue
        is_few = fact.whole < FEW[len(about) < 2]
        is_told = (Fraction(fact.part), Fraction(fact.whole)) in told
        if numeral.kind is NumeralKind.PERCENTAGE and is_few and not is_told:
            said = each.sentence.text[slice(*each.place)]
            yield flag(
                BARE_PERCENTAGE,
                (numeral.start, numeral.end),
                f"“{said}” is of {digits(Fraction(fact.whole), 0)} cases, few enough "
                "that a reader must be told",
                f"Write {said} ({fact.fraction}).",
            )
