"""Rules that an indicator is not held to in a quarter."""

from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.waiver import Waiver
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection

_APART: Final = "\n"
"""What stands between a subject and the figure of it; no subject has one in it."""
_COLUMNS: Final = "quarter, rule, subject, reason, waived_by, waived_at"


class Waivers:
    """Queries on waivers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def in_quarter(self, quarter: Quarter) -> list[Waiver]:
        """What is waived in a quarter's report, by rule and subject."""
        found = self._connection.rows(
            f"SELECT {_COLUMNS} FROM waiver WHERE quarter = ? ORDER BY rule, subject",
            [quarter.ordinal],
        )
        return [
            Waiver(
                quarter=Quarter(rows.whole(row[0])),
                rule=rows.text(row[1]),
                subject=rows.text(row[2]).partition(_APART)[0],
                figure=rows.text(row[2]).partition(_APART)[2],
                reason=rows.text(row[3]),
                by=rows.text(row[4]),
                at=rows.text(row[5]),
            )
            for row in found
        ]

    def of(self, quarter: Quarter, rule: str, subject: str) -> list[Waiver]:
        """The waivers of a rule for a subject in a quarter, each for its figure."""
        return [
            each
            for each in self.in_quarter(quarter)
            if (each.rule, each.subject) == (rule, subject)
        ]

    def one(
        self, quarter: Quarter, rule: str, subject: str, figure: str = ""
    ) -> Waiver | None:
        """The waiver of a rule for a subject and a figure of it, if there is one."""
        every = self.of(quarter, rule, subject)
        return next((each for each in every if each.figure == figure), None)

    def put(self, waiver: Waiver) -> None:
        """Waive a rule, in place of any reason given before."""
        require_open(self._connection, waiver.quarter)
        self._connection.run(
            f"INSERT OR REPLACE INTO waiver ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
            [
                *(waiver.quarter.ordinal, waiver.rule),
                _kept(waiver.subject, waiver.figure),
                *(waiver.reason, waiver.by, waiver.at),
            ],
        )

    def remove(
        self, quarter: Quarter, rule: str, subject: str, figure: str = ""
    ) -> None:
        """Hold a subject to a rule again."""
        require_open(self._connection, quarter)
        self._connection.run(
            "DELETE FROM waiver WHERE quarter = ? AND rule = ? AND subject = ?",
            [quarter.ordinal, rule, _kept(subject, figure)],
        )

    def rekey(self, old: str, new: str) -> None:
        """Let what is waived for an indicator go with it to another code."""
        self._connection.run(
            "UPDATE waiver SET subject = ?1 || substr(subject, length(?2) + 1)"
            " WHERE subject = ?2"
            " OR substr(subject, 1, length(?2) + 1) = ?2 || ?3",
            [new, old, _APART],
        )


def _kept(subject: str, figure: str) -> str:
    """A subject as it is kept, with the figure that is waived of it."""
    return f"{subject}{_APART}{figure}" if figure else subject
