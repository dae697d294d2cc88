"""Writing commentary: drafts that keep themselves, versions that are never lost."""

from qperf_tui.domain.commentary import LONGEST, Commentary, CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.commentaries import Draft
from qperf_tui.storage.workbook import Workbook

WRITTEN = (CommentaryState.DRAFT, CommentaryState.READY, CommentaryState.AGREED)
"""The states an officer can save a commentary in."""


def save_commentary(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    body: str,
    state: CommentaryState,
    *,
    base_version: int,
) -> Commentary:
    """Save what was written as a new version, which can be undone by name.

    Raises:
        ConflictError: If a colleague saved another version meanwhile; the text is
            kept as this writer's draft.
        QperfError: If it is longer than a commentary may be.
    """
    cleaned = _fitting(body)
    key = indicator.indicator_id
    with workbook.transaction():
        before = workbook.commentaries.standing(key, quarter)
        saved = workbook.commentaries.save(
            key, quarter, cleaned, state, base_version=base_version
        )
        number = 0 if before is None else before.version
        workbook.changes.record(
            f"commentary on {indicator.code} for {quarter} saved as {state.word}",
            "commentary",
            commentary_kept(key, quarter, number, saved.version),
            key,
        )
    return saved


def commentary_kept(key: int, quarter: Quarter, before: int, left: int) -> Undo:
    """What undoes a change from one version, 0 where none stood, to another.

    A version is never changed, so its number says all.
    """
    return {
        "indicator": key,
        "quarter": quarter.ordinal,
        "version": before,
        "left": left,
    }


def keep_draft(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    body: str,
    *,
    base_version: int,
) -> None:
    """Keep what is being typed; it is offered again at the next start.

    Raises:
        QperfError: If it is longer than a commentary may be.
    """
    workbook.commentaries.keep_draft(
        indicator.indicator_id, quarter, _fitting(body), base_version
    )


def discard_draft(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> None:
    """Let go of what was being typed."""
    workbook.commentaries.discard_draft(indicator.indicator_id, quarter)


def drafts_left(workbook: Workbook) -> list[tuple[Indicator, Draft]]:
    """What this writer was typing when the program last ended, with its indicator."""
    left = workbook.commentaries.drafts()
    indicators = workbook.indicators.of_ids([each.indicator_id for each in left])
    by_id = {each.indicator_id: each for each in indicators}
    return [
        (by_id[each.indicator_id], each) for each in left if each.indicator_id in by_id
    ]


def _fitting(body: str) -> str:
    cleaned = clean_text(body).strip("\n")
    if len(cleaned) > LONGEST:
        raise QperfError(
            f"The commentary has {len(cleaned):,} characters and at most {LONGEST:,} "
            "are kept; shorten it, and nothing typed so far is lost."
        )
    return cleaned
