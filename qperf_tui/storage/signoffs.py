"""Decisions on commentary, which are only ever added to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from qperf_tui.domain.agreement import Decision, Verdict, writers_of
from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask
from qperf_tui.storage.stamp import Stamp

_OF_QUARTER = "c.quarter = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOnFile:
    """The version of a commentary that stands, who wrote it and what was decided."""

    commentary: Commentary
    writers: frozenset[str]
    decisions: tuple[Decision, ...]
    """On every version, in the order they were made."""


class Signoffs:
    """Queries on texts on their way to be agreed."""

    def __init__(
        self, connection: Connection, stamp: Stamp, mask: Mask = NOTHING_HIDDEN
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._mask = mask

    def texts(
        self, quarter: Quarter, indicator_ids: Sequence[int] | None = None
    ) -> dict[int, TextOnFile]:
        """Texts of a quarter by indicator id, of some indicators or of all.

        One that was emptied is none.
        """
        among = rows.among(indicator_ids, "c.indicator_id")
        writers = self._writers(quarter, among)
        decisions = self._decisions(quarter, among)
        found = self._connection.rows(
            "SELECT c.indicator_id, v.version, v.body, c.state, v.author,"
            " v.written_at, v.figures FROM commentary c"
            " JOIN commentary_version v USING (commentary_id, version)"
            f" WHERE {among} AND {_OF_QUARTER} AND trim(v.body) <> ''",
            [quarter.ordinal],
        )
        return {
            (key := rows.whole(row[0])): TextOnFile(
                commentary=_commentary(row, self._mask, quarter),
                writers=writers[key],
                decisions=tuple(decisions[key]),
            )
            for row in found
        }

    def text(self, indicator_id: int, quarter: Quarter) -> TextOnFile | None:
        """The text of one indicator, or None where nothing is written."""
        return self.texts(quarter, [indicator_id]).get(indicator_id)

    def decide(
        self,
        indicator_id: int,
        quarter: Quarter,
        decision: Decision,
    ) -> None:
        """Add a decision; it is dated now unless it says when it was made."""
        require_open(self._connection, quarter)
        self._connection.run(
            "INSERT INTO signoff (commentary_id, version, role, person, decision,"
            " reason, figures, decided_at) SELECT commentary_id, ?, ?, ?, ?, ?, ?, ?"
            " FROM commentary WHERE indicator_id = ? AND quarter = ?",
            [
                *(decision.version, decision.role, decision.person),
                *(decision.verdict.value, decision.reason, decision.figures),
                decision.decided_at or self._stamp.clock(),
                *(indicator_id, quarter.ordinal),
            ],
        )

    def settle(
        self,
        indicator_id: int,
        quarter: Quarter,
        version: int,
        state: CommentaryState,
    ) -> None:
        """Let a version that stands be in the state that was decided.

        Raises:
            ConflictError: If another version stands.
            ClosedQuarterError: If the quarter is closed.
        """
        require_open(self._connection, quarter)
        touched = self._connection.run(
            "UPDATE commentary SET state = ?"
            " WHERE indicator_id = ? AND quarter = ? AND version = ?",
            [state.word, indicator_id, quarter.ordinal, version],
        )
        if touched == 0:
            raise ConflictError(
                "A colleague has saved another version meanwhile; read it, and decide "
                "on that."
            )

    def _writers(self, quarter: Quarter, among: str) -> dict[int, frozenset[str]]:
        versions: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for row in self._connection.rows(
            "SELECT c.indicator_id, v.author, CASE WHEN trim(v.body) = '' THEN 0 ELSE"
            " min(v.version) OVER (PARTITION BY v.commentary_id, v.body) END"
            " FROM commentary c JOIN commentary_version v USING (commentary_id)"
            f" WHERE {among} AND {_OF_QUARTER} ORDER BY v.version DESC",
            [quarter.ordinal],
        ):
            versions[rows.whole(row[0])].append((rows.text(row[1]), rows.whole(row[2])))
        return {key: writers_of(each) for key, each in versions.items()}

    def _decisions(self, quarter: Quarter, among: str) -> dict[int, list[Decision]]:
        found: defaultdict[int, list[Decision]] = defaultdict(list)
        for row in self._connection.rows(
            "SELECT c.indicator_id, s.role, s.person, s.decision, s.version, s.reason,"
            " s.figures, s.decided_at FROM signoff s"
            " JOIN commentary c USING (commentary_id)"
            f" WHERE {among} AND {_OF_QUARTER} ORDER BY s.signoff_id",
            [quarter.ordinal],
        ):
            found[rows.whole(row[0])].append(_decision(row, self._mask, quarter))
        return found


def _commentary(row: Row, mask: Mask, quarter: Quarter) -> Commentary:
    return Commentary(
        version=rows.whole(row[1]),
        body=rows.text(row[2]),
        state=rows.state(row[3]),
        author=rows.text(row[4]),
        written_at=rows.text(row[5]),
        figures=mask.text_of_figures(rows.text(row[6]), rows.whole(row[0]), quarter),
    )


def _decision(row: Row, mask: Mask, quarter: Quarter) -> Decision:
    return Decision(
        role=rows.text(row[1]),
        person=rows.text(row[2]),
        verdict=rows.one_of(Verdict, row[3]),
        version=rows.whole(row[4]),
        reason=rows.text(row[5]),
        figures=mask.text_of_figures(rows.text(row[6]), rows.whole(row[0]), quarter),
        decided_at=rows.text(row[7]),
    )
