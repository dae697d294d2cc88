"""Writing commentary: drafts that keep themselves, versions that are never lost."""

from collections.abc import Iterator
from contextlib import contextmanager

from qperf_tui.domain.commentary import LONGEST, Commentary, CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.text import clean_line, clean_text
from qperf_tui.errors import ConflictError, QperfError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.commentaries import Draft
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.standings import positions

WRITTEN = (CommentaryState.DRAFT, CommentaryState.READY)
"""The states an officer can save a commentary in; others agree or return it."""


def save_commentary(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    body: str,
    state: CommentaryState,
    *,
    base_version: int,
    reason: str = "",
    rolled_from: Quarter | None = None,
) -> Commentary:
    """Save what was written as a new version, which can be undone by name.

    Words rolled forward from a quarter are marked so until they are changed enough.

    Raises:
        ConflictError: If a colleague saved another version meanwhile; the text is
            kept as this writer's draft.
        QperfError: If it is longer than a commentary may be, or it is not for its
            writer to put it in that state.
    """
    _require_writers(state)
    cleaned, key = _fitting(body), indicator.indicator_id
    with _kept_as_draft(workbook, key, quarter, cleaned, base_version):
        saved, kept = put_version(
            *(workbook, indicator, quarter, cleaned, state),
            base_version=base_version,
            reason=reason,
            rolled_from=rolled_from,
        )
        workbook.changes.record(
            _named(indicator, quarter, saved), "commentary", kept, key
        )
    return saved


def put_version(
    workbook: Workbook,
    indicator: Indicator,
    quarter: Quarter,
    body: str,
    state: CommentaryState,
    *,
    base_version: int,
    reason: str = "",
    rolled_from: Quarter | None = None,
    author: str | None = None,
) -> tuple[Commentary, Undo]:
    """Save a cleaned text inside a transaction, by default under the writer's name.

    Returns the version and what undoes it, which the caller is to record.

    Raises:
        ConflictError: If a colleague saved another version meanwhile.
    """
    key, texts = indicator.indicator_id, workbook.commentaries
    before = texts.standing(key, quarter)
    origin = rolled_from or (None if before is None else before.rolled_from)
    saved = texts.by(author or workbook.stamp.by).save(
        *(key, quarter, body, state),
        base_version=base_version,
        reason=clean_line(reason),
        figures=figures_now(workbook, indicator, quarter),
        rolled_from=_still_rolled(workbook, key, origin, body),
    )
    _keep_stated(workbook, indicator, quarter, saved)
    return saved, commentary_kept(key, quarter, before, saved.version)


def _keep_stated(
    workbook: Workbook, indicator: Indicator, quarter: Quarter, saved: Commentary
) -> None:
    # Not at the top: reading prose is no part of opening the workbench.
    from qperf_tui.workbench.figure_proof import keep_stated  # noqa: PLC0415

    keep_stated(workbook, indicator, quarter, saved)


@contextmanager
def _kept_as_draft(
    workbook: Workbook, key: int, quarter: Quarter, body: str, base_version: int
) -> Iterator[None]:
    """A transaction after which a text that met a colleague's is a draft at least."""
    try:
        with workbook.transaction():
            yield
    except ConflictError:
        workbook.commentaries.keep_draft(key, quarter, body, base_version)
        raise


def _named(indicator: Indicator, quarter: Quarter, saved: Commentary) -> str:
    """A save by name, with the reason where one was given."""
    done = saved.reason or f"saved as {saved.state.word}"
    return f"commentary on {indicator.code} for {quarter} {done}"


def figures_now(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> str:
    """The figure and the target that words written now rest on."""
    (at,) = positions(workbook, quarter, [indicator])
    return at.figures


def roll_forward(workbook: Workbook, indicator: Indicator, quarter: Quarter) -> str:
    """Last quarter's words, to begin this quarter's from.

    They are to be saved as rolled from the quarter before.

    Raises:
        QperfError: If nothing was written last quarter.
    """
    last = quarter.shifted(-PREVIOUS_QUARTER)
    held = workbook.commentaries.standing(indicator.indicator_id, last)
    if held is None or not held.body.strip():
        raise QperfError(
            f"Nothing was written on {indicator.code} for {last}, so there is nothing "
            "to roll forward; write it afresh."
        )
    return held.body


def _still_rolled(
    workbook: Workbook, key: int, origin: Quarter | None, body: str
) -> Quarter | None:
    """The quarter some words were rolled from, if they still say what those did."""
    held = None if origin is None else workbook.commentaries.standing(key, origin)
    if held is None:
        return None
    # Not at the top: it takes 5 ms to load, and few texts are rolled forward.
    from qperf_tui.domain.merging import STILL_ALIKE, likeness  # noqa: PLC0415

    return origin if likeness(held.body, body) > STILL_ALIKE else None


def commentary_kept(
    key: int, quarter: Quarter, before: Commentary | None, left: int
) -> Undo:
    """What undoes a change from one version, None where nothing stood, to another.

    A version is never changed, so its number says all but what was decided on it.
    """
    return {
        "indicator": key,
        "quarter": quarter.ordinal,
        "version": 0 if before is None else before.version,
        "state": "draft" if before is None else before.state.word,
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


def _require_writers(state: CommentaryState) -> None:
    if state not in WRITTEN:
        raise QperfError(
            f"A commentary is not saved as {state.word} by its writer; save it as "
            "ready, and let a colleague agree it."
        )


def _fitting(body: str) -> str:
    cleaned = clean_text(body).strip("\n")
    if len(cleaned) > LONGEST:
        raise QperfError(
            f"The commentary has {len(cleaned):,} characters and at most {LONGEST:,} "
            "are kept; shorten it, and nothing typed so far is lost."
        )
    return cleaned
