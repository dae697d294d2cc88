"""A figure as a release publishes it, so that a later one can be held against it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter


class FigureKey(NamedTuple):
    """Which figure it is, in the words of the release."""

    code: str
    quarter: Quarter
    dimension: str = ""
    """What people are grouped by; nothing for the figure of all of them."""
    group: str = ""

    def __str__(self) -> str:
        """How a sentence names it: `C MTP 8, Q2 2012/13`."""
        of = f", {self.dimension}: {self.group}" if self.dimension else ""
        return f"{self.code}{of}, {self.quarter}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """One figure of a release with all that the release tells of it."""

    key: FigureKey
    title: str
    unit: str
    shown: str
    """As Appendix A has it: `79.3%`, `8 of 13`, `c`, or a dash for none."""
    number: Decimal | None
    """The number that is shown, with its decimals; None where none may be."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    mark: str = ""
    """What stands in place of a number: `c` where it is protected."""
    state: OutturnStatus | None = None
    """Final, provisional, not due and the like; None where nothing was reported."""
    status: str = ""
    """The word for where it stands against its target; only in the release's own
    quarter, which is the only one whose status is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedFigure:
    """A figure that is now another than the one that was published."""

    key: FigureKey
    title: str
    release: int
    """The release that published it last."""
    before: str
    after: str
    reason: str = ""


def has_changed(before: PublishedFigure, now: PublishedFigure) -> bool:
    """Whether a figure is revised: by what is shown, or by what it is made of.

    One that is only confirmed is not, nor one that was protected when it was published.
    """
    if before.state is OutturnStatus.SUPPRESSED:
        return False
    if before.number is None and now.number is None:
        return before.shown != now.shown
    made_of = (before.number, before.numerator, before.denominator)
    return made_of != (now.number, now.numerator, now.denominator)


def told(figure: PublishedFigure, *, whole: bool = False) -> str:
    """A figure as it is shown; `whole`, with what it is made of."""
    if not whole or figure.numerator is None or figure.denominator is None:
        return figure.shown
    return f"{figure.shown} ({figure.numerator:,f} of {figure.denominator:,f})"
