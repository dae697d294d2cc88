"""A process that saves commentary as fast as it can and says so, each save once.

    python -m support.saver WORKBOOK NAME SECONDS

It prints `VERSION NAME-COUNT` for every save after its transaction is committed.
"""

import sys
from pathlib import Path
from time import monotonic

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import keep_draft, save_commentary
from support.workbooks import stamp


def save_on(path: Path, name: str, seconds: float) -> None:
    """Save on top of whatever stands, until the time is over."""
    quarter = Quarter.parse("Q2 2012/13")
    ends = monotonic() + seconds
    with Workbook.open(path, stamp(name)) as workbook:
        indicator = workbook.indicators.by_code("CS 1")
        count = 0
        while monotonic() < ends:
            standing = workbook.commentaries.standing(indicator.indicator_id, quarter)
            base = 0 if standing is None else standing.version
            body = f"{name}-{count}"
            try:
                keep_draft(workbook, indicator, quarter, body, base_version=base)
                saved = save_commentary(
                    workbook,
                    indicator,
                    quarter,
                    body,
                    CommentaryState.DRAFT,
                    base_version=base,
                )
            except ConflictError:
                continue
            count += 1
            sys.stdout.write(f"{saved.version} {body}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    save_on(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
