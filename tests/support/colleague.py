"""Somebody else at another window, on the same workbook."""

from pathlib import Path

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.commenting import save_commentary
from support.officer import Q2
from support.workbooks import stamp

COLLEAGUE = "B Colleague"
THEIRS = "A colleague's account."


def colleague_saves(
    path: Path,
    code: str,
    body: str = THEIRS,
    state: CommentaryState = CommentaryState.DRAFT,
) -> None:
    """Save a version, on top of what stands."""
    with Workbook.open(path, stamp(COLLEAGUE)) as workbook:
        indicator = workbook.indicators.by_code(code)
        standing = workbook.commentaries.standing(indicator.indicator_id, Q2)
        base = 0 if standing is None else standing.version
        save_commentary(workbook, indicator, Q2, body, state, base_version=base)


def not_looking(_app: QperfApp) -> None:
    """Stand in for the look at what colleagues saved, which comes each second."""
