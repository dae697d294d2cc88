"""A figure under a name of its own, in each way it may be written."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position, reported
from qperf_tui.domain.tokens import Format

VALUE: Final = "value"
TARGET: Final = "target"
YEAR_END: Final = "year_end"
DISTANCE: Final = "distance"
YEAR_END_DISTANCE: Final = "year_end_distance"
PREVIOUS: Final = "previous"
MOVEMENT: Final = "movement"
LAST_YEAR: Final = "last_year"
MOVEMENT_YEAR: Final = "movement_year"
NUMERATOR: Final = "numerator"
DENOMINATOR: Final = "denominator"
EXPECTED: Final = "expected"
REQUIRED_RATE: Final = "required_rate"
STILL_NEEDED: Final = "still_needed"
STATUS: Final = "status"
NAMED_PARAGRAPH: Final = "paragraph"
"""What names the paragraph about an indicator, and is no figure of it."""

_NO_FIGURE: Final = {
    OutturnStatus.SUPPRESSED: "is suppressed and may not be stated",
    OutturnStatus.NOT_AVAILABLE: "is not available",
    OutturnStatus.NOT_DUE: "was not due",
}


class FactKind(Enum):
    """What sort of figure a fact is, and so how it may be written."""

    FIGURE = "a figure"
    CHANGE = "a difference"
    COUNT = "a number of cases"
    SHARE = "a number of indicators"
    STATE = "a status"
    TARGET = "a target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that may be said, in each way it may be written, or why it may not."""

    code: str
    """The indicator or the theme it is of."""
    quarter: Quarter
    measure: str
    kind: FactKind
    label: str
    """What it is, as a list of figures has it: `previous quarter, Q1 2012/13`."""
    value: Fraction | None = None
    """As exact as it is known; a difference has its sign."""
    high: Fraction | None = None
    """The other end of a range, and nothing otherwise."""
    unit: str = ""
    decimals: int = 0
    part: Decimal | None = None
    whole: Decimal | None = None
    """What a share is made of, where that may be said."""
    figure: str = ""
    points: str = ""
    fraction: str = ""
    words: str = ""
    refusal: str = ""
    """Why nothing of it may be stated, as a clause; empty where it may be."""

    def shown(self, how: Format = Format.FIGURE) -> str:
        """How it is written in a format; nothing where it has no such form."""
        return {
            Format.FIGURE: self.figure,
            Format.POINTS: self.points,
            Format.FRACTION: self.fraction,
            Format.WORDS: self.words,
        }[how]


def why_unstated(code: str, quarter: Quarter, outturn: Outturn | None) -> str:
    """Why a quarter's figure may not be stated, as a clause; nothing if it may be."""
    if outturn is not None and reported(outturn) is not None:
        return ""
    named = f"the figure of {code} for {quarter}"
    if outturn is None:
        return f"{named} has not been received"
    said = _NO_FIGURE.get(outturn.status, "has no cases behind it")
    why = outturn.reason.strip().rstrip(".")
    is_told = outturn.status is OutturnStatus.NOT_AVAILABLE and why
    return f"{named} {said}" + (f" ({why})" if is_told else "")


def blank_fact(
    position: Position, measure: str, kind: FactKind, label: str, refusal: str = ""
) -> Fact:
    """A fact of a position with nothing in it yet, or the reason why it has none."""
    return Fact(
        code=position.code,
        quarter=position.quarter,
        measure=measure,
        kind=kind,
        label=label,
        unit=position.indicator.unit,
        decimals=position.indicator.decimals,
        refusal=refusal,
    )
