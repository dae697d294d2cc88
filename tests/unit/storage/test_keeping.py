"""What is written stays: versions, revisions, and a colleague's save."""

import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from support.workbooks import stamp

Q2 = Quarter.of(2012, 2)


def figure(value: str) -> Figure:
    return Figure(value=Decimal(value), status=OutturnStatus.FINAL)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM outturn_revision",
        "UPDATE outturn_revision SET value = '1'",
        "DELETE FROM commentary_version",
        "UPDATE commentary_version SET body = 'other'",
    ],
)
def test_history_can_be_neither_changed_nor_taken_away(
    statement: str, workbook: Workbook, small: Path
) -> None:
    workbook.outturns.put({(1, Q2.ordinal): figure("79.3")}, None)
    workbook.commentaries.save(1, Q2, "Why", CommentaryState.DRAFT, base_version=0)
    with (
        sqlite3.connect(small) as connection,
        pytest.raises(sqlite3.IntegrityError, match=r"(kept|final)$"),
    ):
        connection.execute(statement)
    connection.close()


def test_every_revision_of_a_figure_stays_on_file(
    workbook: Workbook, small: Path
) -> None:
    for value in ("79.3", "80.1"):
        workbook.outturns.put({(1, Q2.ordinal): figure(value)}, None)
    (indicator, _) = workbook.indicators.on_file()
    (standing,) = workbook.outturns.series(indicator)
    assert (standing.revision, standing.value) == (2, Decimal("80.1"))
    with sqlite3.connect(small) as connection:
        kept = connection.execute(
            "SELECT revision, value FROM outturn_revision ORDER BY revision"
        ).fetchall()
    connection.close()
    assert kept == [(1, "79.3"), (2, "80.1")]


def test_the_second_of_two_officers_is_told_and_nothing_is_overwritten(
    workbook: Workbook, small: Path
) -> None:
    workbook.commentaries.save(1, Q2, "Mine", CommentaryState.DRAFT, base_version=0)
    with Workbook.open(small, stamp("B Officer")) as theirs:
        with pytest.raises(ConflictError, match="colleague"):
            theirs.commentaries.save(
                1, Q2, "Theirs", CommentaryState.DRAFT, base_version=0
            )
        theirs.commentaries.save(1, Q2, "Theirs", CommentaryState.DRAFT, base_version=1)
    bodies = [each.body for each in workbook.commentaries.versions(1, Q2)]
    assert bodies == ["Theirs", "Mine"]


def test_a_draft_is_its_writers_own(workbook: Workbook, small: Path) -> None:
    workbook.commentaries.keep_draft(1, Q2, "Half a sent", 0)
    with Workbook.open(small, stamp("B Officer")) as theirs:
        assert theirs.commentaries.drafts() == []
        theirs.commentaries.keep_draft(1, Q2, "Their own", 0)
    draft = workbook.commentaries.draft(1, Q2)
    assert draft is not None
    assert draft.body == "Half a sent"


def test_what_fails_half_way_is_not_written(workbook: Workbook) -> None:
    def half() -> None:
        with workbook.transaction():
            workbook.outturns.put({(1, Q2.ordinal): figure("79.3")}, None)
            workbook.commentaries.save(
                1, Q2, "No", CommentaryState.DRAFT, base_version=7
            )

    with pytest.raises(ConflictError):
        half()
    assert workbook.outturns.latest_quarter() is None


def test_latest_goes_by_version_and_never_by_the_clock(small: Path) -> None:
    for clock, body in (("2030-01-01T00:00:00Z", "first"), ("1999-01-01", "second")):
        writer = stamp()
        late = type(writer)(by=writer.by, clock=lambda told=clock: told)
        with Workbook.open(small, late) as workbook:
            standing = workbook.commentaries.standing(1, Q2)
            workbook.commentaries.save(
                1,
                Q2,
                body,
                CommentaryState.DRAFT,
                base_version=0 if standing is None else standing.version,
            )
    with Workbook.open(small, stamp()) as workbook:
        standing = workbook.commentaries.standing(1, Q2)
    assert standing is not None
    assert standing.body == "second"
