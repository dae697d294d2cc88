"""Whether a figure is a signal or the usual variation: XmR charts of quarters.

What may be said at each length of series is after our own simulations and Making Data
Count (methods, section 5); limits and rules are in `spc_rules`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from typing import Final

from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import (
    DefinitionBreak,
    Indicator,
    Polarity,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.spc_assurance import Assurance, assurance_of, near_an_end
from qperf_tui.domain.spc_rules import Limits, SpecialCause, limits_of, special_causes
from qperf_tui.domain.spc_series import (
    LIMITS_FROM,
    NOT_FOR,
    STRONGLY_SEASONAL,
    Places,
    Point,
    has_strong_seasons,
    marked,
    series_of,
    settled_count,
    starts_of,
    why_no_rebase,
)
from qperf_tui.domain.target import Target

__all__ = [
    "ICONS_FROM",
    "LIMITS_FROM",
    "USUAL",
    "Assurance",
    "Limits",
    "Point",
    "Rebase",
    "Segment",
    "Signal",
    "SignalSettings",
    "SpecialCause",
    "Variation",
    "read_signal",
    "why_no_rebase",
]

ICONS_FROM: Final = 13
"""Comparable points from which limits are firm and every rule speaks."""
_DEPARTS: Final = "departs from the usual variation"


class Variation(Enum):
    """What the latest final point says of the series."""

    COMMON = ("~", "common cause", "is within the usual variation of the series")
    IMPROVEMENT = (
        "I",
        "signal of improvement",
        f"{_DEPARTS} for the better",
    )
    CONCERN = (
        "C",
        "signal of concern",
        f"{_DEPARTS} for the worse",
    )
    NEUTRAL_HIGH = ("H", "signal, higher", f"{_DEPARTS} upwards")
    NEUTRAL_LOW = ("L", "signal, lower", f"{_DEPARTS} downwards")

    def __init__(self, letter: str, word: str, sentence: str) -> None:
        self.letter = letter
        self.word = word
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class SignalSettings:
    """What a council may choose; the defaults are those of the methods."""

    run_length: int = 7
    """Points in a run or a trend that make a signal: 6 or 7."""
    is_screened: bool = False
    """Whether outlying moving ranges are left out of the limits."""

    def __post_init__(self) -> None:
        if self.run_length not in {6, 7}:
            raise ValueError(f"{self.run_length} is not a run length of 6 or 7")


USUAL: Final = SignalSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of quarters with one mean."""

    first: Quarter
    last: Quarter
    starts_because: str
    """Why it begins where it does; nothing for the first."""
    count: int
    """Its comparable points up to the last final one, which the limits rest on."""
    limits: Limits | None
    unavailable: str = ""
    """Why there are no limits; nothing where there are."""

    @property
    def is_trial(self) -> bool:
        """Whether its limits rest on too few points to be firm."""
        return self.limits is not None and self.count < ICONS_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What a series says, or why nothing may be said of it."""

    refusal: str = ""
    segments: tuple[Segment, ...] = ()
    points: tuple[Point, ...] = ()
    variation: Variation | None = None
    assurance: Assurance | None = None
    latest: Point | None = None
    """The last final point, which the icon is of; None where nothing is said."""
    cautions: tuple[str, ...] = ()
    """What a reader must know, each without its capital and full stop."""

    @property
    def is_trial(self) -> bool:
        """Whether the limits now in force are trial limits."""
        return bool(self.segments) and self.segments[-1].is_trial

    @property
    def letters(self) -> str:
        """Variation and assurance for a narrow column, such as `C ?` or `~`.

        `·` nothing may be said; `trial` inside trial limits and `out` outside them.
        At most five characters.
        """
        if self.variation is None:
            is_out = self.latest is not None and self.latest.causes
            return "out" if is_out else "trial" if self.is_trial else "·"
        both = (self.variation, self.assurance)
        return " ".join(each.letter for each in both if each is not None)


def read_signal(
    indicator: Indicator,
    outturns: Sequence[Outturn],
    *,
    upto: Quarter,
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
    target: Target | None = None,
    settings: SignalSettings = USUAL,
) -> Signal:
    """Read the series up to and with the quarter `upto`, or say why it is not read.

    Provisional figures after the last final one are judged and drawn, but neither the
    limits nor the icon rest on them.
    """
    if refusal := NOT_FOR.get(indicator.basis, ""):
        return Signal(refusal=refusal)
    points, left_out = series_of(outturns, upto, breaks)
    if not points:
        return Signal(refusal="there are no figures")
    starts, refused = starts_of(points, breaks, rebases)
    found = _segments(points, starts, indicator.polarity, settings)
    segments, judged, final = zip(*found, strict=True)
    last = segments[-1]
    if last.count >= LIMITS_FROM and has_strong_seasons(final):
        return Signal(refusal=STRONGLY_SEASONAL, points=tuple(points))
    read = Signal(
        refusal=last.unavailable,
        segments=segments,
        points=tuple(chain.from_iterable(judged)),
        cautions=tuple(filter(None, (left_out, *refused))),
    )
    if last.limits is None:
        return read
    inside = (each for each in outturns if last.first <= each.quarter <= last.last)
    cases = [each.denominator for each in inside]
    about = near_an_end(indicator, last.limits, [float(n) for n in cases if n])
    return _concluded(read, indicator, target, about)


def _segments(
    points: Sequence[Point],
    starts: Places,
    polarity: Polarity,
    settings: SignalSettings,
) -> list[tuple[Segment, list[Point], Sequence[Point]]]:
    """Each segment, its points as judged, and those that its limits rest on."""
    settled = settled_count(points)
    ends = [*(start for start, _ in starts[1:]), len(points)]
    found = []
    for (start, because), end in zip(starts, ends, strict=True):
        span, rests_on = points[start:end], max(settled - start, 0)
        segment, judged = _read(span, because, rests_on, polarity, settings)
        found.append((segment, judged, span[:rests_on]))
    return found


def _read(
    span: Sequence[Point],
    because: str,
    rests_on: int,
    polarity: Polarity,
    settings: SignalSettings,
) -> tuple[Segment, list[Point]]:
    """A segment and its points, with limits from the first `rests_on` quarters."""
    values = [each.value for each in span]
    final = values[:rests_on]
    count = sum(value is not None for value in final)
    limits = (
        limits_of(final, is_screened=settings.is_screened)
        if count >= LIMITS_FROM
        else f"{count} comparable {'quarter' if count == 1 else 'quarters'}; "
        f"limits need {LIMITS_FROM}"
    )
    segment = Segment(
        first=span[0].quarter,
        last=span[-1].quarter,
        starts_because=because,
        count=count,
        limits=limits if isinstance(limits, Limits) else None,
        unavailable="" if isinstance(limits, Limits) else limits,
    )
    if not isinstance(limits, Limits):
        return segment, list(span)
    shown = special_causes(final, limits, settings.run_length)
    # A run that only a provisional figure completes marks no final one.
    if len(values) > rests_on:
        shown += special_causes(values, limits, settings.run_length)[rests_on:]
    return segment, [
        marked(each, causes, polarity, is_trial=segment.is_trial)
        for each, causes in zip(span, shown, strict=True)
    ]


def _concluded(
    read: Signal, indicator: Indicator, target: Target | None, about: str
) -> Signal:
    """What the last segment, which has limits, says of its last final point."""
    last = read.segments[-1]
    known = [each for each in read.points if each.value is not None]
    latest = [each for each in known if not each.is_provisional][-1]
    cautions = list(read.cautions)
    later = [each for each in known if each.quarter > latest.quarter]
    if later:
        named = " and ".join(str(each.quarter) for each in later)
        are = "are" if len(later) > 1 else "is"
        cautions.append(
            f"{named} {are} provisional; limits and signal are of {latest.quarter}"
        )
    if read.points[-1].value is None:
        upto = read.points[-1].quarter
        cautions.append(
            f"there is no comparable figure for {upto}; the signal is of "
            f"{latest.quarter}"
        )
    is_firm = not last.is_trial
    return replace(
        read,
        latest=latest,
        variation=_variation(latest) if is_firm else None,
        assurance=assurance_of(indicator.polarity, last.limits, target)
        if is_firm
        else None,
        cautions=(*cautions, about) if about else tuple(cautions),
    )


def _variation(latest: Point) -> Variation:
    """The latest point alone names the icon, by its first special cause."""
    if not latest.causes:
        return Variation.COMMON
    if latest.is_good is None:
        return Variation.NEUTRAL_HIGH if latest.upwards[0] else Variation.NEUTRAL_LOW
    return Variation.IMPROVEMENT if latest.is_good else Variation.CONCERN
