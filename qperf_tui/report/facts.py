"""What a section is drafted from, and what a drafted sentence was made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import DefinitionBreak
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status

OUTTURN: Final = "outturn"
TARGET: Final = "target"
YEAR_END: Final = "year-end target"
"""The measures a sentence can show; a comparator's is its body's name."""

OFF_TARGET: Final = (Status.AMBER, Status.RED)


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure that a text shows, so that a later change to it can be noticed."""

    code: str
    quarter: Quarter
    measure: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or part of one, with the figures it shows."""

    text: str
    figures: tuple[FigureUsed, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftedParagraph:
    """A paragraph made from facts, under a key that stays the same when redrafted."""

    key: str
    text: str
    figures: tuple[FigureUsed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparatorFigure:
    """Another body's figure, for its own period."""

    body: str
    period: str
    value: Fraction
    is_checked: bool
    """Whether somebody has set it beside its source; only then is it a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What is known of indicators besides their positions, by indicator code."""

    agreed: Mapping[str, str] = field(default_factory=dict)
    """Commentary that has been agreed, word for word."""
    history: Mapping[str, Sequence[Outturn]] = field(default_factory=dict)
    comparators: Mapping[str, Sequence[ComparatorFigure]] = field(default_factory=dict)
    breaks: Mapping[str, Sequence[DefinitionBreak]] = field(default_factory=dict)
    as_at: date | None = None
    """The day of the meeting: nothing that happened later is stated."""

    def on_file(self, code: str, quarter: Quarter) -> Outturn | None:
        """The outturn in the history of an indicator for a quarter."""
        for outturn in self.history.get(code, ()):
            if outturn.quarter == quarter:
                return outturn
        return None

    def agreed_on(self, position: Position) -> str:
        """The agreed commentary on one line, or nothing.

        Commentary with a digit in it is withheld where the figure is suppressed,
        since it may say what the figure is.
        """
        body = " ".join(self.agreed.get(position.code, "").split())
        if is_suppressed(position) and has_digit(body):
            return ""
        return body


def has_digit(text: str) -> bool:
    """Whether a text states a number in numerals."""
    return any(character.isdigit() for character in text)


def is_suppressed(position: Position) -> bool:
    """Whether nothing may be said of the position's figure."""
    return position.status is Status.SUPPRESSED


def shown_outturn(position: Position) -> tuple[Outturn, Fraction] | None:
    """The outturn and its value where they may be shown, else None.

    A suppressed figure is never shown, whatever value came with it.
    """
    outturn = position.outturn
    if outturn is None or outturn.value is None or outturn.status not in WITH_A_VALUE:
        return None
    return outturn, outturn.value
