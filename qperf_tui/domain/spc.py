"""Whether a figure is a signal or the usual variation: XmR charts of quarters.

Mean and average moving range after Wheeler, rules after Making Data Count, and what
may be said at each length of series after our own simulations (methods, section 5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import (
    DefinitionBreak,
    Indicator,
    Polarity,
    ReportBasis,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import Rebase
from qperf_tui.domain.seasonality import is_strongly_seasonal
from qperf_tui.domain.spc_rules import Limits, SpecialCause, limits_of, special_causes
from qperf_tui.domain.target import Target

LIMITS_FROM: Final = 8
"""Comparable points below which nothing is said."""
ICONS_FROM: Final = 13
"""Comparable points from which limits are firm and every rule speaks."""

_NOT_FOR: Final = {
    ReportBasis.YEAR_TO_DATE: "year-to-date figures build up and start again in April",
    ReportBasis.ROLLING: "12-month figures a quarter apart share nine months",
    ReportBasis.ANNUAL: "it is reported once a year",
    ReportBasis.ACADEMIC_YEAR: "it is reported once a year",
    ReportBasis.SURVEY: "it is reported once a year",
    ReportBasis.SEASONAL: ("it is seasonal; compare with the same quarter last year"),
}


class Variation(Enum):
    """What the latest point says of the process."""

    COMMON = ("~", "usual variation")
    IMPROVEMENT = ("I", "signal of improvement")
    CONCERN = ("C", "signal of concern")
    NEUTRAL_HIGH = ("H", "signal, higher")
    NEUTRAL_LOW = ("L", "signal, lower")

    def __init__(self, letter: str, word: str) -> None:
        self.letter = letter
        self.word = word


class Assurance(Enum):
    """Whether the process can be relied on to meet its target."""

    PASS = ("P", "expected to meet the target each quarter")
    FAIL = ("F", "expected to miss the target each quarter")
    HIT_OR_MISS = ("?", "hit or miss: the target is inside the limits")

    def __init__(self, letter: str, word: str) -> None:
        self.letter = letter
        self.word = word


@dataclass(frozen=True, slots=True)
class SignalSettings:
    """What a council may choose; the defaults are those of the methods."""

    run_length: int = 7
    is_screened: bool = False


USUAL: Final = SignalSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of quarters with one mean."""

    first: Quarter
    last: Quarter
    starts_because: str
    """Why it begins where it does; nothing for the first."""
    count: int
    """Its comparable points, gaps and provisional figures apart."""
    limits: Limits | None
    unavailable: str
    """Why there are no limits; nothing where there are."""

    @property
    def is_trial(self) -> bool:
        """Whether its limits rest on too few points to be firm."""
        return self.limits is not None and self.count < ICONS_FROM


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One quarter of the chart."""

    quarter: Quarter
    value: Fraction | None
    is_provisional: bool = False
    causes: Mapping[SpecialCause, bool] = field(default_factory=dict)
    """The special causes it shows, in naming order, and whether upwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What a series says, or why nothing may be said of it."""

    refusal: str = ""
    segments: tuple[Segment, ...] = ()
    points: tuple[Point, ...] = ()
    variation: Variation | None = None
    assurance: Assurance | None = None
    latest: Point | None = None
    """The last final point, which the icon is of."""
    cautions: tuple[str, ...] = ()

    @property
    def is_trial(self) -> bool:
        """Whether the limits now in force are trial limits."""
        return bool(self.segments) and self.segments[-1].is_trial

    @property
    def letters(self) -> str:
        """Variation and assurance for a narrow column; `·` where nothing is said."""
        if self.variation is None:
            is_out = self.latest is not None and self.latest.causes
            return "trial !" if is_out else "trial" if self.is_trial else "·"
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
    """Read the series up to and with the quarter `upto`, or say why it is not read."""
    if refusal := _NOT_FOR.get(indicator.basis, ""):
        return Signal(refusal=refusal)
    points = series_of(outturns, upto)
    if not points:
        return Signal(refusal="there are no figures")
    starts = _starts(points, breaks, rebases)
    segments, judged = [], []
    for (start, because), (end, _) in zip(
        starts, [*starts[1:], (len(points), "")], strict=True
    ):
        segment, named = _read(points[start:end], because, settings)
        segments.append(segment)
        judged += named
    last = segments[-1]
    if refusal := _too_few(last, points[starts[-1][0] :]):
        return Signal(refusal=refusal, segments=tuple(segments), points=tuple(judged))
    return _concluded(indicator, segments, judged, target)


def series_of(outturns: Sequence[Outturn], upto: Quarter) -> list[Point]:
    """Every quarter from the first figure to `upto`, with its gaps kept."""
    held = {each.quarter: each for each in outturns if each.quarter <= upto}
    usable = {quarter for quarter, each in held.items() if _is_usable(each)}
    if not usable:
        return []
    first, last = min(usable), max(usable)
    return [
        Point(
            quarter=quarter,
            value=held[quarter].value if quarter in usable else None,
            is_provisional=quarter in usable
            and held[quarter].status is OutturnStatus.PROVISIONAL,
        )
        for quarter in map(Quarter, range(first.ordinal, last.ordinal + 1))
    ]


def why_no_rebase(
    outturns: Sequence[Outturn],
    at: Quarter,
    breaks: Sequence[DefinitionBreak] = (),
    rebases: Sequence[Rebase] = (),
) -> str | None:
    """Why limits may not begin afresh at a quarter, or None if they may.

    Both sides must keep 8 points, and the quarter must have a figure: a date
    that is not in the series is never passed over in silence.
    """
    last = max((each.quarter for each in outturns), default=at)
    points = series_of(outturns, last)
    if not any(each.quarter == at and each.value is not None for each in points):
        return f"there is no comparable figure for {at}"
    marks = [each.first_quarter for each in breaks]
    marks += [each.first_quarter for each in rebases]
    if at.ordinal in marks:
        return f"limits begin afresh at {at} already"
    low = max((each for each in marks if each < at.ordinal), default=0)
    high = min((each for each in marks if each > at.ordinal), default=last.ordinal + 1)
    known = [each.quarter.ordinal for each in points if each.value is not None]
    before = sum(low <= each < at.ordinal for each in known)
    after = sum(at.ordinal <= each < high for each in known)
    if min(before, after) < LIMITS_FROM:
        return (
            f"it would leave {before} points before {at} and {after} from it on; "
            f"each side needs {LIMITS_FROM}"
        )
    return None


def _is_usable(outturn: Outturn) -> bool:
    return outturn.value is not None and outturn.status not in {
        OutturnStatus.SUPPRESSED,
        OutturnStatus.NOT_COMPARABLE,
    }


def _starts(
    points: Sequence[Point],
    breaks: Sequence[DefinitionBreak],
    rebases: Sequence[Rebase],
) -> list[tuple[int, str]]:
    """The place and the reason of each segment, the first included."""
    said = {each.first_quarter: f"definition changed: {each.reason}" for each in breaks}
    for each in rebases:
        signed = ", ".join(filter(None, (each.by, each.at[:10])))
        said.setdefault(
            each.first_quarter,
            f"rebased: {each.reason}" + (f" ({signed})" if signed else ""),
        )
    first = points[0].quarter.ordinal
    inside = {
        at - first: because
        for at, because in said.items()
        if first < at <= points[-1].quarter.ordinal
    }
    return [(0, ""), *sorted(inside.items())]


def _read(
    points: Sequence[Point], because: str, settings: SignalSettings
) -> tuple[Segment, list[Point]]:
    values = [each.value for each in points]
    count = sum(value is not None for value in values)
    limits = limits_of(values, is_screened=settings.is_screened)
    unavailable = "" if limits else "limits unavailable: too few moving ranges"
    if limits is None and count > 2 and len(set(values) - {None}) == 1:
        unavailable = f"no variation in {count} quarters"
    if count < LIMITS_FROM:
        limits, unavailable = None, unavailable or "too few points"
    segment = Segment(
        first=points[0].quarter,
        last=points[-1].quarter,
        starts_because=because,
        count=count,
        limits=limits,
        unavailable="" if limits else unavailable,
    )
    if limits is None:
        return segment, list(points)
    causes = special_causes(values, limits, settings.run_length)
    if segment.is_trial:
        outside = SpecialCause.OUTSIDE
        causes = [{outside: c[outside]} if outside in c else {} for c in causes]
    return segment, [
        Point(
            quarter=each.quarter,
            value=each.value,
            is_provisional=each.is_provisional,
            causes=found,
        )
        for each, found in zip(points, causes, strict=True)
    ]


def _too_few(segment: Segment, points: Sequence[Point]) -> str:
    """Why the last segment is not read; nothing where it is."""
    if segment.count < LIMITS_FROM:
        quarters = "quarter" if segment.count == 1 else "quarters"
        return (
            f"{segment.count} comparable {quarters}; limits need {LIMITS_FROM} and "
            f"icons {ICONS_FROM}"
        )
    if is_strongly_seasonal([(each.quarter.number, each.value) for each in points]):
        return "it is strongly seasonal; compare with the same quarter last year"
    return segment.unavailable


def _concluded(
    indicator: Indicator,
    segments: Sequence[Segment],
    points: Sequence[Point],
    target: Target | None,
) -> Signal:
    last = segments[-1]
    final = [each for each in points if each.value is not None]
    settled = [each for each in final if not each.is_provisional]
    latest = settled[-1] if settled and settled[-1].quarter >= last.first else None
    cautions = []
    if final[-1].is_provisional:
        cautions.append(f"{final[-1].quarter} is provisional and drives no icon")
    if last.limits and indicator.unit == "%" and _is_near_an_end(last.limits):
        cautions.append(
            "the mean is near 0% or 100%, where limits mislead if counts are small; "
            "look at the interval of the figure"
        )
    is_firm = not last.is_trial and latest is not None
    return Signal(
        segments=tuple(segments),
        points=tuple(points),
        latest=latest,
        variation=_variation(indicator, latest) if is_firm and latest else None,
        assurance=_assurance(indicator, last.limits, target) if is_firm else None,
        cautions=tuple(cautions),
    )


def _variation(indicator: Indicator, latest: Point) -> Variation:
    """The latest point alone names the icon, by its first special cause."""
    if not latest.causes:
        return Variation.COMMON
    is_up = next(iter(latest.causes.values()))
    if indicator.polarity in {Polarity.NEUTRAL, Polarity.IN_RANGE}:
        return Variation.NEUTRAL_HIGH if is_up else Variation.NEUTRAL_LOW
    is_good = is_up is (indicator.polarity is Polarity.HIGHER)
    return Variation.IMPROVEMENT if is_good else Variation.CONCERN


def _assurance(
    indicator: Indicator, limits: Limits | None, target: Target | None
) -> Assurance | None:
    if limits is None or target is None or indicator.polarity is Polarity.NEUTRAL:
        return None
    if indicator.polarity is Polarity.IN_RANGE:
        if target.low < limits.lower and limits.upper < target.high:
            return Assurance.PASS
        is_apart = limits.upper < target.low or target.high < limits.lower
        return Assurance.FAIL if is_apart else Assurance.HIT_OR_MISS
    aims_high = indicator.polarity is Polarity.HIGHER
    if target.low > limits.upper:
        return Assurance.FAIL if aims_high else Assurance.PASS
    if target.high < limits.lower:
        return Assurance.PASS if aims_high else Assurance.FAIL
    return Assurance.HIT_OR_MISS


def _is_near_an_end(limits: Limits) -> bool:
    return limits.lower < 0 or limits.upper > 100
