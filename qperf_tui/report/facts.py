"""What a section is drafted from, and what a drafted sentence was made of."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import WITH_A_VALUE, Outturn
from qperf_tui.domain.indicator import DefinitionBreak
from qperf_tui.domain.number_words import NUMBER_WORDS
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status
from qperf_tui.report.style import COMMITTEE, Style

OFF_TARGET: Final = (Status.AMBER, Status.RED)

_COUNT: Final = re.compile(
    rf"\b(?:{NUMBER_WORDS}|hundred|half|thirds?|none|neither|both)\b", re.IGNORECASE
)
"""Words that say how many, or what part, as plainly as a numeral does."""


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure that a text shows, so that a later change to it can be noticed."""

    code: str
    quarter: Quarter
    measure: str
    """As a token names it: `value`, `target`, or another body's name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the figures it stands on."""

    text: str
    figures: tuple[FigureUsed, ...] = ()
    is_officers: bool = False
    """Whether it is an officer's, so that no style is put upon it."""


@dataclass(frozen=True, slots=True)
class DraftedParagraph:
    """A paragraph made from facts, under a key that stays the same when redrafted."""

    key: str
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences in a row."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def figures(self) -> tuple[FigureUsed, ...]:
        """The figures it stands on, each once."""
        used = (figure for sentence in self.sentences for figure in sentence.figures)
        return tuple(dict.fromkeys(used))


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
    """Commentary that has been agreed, word for word, labels of parts included."""
    history: Mapping[str, Sequence[Outturn]] = field(default_factory=dict)
    comparators: Mapping[str, Sequence[ComparatorFigure]] = field(default_factory=dict)
    breaks: Mapping[str, Sequence[DefinitionBreak]] = field(default_factory=dict)
    as_at: date | None = None
    """The day of the meeting: nothing that happened later is stated."""
    style: Style = COMMITTEE

    def on_file(self, code: str, quarter: Quarter) -> Outturn | None:
        """The outturn in the history of an indicator for a quarter."""
        for outturn in self.history.get(code, ()):
            if outturn.quarter == quarter:
                return outturn
        return None

    def agreed_on(self, position: Position) -> str:
        """The agreed commentary, or nothing.

        Commentary that states a number is withheld where the figure is suppressed,
        since it may say what the figure is.
        """
        body = self.agreed.get(position.code, "").strip()
        if is_suppressed(position) and has_number(body):
            return ""
        return body


def has_number(text: str) -> bool:
    """Whether a text states a number, in numerals or in words."""
    if any(character.isdigit() for character in text):
        return True
    return _COUNT.search(text) is not None


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
