"""How a year-to-date percentage comes to be: by more cases, or of the same ones.

Assessments done in time are of more assessments each quarter; council tax collected
is of what was due all year, and grows towards its end.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from fractions import Fraction

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.period import Quarter


class Build(Enum):
    """What a year-to-date percentage does as the year goes on."""

    MORE_CASES = "more cases"
    """Numerator and denominator both grow."""
    SAME_CASES = "same cases"
    """The numerator grows and the denominator stands."""
    STANDING = "standing"
    """Neither grows: it is no running total at all."""
    UNKNOWN = "unknown"


def figures_up_to(
    quarter: Quarter, outturns: Mapping[Quarter, Outturn]
) -> dict[Quarter, Outturn]:
    """The figures that there are up to a quarter, earliest first."""
    return {
        at: outturns[at]
        for at in sorted(outturns)
        if at <= quarter
        and outturns[at].status in WITH_A_VALUE
        and outturns[at].value is not None
    }


def build_of(quarter: Quarter, known: Mapping[Quarter, Outturn]) -> Build:
    """How a year-to-date percentage comes to be, as far as its figures tell.

    This year's denominators tell; else how past years began beside how they ended;
    and on the same cases the figure itself has to grow.
    Halfway between growing as the quarters do and not at all is the divide. `known`
    holds figures up to `quarter`, earliest first.
    """
    here = [each for at, each in known.items() if at.starting == quarter.starting]
    figures = [(each.quarter.number, each.value) for each in here if each.value]
    cases = [
        (each.quarter.number, Fraction(each.denominator))
        for each in here
        if each.denominator
    ]
    if len(cases) > 1:
        if _grows(cases):
            return Build.MORE_CASES
    else:
        shares = _beginnings(known)
        if not shares:
            return Build.UNKNOWN
        if 2 * sum(share for _, share in shares) >= sum(1 + at for at, _ in shares):
            return Build.MORE_CASES
    return Build.SAME_CASES if _grows(figures) else Build.STANDING


def _grows(running: Sequence[tuple[int, Fraction]]) -> bool:
    """Whether figures by quarter grow as the quarters do, more than they stand."""
    if len(running) < 2:
        return True
    (first, least), (last, most) = running[0], running[-1]
    return 2 * first * most >= (first + last) * least


def _beginnings(known: Mapping[Quarter, Outturn]) -> list[tuple[Fraction, Fraction]]:
    """For each past year, how much of it had gone, and of its end had been reached."""
    begun: dict[int, tuple[Quarter, Fraction]] = {}
    shares = []
    for at, each in known.items():
        if each.value is None:
            continue
        start, value = begun.setdefault(at.starting, (at, each.value))
        if at == at.year_end and at != start and each.value:
            shares.append((Fraction(start.number, 4), value / each.value))
    return shares
