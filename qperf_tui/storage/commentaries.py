"""Commentary in versions that are never overwritten, and drafts still being typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qperf_tui.domain.commentary import Commentary, CommentaryState
from qperf_tui.domain.parts import parts_of
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ConflictError
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Row
from qperf_tui.storage.mask import NOTHING_HIDDEN, Mask
from qperf_tui.storage.stamp import Stamp

_COLUMNS = (
    "v.version, v.body, v.state, v.author, v.written_at, v.figures, v.reason,"
    " v.rolled_from"
)
_STANDING = _COLUMNS.replace("v.state", "c.state")
"""A version that stands is in the state decided since, and not the one saved."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that was being typed and has not been saved as a version."""

    indicator_id: int
    quarter: Quarter
    base_version: int
    """The version the writer began from; 0 where there was none."""
    body: str
    saved_at: str


class Commentaries:
    """Queries on commentary and drafts; the latest is the highest version."""

    def __init__(
        self, connection: Connection, stamp: Stamp, mask: Mask = NOTHING_HIDDEN
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._mask = mask

    def by(self, author: str) -> "Commentaries":
        """The same, for what is written under another name."""
        return Commentaries(
            self._connection, replace(self._stamp, by=author), self._mask
        )

    def standing(self, indicator_id: int, quarter: Quarter) -> Commentary | None:
        """The version that stands, or None where nothing is written."""
        found = self._connection.row(
            f"SELECT {_STANDING} FROM commentary c"
            " JOIN commentary_version v USING (commentary_id, version)"
            " WHERE c.indicator_id = ? AND c.quarter = ?",
            [indicator_id, quarter.ordinal],
        )
        return (
            None
            if found is None
            else _commentary(found, self._mask, indicator_id, quarter)
        )

    def versions(self, indicator_id: int, quarter: Quarter) -> list[Commentary]:
        """Every version ever saved, newest first, each in the state it was saved in."""
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM commentary c"
            " JOIN commentary_version v USING (commentary_id)"
            " WHERE c.indicator_id = ? AND c.quarter = ? ORDER BY v.version DESC",
            [indicator_id, quarter.ordinal],
        )
        return [_commentary(row, self._mask, indicator_id, quarter) for row in found]

    def agreed(
        self, indicator_ids: Sequence[int], quarter: Quarter
    ) -> dict[int, Commentary]:
        """The agreed commentary of some indicators, by id.

        Whether its figures are still those it was agreed on is not looked at here.
        """
        listed = ",".join(str(int(each)) for each in indicator_ids)
        found = self._connection.rows(
            f"SELECT {_STANDING}, c.indicator_id FROM commentary c"
            " JOIN commentary_version v USING (commentary_id, version)"
            f" WHERE c.indicator_id IN ({listed}) AND c.quarter = ?"
            " AND c.state = 'agreed'",
            [quarter.ordinal],
        )
        return {
            (key := rows.whole(row[8])): _commentary(row, self._mask, key, quarter)
            for row in found
        }

    def holding(self, mark: str) -> list[tuple[int, Quarter, str]]:
        """The commentaries that stand and hold a mark: indicator, quarter and text."""
        found = self._connection.rows(
            "SELECT c.indicator_id, c.quarter, v.body FROM commentary c"
            " JOIN commentary_version v USING (commentary_id, version)"
            " WHERE instr(v.body, ?) > 0 ORDER BY c.quarter, c.indicator_id",
            [mark],
        )
        return [
            (rows.whole(row[0]), Quarter(rows.whole(row[1])), rows.text(row[2]))
            for row in found
        ]

    def save(
        self,
        indicator_id: int,
        quarter: Quarter,
        body: str,
        state: CommentaryState,
        *,
        base_version: int,
        reason: str = "",
        author: str | None = None,
        figures: str = "",
        rolled_from: Quarter | None = None,
    ) -> Commentary:
        """Save a new version on top of `base_version`.

        The writer's draft goes if it says the same, and stays if it says more. It
        stands under the name of `author`, by default of who writes, and rests on
        `figures`; `rolled_from` is the quarter whose words it says again.

        Raises:
            ConflictError: If another version has been saved since; nothing is
                written and the draft is kept.
        """
        saved = Commentary(
            version=base_version + 1,
            body=body,
            state=state,
            author=author or self._stamp.by,
            written_at=self._stamp.clock(),
            figures=figures,
            reason=reason,
            rolled_from=rolled_from,
        )
        with self._connection.transaction():
            commentary_id = self._advanced(indicator_id, quarter, state, base_version)
            _add_version(self._connection, commentary_id, saved)
            self._let_go(indicator_id, quarter, body)
        return saved

    def _let_go(self, indicator_id: int, quarter: Quarter, body: str) -> None:
        """Let go of this writer's draft if it says what was saved."""
        self._connection.run(
            "DELETE FROM draft WHERE author = ? AND indicator_id = ?"
            " AND quarter = ? AND body = ?",
            [self._stamp.by, indicator_id, quarter.ordinal, body],
        )

    def _advanced(
        self,
        indicator_id: int,
        quarter: Quarter,
        state: CommentaryState,
        base_version: int,
    ) -> int:
        """The commentary's id, once its version has moved on from `base_version`."""
        require_open(self._connection, quarter)
        if base_version == 0:
            self._connection.run(
                "INSERT INTO commentary (indicator_id, quarter, version, state)"
                " VALUES (?, ?, 0, 'draft') ON CONFLICT DO NOTHING",
                [indicator_id, quarter.ordinal],
            )
        touched = self._connection.run(
            "UPDATE commentary SET version = version + 1, state = ?"
            " WHERE indicator_id = ? AND quarter = ? AND version = ?",
            [state.word, indicator_id, quarter.ordinal, base_version],
        )
        if touched == 0:
            raise ConflictError(
                "A colleague saved this commentary first; your text is kept as a "
                "draft, so compare the two and save again."
            )
        found = self._connection.number(
            "SELECT commentary_id FROM commentary WHERE indicator_id = ?"
            " AND quarter = ?",
            [indicator_id, quarter.ordinal],
        )
        return found or 0

    def keep_draft(
        self, indicator_id: int, quarter: Quarter, body: str, base_version: int
    ) -> None:
        """Keep what this writer has typed so far; nobody else's draft is touched."""
        self._connection.run(
            "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?)",
            [
                self._stamp.by,
                indicator_id,
                quarter.ordinal,
                base_version,
                body,
                self._stamp.clock(),
            ],
        )

    def draft(self, indicator_id: int, quarter: Quarter) -> Draft | None:
        """This writer's draft, if one is kept."""
        key, drafts = (indicator_id, quarter), self.drafts()
        found = (each for each in drafts if (each.indicator_id, each.quarter) == key)
        return next(found, None)

    def drafts(self) -> list[Draft]:
        """Every draft this writer has left, in the order of quarter and indicator."""
        found = self._connection.rows(
            "SELECT indicator_id, quarter, base_version, body, saved_at FROM draft"
            " WHERE author = ? ORDER BY quarter, indicator_id",
            [self._stamp.by],
        )
        return [
            Draft(
                indicator_id=rows.whole(row[0]),
                quarter=Quarter(rows.whole(row[1])),
                base_version=rows.whole(row[2]),
                body=rows.text(row[3]),
                saved_at=rows.text(row[4]),
            )
            for row in found
        ]

    def discard_draft(self, indicator_id: int, quarter: Quarter) -> None:
        """Let go of this writer's draft."""
        self._connection.run(
            "DELETE FROM draft WHERE author = ? AND indicator_id = ? AND quarter = ?",
            [self._stamp.by, indicator_id, quarter.ordinal],
        )


def _add_version(connection: Connection, commentary_id: int, saved: Commentary) -> None:
    parts = parts_of(saved.body)
    rolled = None if saved.rolled_from is None else saved.rolled_from.ordinal
    connection.run(
        "INSERT INTO commentary_version (commentary_id, version, body, what, why,"
        " action, outlook, state, author, reason, written_at, figures, rolled_from)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *(commentary_id, saved.version, saved.body),
            *(parts.what, parts.why, parts.action, parts.outlook),
            *(saved.state.word, saved.author, saved.reason, saved.written_at),
            *(saved.figures, rolled),
        ],
    )


def _commentary(
    row: Row, mask: Mask, indicator_id: int, quarter: Quarter
) -> Commentary:
    return Commentary(
        version=rows.whole(row[0]),
        body=rows.text(row[1]),
        state=rows.state(row[2]),
        author=rows.text(row[3]),
        written_at=rows.text(row[4]),
        figures=mask.text_of_figures(rows.text(row[5]), indicator_id, quarter),
        reason=rows.text(row[6]),
        rolled_from=None if row[7] is None else Quarter(rows.whole(row[7])),
    )
