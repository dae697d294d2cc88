"""What was published: only ever added to."""

from collections.abc import Mapping

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import Release
from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection

_COLUMNS = (
    "publication_id, quarter, published_by, published_at, reason, previous_hash, hash"
)


class Publications:
    """Queries on releases and their files."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Release]:
        """Every release, the first one first."""
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM publication ORDER BY publication_id"
        )
        return [
            Release(
                number=rows.whole(row[0]),
                quarter=Quarter(rows.whole(row[1])),
                published_by=rows.text(row[2]),
                published_at=rows.text(row[3]),
                reason=rows.text(row[4]),
                previous=None if row[5] is None else rows.text(row[5]),
                name=rows.text(row[6]),
            )
            for row in found
        ]

    def parts(self, number: int) -> dict[str, bytes]:
        """The files of a release, by name."""
        found = self._connection.rows(
            "SELECT name, content FROM publication_part WHERE publication_id = ?"
            " ORDER BY name",
            [number],
        )
        return {
            rows.text(row[0]): row[1] if isinstance(row[1], bytes) else b""
            for row in found
        }

    def part(self, number: int, name: str) -> bytes | None:
        """One file of a release; None where it has none of that name."""
        found = self._connection.row(
            "SELECT content FROM publication_part"
            " WHERE publication_id = ? AND name = ?",
            [number, name],
        )
        return found[0] if found and isinstance(found[0], bytes) else None

    def add(
        self, release: Release, report_id: int, parts: Mapping[str, tuple[str, bytes]]
    ) -> None:
        """Keep a release with its files, each by name with its SHA-256."""
        self._connection.run(
            f"INSERT INTO publication (report_id, {_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                *(report_id, release.number, release.quarter.ordinal),
                *(release.published_by, release.published_at, release.reason),
                *(release.previous, release.name),
            ],
        )
        self._connection.run_many(
            "INSERT INTO publication_part (publication_id, name, sha256, content)"
            " VALUES (?, ?, ?, ?)",
            [
                (release.number, name, sha256, content)
                for name, (sha256, content) in parts.items()
            ],
        )
