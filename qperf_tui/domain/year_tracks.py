"""A series as years of running figures, which projections are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qperf_tui.domain.building_up import Build, build_of, figures_up_to
from qperf_tui.domain.figures import (
    WITH_A_VALUE,
    Outturn,
    OutturnStatus,
    multiplier,
)
from qperf_tui.domain.indicator import DefinitionBreak, Indicator, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.projection_methods import (
    OF_FLOWS_ONLY,
    RUN_RATE,
    Method,
    Track,
)

_SUMMED: Final = {ReportBasis.QUARTER, ReportBasis.SEASONAL}
AVERAGES: Final = frozenset({"%", "pp", "days", "points"})
"""Units whose quarters cannot be added: only what they are made of can."""
EITHER_SIGN: Final = frozenset({"GBP", "pp", "points"})
"""Units that can fall below nought for the first time."""
_SUPPRESSED: Final = (
    "a figure of this year is suppressed, and a projection would tell it"
)
_UNCOUNTED: Final = (
    "the year is not the mean of its quarters, and numerators and denominators "
    "are not on file"
)


@dataclass(frozen=True, slots=True)
class Year:
    """One financial year: the running numerator and denominator, or figure and 1."""

    starting: int
    part: Track
    whole: Track

    def is_complete(self, done: int) -> bool:
        """Whether the quarter in question and the year's end are both known."""
        return None not in (self.part[done - 1], self.part[3])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """The years of a series up to a quarter, in the form they are projected in."""

    now: Year
    past: tuple[Year, ...]
    """Complete years before this one, under the same definition, earliest first."""
    is_ratio: bool
    """Whether numerators and denominators are carried on apart."""
    is_flow: bool
    """Whether the year is a sum of its quarters."""
    is_summed: bool
    """Whether quarters were added up here, so that a year is four of them."""
    scale: int
    is_building: bool = False
    """Whether a percentage grows through the year on one denominator."""
    filled: tuple[int, ...] = ()
    """Quarters of this year that were missing and taken as they were last year."""

    def carried(
        self, method: Method, name: str, years: Sequence[Year]
    ) -> Fraction | None:
        """The year's end by a method from `years`, in the indicator's unit."""
        return self.carried_from(self.now, method, name, years, self.done)

    def carried_from(
        self, year: Year, method: Method, name: str, years: Sequence[Year], done: int
    ) -> Fraction | None:
        """Any year's end by a method from `years`, in the indicator's unit."""
        if name in OF_FLOWS_ONLY and not self.is_flow:
            return None
        part = method(year.part, [each.part for each in years], done)
        if part is None or not self.is_ratio:
            return part
        whole = method(year.whole, [each.whole for each in years], done)
        if self.is_building and name == RUN_RATE:
            whole = year.whole[done - 1]
        return part / whole * self.scale if whole else None

    @property
    def ends(self) -> tuple[bool, bool]:
        """Whether no figure on file is below nought, and whether none is over 100."""
        seen = [
            part / whole * self.scale if self.is_ratio else part
            for year in (*self.past, self.now)
            for part, whole in zip(year.part, year.whole, strict=True)
            if part is not None and whole
        ]
        return min(seen, default=0) >= 0, max(seen, default=0) <= 100

    @property
    def never_falls(self) -> bool:
        """Whether what a year stands at has only ever grown within it."""
        if not self.is_flow or self.is_ratio:
            return False
        known = [
            [Fraction(0), *(part for part in year.part if part is not None)]
            for year in (*self.past, self.now)
        ]
        return all(a <= b for running in known for a, b in pairwise(running))

    @property
    def done(self) -> int:
        """How many quarters of this year are behind us."""
        return max(
            place for place, value in enumerate(self.now.part, 1) if value is not None
        )

    def outturn(self, year: Year) -> Fraction | None:
        """What a year ended on, in the indicator's unit."""
        part, whole = year.part[3], year.whole[3]
        if part is None or not self.is_ratio:
            return part
        return part / whole * self.scale if whole else None


def tracks_of(
    indicator: Indicator,
    quarter: Quarter,
    outturns: Mapping[Quarter, Outturn],
    breaks: Sequence[DefinitionBreak],
) -> Tracks | str:
    """The years of a series up to `quarter`, or why they cannot be projected."""
    latest = outturns.get(quarter)
    if why := _unfit(latest, quarter):
        return why
    if latest is None or latest.value is None:
        no_cases = latest is not None and latest.has_no_cases
        says = "there were no cases in" if no_cases else "there is no figure for"
        return f"{says} {quarter}"
    since = _since(breaks, quarter)
    held = {
        at: each
        for at, each in outturns.items()
        if since <= at.ordinal <= quarter.ordinal
        and (_has_figure(each) or each.has_no_cases)
        and each.coverage == latest.coverage
        and not _unfit(each, at)
    }
    if indicator.basis not in _SUMMED:
        return _standing(indicator, quarter, held)
    if since > Quarter.of(quarter.starting, 1).ordinal:
        return f"its definition changed within the year, in {Quarter(since)}"
    return _summed(indicator, quarter, held, outturns)


def _has_figure(outturn: Outturn) -> bool:
    return outturn.value is not None and outturn.status in WITH_A_VALUE


def _unfit(outturn: Outturn | None, quarter: Quarter) -> str:
    """Why a figure that there is may not be projected from; nothing if it may."""
    if outturn is None:
        return ""
    if outturn.status is OutturnStatus.SUPPRESSED:
        return _SUPPRESSED
    if outturn.status is OutturnStatus.NOT_COMPARABLE:
        return f"the figure for {quarter} is not comparable with others"
    return ""


def _since(breaks: Sequence[DefinitionBreak], quarter: Quarter) -> int:
    """The first quarter that may be read: of an earlier year, only a whole one."""
    known = (b.first_quarter for b in breaks if b.first_quarter <= quarter.ordinal)
    broken = Quarter(max(known, default=0))
    if broken.starting == quarter.starting or broken.number == 1:
        return broken.ordinal
    return broken.year_end.ordinal + 1


def _standing(
    indicator: Indicator, quarter: Quarter, held: Mapping[Quarter, Outturn]
) -> Tracks:
    """Years of figures that already are what the year stands at."""
    is_counted = indicator.unit == "%" and indicator.basis.is_cumulative
    plain = _years(held, quarter, is_ratio=False)
    counts = _years(held, quarter, is_ratio=True)
    is_ratio = (
        is_counted
        and counts[-1].part[quarter.number - 1] is not None
        and bool(_complete(counts, quarter.number))
        >= bool(_complete(plain, quarter.number))
    )
    years = counts if is_ratio else plain
    return Tracks(
        now=years[-1],
        past=_complete(years, quarter.number),
        is_ratio=is_ratio,
        is_flow=indicator.basis.is_cumulative
        and (is_ratio or indicator.unit not in AVERAGES),
        is_summed=False,
        is_building=is_ratio
        and build_of(quarter, figures_up_to(quarter, held)) is Build.SAME_CASES,
        scale=multiplier(indicator.unit),
    )


def _summed(
    indicator: Indicator,
    quarter: Quarter,
    held: Mapping[Quarter, Outturn],
    outturns: Mapping[Quarter, Outturn],
) -> Tracks | str:
    """Years of quarters added up."""
    is_ratio = indicator.unit in AVERAGES
    alone = _years(held, quarter, is_ratio=is_ratio)
    if is_ratio and alone[-1].part[quarter.number - 1] is None:
        return _UNCOUNTED
    now, filled = alone[-1], []
    for place in range(quarter.number):
        if now.part[place] is not None:
            continue
        at = Quarter.of(quarter.starting, place + 1)
        kept = outturns.get(at)
        if why := _unfit(kept, at):
            return why
        if kept is not None and _has_figure(kept):
            has_moved = kept.coverage != outturns[quarter].coverage
            return f"coverage changed after {at}" if has_moved else _UNCOUNTED
        before = alone[-2] if len(alone) > 1 else None
        if before is None or before.part[place] is None or before.whole[place] is None:
            return f"there is no figure for {at}"
        now = _with(now, place, before)
        filled.append(place + 1)
    years = [_running(each) for each in [*alone[:-1], now]]
    return Tracks(
        now=years[-1],
        past=_complete(years, quarter.number),
        is_ratio=is_ratio,
        is_flow=True,
        is_summed=True,
        scale=multiplier(indicator.unit),
        filled=tuple(filled),
    )


def _years(
    held: Mapping[Quarter, Outturn], quarter: Quarter, *, is_ratio: bool
) -> list[Year]:
    first = min((each.starting for each in held), default=quarter.starting)
    years = []
    for starting in range(first, quarter.starting + 1):
        quarters = [held.get(Quarter.of(starting, number)) for number in range(1, 5)]
        parts = [_parts(each, is_ratio=is_ratio) for each in quarters]
        years.append(Year(starting, [p for p, _ in parts], [w for _, w in parts]))
    return years


def _parts(
    outturn: Outturn | None, *, is_ratio: bool
) -> tuple[Fraction | None, Fraction | None]:
    if outturn is None:
        return None, None
    if not is_ratio:
        return outturn.value, Fraction(1)
    if outturn.numerator is None or outturn.denominator is None:
        return None, None
    return Fraction(outturn.numerator), Fraction(outturn.denominator)


def _running(year: Year) -> Year:
    return Year(year.starting, _sums(year.part), _sums(year.whole))


def _sums(track: Track) -> Track:
    sums: list[Fraction | None] = []
    total: Fraction | None = Fraction(0)
    for value in track:
        total = None if total is None or value is None else total + value
        sums.append(total)
    return sums


def _with(year: Year, place: int, before: Year) -> Year:
    part, whole = list(year.part), list(year.whole)
    part[place], whole[place] = before.part[place], before.whole[place]
    return Year(year.starting, part, whole)


def _complete(years: Sequence[Year], done: int) -> tuple[Year, ...]:
    """The unbroken run of complete years that ends with last year."""
    run: list[Year] = []
    for year in reversed(years[:-1]):
        if not year.is_complete(done):
            break
        run.insert(0, year)
    return tuple(run)
