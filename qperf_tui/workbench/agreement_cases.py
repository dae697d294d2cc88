"""Texts on their way to be agreed, with all that decides who may agree them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.agreement import Chain, Person, Progress, progress
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.entitlement import Case, why_not_return
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.storage.signoffs import TextOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.people import chain
from qperf_tui.workbench.standings import positions

NOTHING_WRITTEN: Final = "Nothing is written yet, so there is nothing to agree."


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Who agrees what in a quarter, and what holds it up."""

    chain: Chain
    people: Sequence[Person]
    open_remarks: Mapping[int, int]
    """How many remarks are open, by indicator id."""

    def case(self, at: Position, text: TextOnFile) -> Case:
        """What decides who may agree a text next."""
        return Case(
            chain=self.chain,
            progress=self.progress(at, text),
            writers=text.writers,
            people=self.people,
            directorate=at.indicator.directorate,
            open_remarks=self.open_remarks.get(at.indicator.indicator_id, 0),
        )

    def progress(self, at: Position, text: TextOnFile) -> Progress:
        """How far a text has come, by the figures as they are now."""
        return progress(self.chain, text.commentary, text.decisions, at.figures)


@dataclass(frozen=True, slots=True)
class StandingText:
    """A text with all that decides who may agree it."""

    text: TextOnFile
    case: Case
    figures: str

    @property
    def version(self) -> int:
        """The version that stands."""
        return self.text.commentary.version


def arrangement(workbook: Workbook, quarter: Quarter) -> Arrangement:
    """Who agrees what in a quarter."""
    return Arrangement(
        chain=chain(workbook),
        people=workbook.people.all(),
        open_remarks=Counter(
            each.indicator_id for each in workbook.remarks.open_in(quarter)
        ),
    )


def standing_texts(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> dict[int, StandingText]:
    """The texts of some indicators, by id; those with nothing written are left out."""
    ids = [each.indicator_id for each in indicators]
    texts = workbook.signoffs.texts(quarter, ids)
    written = [each for each in indicators if each.indicator_id in texts]
    arranged = arrangement(workbook, quarter)
    found = {}
    for at in positions(workbook, quarter, written):
        key = at.indicator.indicator_id
        found[key] = StandingText(texts[key], arranged.case(at, texts[key]), at.figures)
    return found


def progress_of(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> Progress | None:
    """How far an indicator's text has come; None where nothing is written."""
    found = standing_texts(workbook, quarter, [indicator])
    return found[indicator.indicator_id].case.progress if found else None


def text_as_read(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, version: int | None
) -> StandingText:
    """The text of one indicator, if it is the version that was read; None for any.

    Raises:
        ConflictError: If another version stands.
        QperfError: If nothing is written.
    """
    found = standing_texts(workbook, quarter, [indicator])
    return as_read(found.get(indicator.indicator_id), version)


def as_read(found: StandingText | None, version: int | None) -> StandingText:
    """A text, if one is written and it is the version that was read; None for any.

    Raises:
        ConflictError: If another version stands.
        QperfError: If nothing is written.
    """
    if found is None:
        raise QperfError(NOTHING_WRITTEN)
    if version is not None and version != found.version:
        raise ConflictError(
            f"{found.text.commentary.author} has saved another version meanwhile; read "
            "it, and decide on that."
        )
    return found


def may_mark_ready(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> str | None:
    """Why an indicator's text may not be marked ready; None if it may."""
    found = standing_texts(workbook, quarter, [indicator]).get(indicator.indicator_id)
    return NOTHING_WRITTEN if found is None else why_not_ready(indicator, found)


def why_not_ready(indicator: Indicator, found: StandingText) -> str | None:
    """Why a text may not be marked ready; None if it may."""
    stands = found.case.progress.state
    if stands in {CommentaryState.READY, CommentaryState.AGREED}:
        return f"{indicator.code} is {stands.word} already."
    return None


def may_send_back(
    workbook: Workbook, indicator: Indicator, quarter: Quarter
) -> str | None:
    """Why who writes may not return an indicator's text; None if they may."""
    found = standing_texts(workbook, quarter, [indicator]).get(indicator.indicator_id)
    if found is None:
        return "Nothing is written yet, so there is nothing to return."
    return why_not_return(found.case, workbook.stamp.by)
