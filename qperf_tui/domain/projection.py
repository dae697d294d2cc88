"""What the year may end on, as far as its figures allow a guess.

The blend of the usual share of the year with last year's remaining quarters; a range
only from the method's own past errors (methods of the house, section 9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.projection_methods import (
    BLEND,
    METHODS,
    RUN_RATE,
    SAME_QUARTER,
    SHARE,
)
from qperf_tui.domain.required_rate import RequiredRate, required_rate
from qperf_tui.domain.target import Target
from qperf_tui.domain.wording import plural
from qperf_tui.domain.year_tracks import EITHER_SIGN, Tracks, tracks_of

CONFIDENCE: Final = 80
"""How many of a hundred ranges are meant to hold the outturn."""
LEAST_ERRORS: Final = 3
_MOST_ERRORS: Final = 8
_STUDENT: Final = (1.637744, 1.533206, 1.475884, 1.439756, 1.414924, 1.396815)
"""The 90% point of Student's t with 3 to 8 degrees of freedom."""
_LABELS: Final = {
    BLEND: BLEND,
    SAME_QUARTER: SAME_QUARTER,
    RUN_RATE: "simple run rate, no seasonal pattern known",
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """What a simpler method comes to."""

    name: str
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """A projected year-end figure with what it rests on, or why there is none."""

    value: Fraction | None = None
    """In the indicator's unit, so that it can be held against the target."""
    refusal: str = ""
    method: str = ""
    alternatives: tuple[Alternative, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    """The ends of the range, where past errors allow one: `CONFIDENCE` holds."""
    range_refusal: str = ""
    required: RequiredRate | None = None
    target: Target | None = None
    """What it is held against, so that no shown figure contradicts that."""
    total: Fraction | None = None
    """The year's sum, where the value is a quarter's share of it."""
    notes: tuple[str, ...] = ()


def project(
    indicator: Indicator,
    quarter: Quarter,
    outturns: Mapping[Quarter, Outturn],
    *,
    breaks: Sequence[DefinitionBreak] = (),
    target: Target | None = None,
) -> Projection:
    """Project the year that `quarter` is in; nothing after it is ever read."""
    if not indicator.basis.is_quarterly:
        return Projection(refusal="it is reported once a year")
    if quarter == quarter.year_end:
        return Projection(refusal="the year is complete")
    tracks = tracks_of(indicator, quarter, outturns, breaks)
    if isinstance(tracks, str):
        return Projection(refusal=tracks)
    required = required_rate(indicator, quarter, outturns, target)
    found = _projected(tracks, indicator)
    provisional = outturns[quarter].status is OutturnStatus.PROVISIONAL
    notes = (f"{quarter} is provisional",) if provisional and found.value else ()
    return replace(
        found, target=target, required=required, notes=(*found.notes, *notes)
    )


def past_errors(tracks: Tracks, name: str) -> list[Fraction]:
    """How far a method was out at the same quarter of earlier years, latest last."""
    errors = []
    for place, year in enumerate(tracks.past):
        said = tracks.carried_from(
            year, METHODS[name], name, tracks.past[:place], tracks.done
        )
        ended = tracks.outturn(year)
        if place and said is not None and ended is not None:
            errors.append(said - ended)
    return errors


def half_width(errors: Sequence[Fraction]) -> float:
    """Half the width of an 80% range: t times the root of the mean squared error.

    Raises:
        ValueError: If there are fewer than three errors to go by.
    """
    if len(errors) < LEAST_ERRORS:
        raise ValueError(f"{len(errors)} errors are too few for a range")
    used = errors[-_MOST_ERRORS:]
    many = len(used)
    mean_square = float(sum(each * each for each in used) / many)
    return _STUDENT[many - LEAST_ERRORS] * sqrt(mean_square * (1 + 1 / many))


def best_method(tracks: Tracks) -> str | None:
    """The method that the product projects by; None where none has what it needs.

    The blend; where no usual share is known, last year's quarters alone; before the
    first complete year, the run rate.
    """
    if tracks.past:
        for name, needed in ((BLEND, SHARE), (SAME_QUARTER, SAME_QUARTER)):
            if carried(tracks, needed) is not None:
                return name
    return None if carried(tracks, RUN_RATE) is None else RUN_RATE


def carried(tracks: Tracks, name: str) -> Fraction | None:
    """The year's end by a method, from every complete year before it, in the unit."""
    return tracks.carried(METHODS[name], name, tracks.past)


def within_limits(value: Fraction, tracks: Tracks, indicator: Indicator) -> Fraction:
    """`value`, or the nearest that can be: no share over 100, no count below 0.

    A count that has only ever grown is never less than it is already. What figures
    on file break is no limit.
    """
    is_never_below, is_never_over = tracks.ends
    if indicator.unit not in EITHER_SIGN and is_never_below:
        so_far = tracks.now.part[tracks.done - 1] if tracks.never_falls else None
        value = max(value, so_far or Fraction(0))
    if indicator.unit == "%" and is_never_over:
        value = min(value, Fraction(100))
    return value


def range_around(
    value: Fraction, tracks: Tracks, name: str
) -> tuple[Fraction, Fraction] | str:
    """The two ends of the range around what a method came to, or why there is none."""
    if name == RUN_RATE:
        return "no past year to measure errors on"
    if tracks.filled:
        return "a quarter is missing, and past errors were made with none missing"
    errors = past_errors(tracks, name)
    if len(errors) < LEAST_ERRORS:
        years = plural(len(errors), "year")
        return f"errors of {len(errors)} past {years} are on file, and 3 are needed"
    half = Fraction(half_width(errors))
    if not half:
        return "past years were met exactly, which is no measure of what may come"
    return value - half, value + half


def _projected(tracks: Tracks, indicator: Indicator) -> Projection:
    name = best_method(tracks)
    value = None if name is None else carried(tracks, name)
    if name is None or value is None:
        return Projection(refusal="there is no complete year before it to project from")
    told = _Told(tracks, indicator)
    low, high, why = None, None, ""
    match range_around(value, tracks, name):
        case str(refused):
            why = refused
        case (least, most):
            low, high = told.shown(least), told.shown(most)
    return Projection(
        value=told.shown(value),
        method=_LABELS[name],
        alternatives=_alternatives(told),
        low=low,
        high=high,
        range_refusal=why,
        total=within_limits(value, tracks, indicator) if told.is_shared else None,
        notes=_notes(told, value),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """How what was carried to the year's end is told."""

    tracks: Tracks
    indicator: Indicator

    @property
    def is_shared(self) -> bool:
        """Whether it is told by the quarter, as the target of summed quarters is."""
        return self.tracks.is_summed and not self.tracks.is_ratio

    def shown(self, value: Fraction) -> Fraction:
        """A value within its limits, in the terms the target is set in."""
        held = within_limits(value, self.tracks, self.indicator)
        return held / 4 if self.is_shared else held


def _alternatives(told: _Told) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(name, told.shown(said))
        for name in METHODS
        if name != BLEND and (said := carried(told.tracks, name)) is not None
    )


def _notes(told: _Told, value: Fraction) -> tuple[str, ...]:
    tracks = told.tracks
    notes = []
    if not tracks.is_flow:
        notes.append("the year's outturn is the figure of Quarter 4 itself")
    if told.is_shared:
        notes.append("given for a quarter, as the target is")
    held = within_limits(value, tracks, told.indicator)
    if held < value:
        notes.append("carried on, it comes to more than 100%, and is held there")
    elif held > value:
        least = "0" if not held else "the year has already"
        notes.append(f"carried on, it comes to less than {least}, and is held there")
    notes += [
        f"Quarter {number} is missing and taken as it was last year"
        for number in tracks.filled
    ]
    return tuple(notes)
