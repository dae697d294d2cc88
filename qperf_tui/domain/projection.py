"""What the year may end on, as far as its figures allow a guess.

The blend of the usual share of the year with last year's remaining quarters; a range
only from the method's own past errors (methods of the house, section 9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import DefinitionBreak, Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.projection_methods import METHODS, blend, run_rate
from qperf_tui.domain.required_rate import RequiredRate, required_rate
from qperf_tui.domain.target import Target
from qperf_tui.domain.year_tracks import Tracks, tracks_of

LEAST_ERRORS: Final = 3
_MOST_ERRORS: Final = 8
_STUDENT: Final = (1.637744, 1.533206, 1.475884, 1.439756, 1.414924, 1.396815)
"""The 90% point of Student's t with 3 to 8 degrees of freedom."""
_EITHER_SIGN: Final = {"GBP", "pp", "points"}
"""Units that can fall below nought for the first time."""
BLEND: Final = "blend"
_RUN_RATE: Final = "simple run rate, no seasonal pattern known"


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
    """The ends of the 80% range, where past errors allow one."""
    range_refusal: str = ""
    required: RequiredRate | None = None
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
    return _projected(tracks, indicator, required)


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


def _projected(
    tracks: Tracks, indicator: Indicator, required: RequiredRate | None
) -> Projection:
    value, method = tracks.carried(blend, BLEND, tracks.past), BLEND
    if value is None:
        value, method = tracks.carried(run_rate, "run rate", ()), _RUN_RATE
    if value is None:
        return Projection(
            refusal="there is no complete year before it to project from",
            required=required,
        )
    low, high, range_refusal = _range(tracks, value, method)
    ends = (value, low, high)
    value, low, high = (_fitted(each, tracks, indicator) for each in ends)
    return Projection(
        value=value,
        method=method,
        alternatives=_alternatives(tracks, indicator),
        low=low,
        high=high,
        range_refusal=range_refusal,
        required=required,
        total=None if value is None or not _is_shared(tracks) else value * 4,
        notes=_notes(tracks),
    )


def _range(
    tracks: Tracks, value: Fraction, method: str
) -> tuple[Fraction | None, Fraction | None, str]:
    if method != BLEND:
        return None, None, "no past year to measure errors on"
    errors = past_errors(tracks, BLEND)
    if len(errors) < LEAST_ERRORS:
        years = "year" if len(errors) == 1 else "years"
        why = f"errors of {len(errors)} past {years} are on file"
        return None, None, f"{why}, and {LEAST_ERRORS} are needed"
    half = Fraction(half_width(errors))
    return value - half, value + half, ""


def _is_shared(tracks: Tracks) -> bool:
    return tracks.is_summed and not tracks.is_ratio


def _fitted(
    value: Fraction | None, tracks: Tracks, indicator: Indicator
) -> Fraction | None:
    """A value per quarter where quarters were summed, and none past its ends.

    No share is over 100 and nothing counted below 0, unless figures on file are.
    """
    if value is None:
        return None
    is_never_below, is_never_over = tracks.ends
    if indicator.unit not in _EITHER_SIGN and is_never_below:
        value = max(value, Fraction(0))
    if indicator.unit == "%" and is_never_over:
        value = min(value, Fraction(100))
    return value / 4 if _is_shared(tracks) else value


def _alternatives(tracks: Tracks, indicator: Indicator) -> tuple[Alternative, ...]:
    found = []
    for name, method in METHODS.items():
        value = tracks.carried(method, name, tracks.past)
        fitted = _fitted(value, tracks, indicator)
        if name != BLEND and fitted is not None:
            found.append(Alternative(name, fitted))
    return tuple(found)


def _notes(tracks: Tracks) -> tuple[str, ...]:
    notes = []
    if not tracks.is_flow:
        notes.append("the year's outturn is the figure of Quarter 4 itself")
    if _is_shared(tracks):
        notes.append("given for a quarter, as the target is")
    notes += [
        f"Quarter {number} is missing and taken as it was last year"
        for number in tracks.filled
    ]
    return tuple(notes)
