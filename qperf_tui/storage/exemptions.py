"""Which indicators are exempt in which quarter, as the papers on file say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open_report
from qperf_tui.storage.connection import Connection

_SUMMARY: Final = "summary"
_FIELD: Final = "exempt_indicators"
"""The field of a report that keeps what an officer ruled on single indicators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptOnFile:
    """One thing that makes indicators exempt in a paper, or keeps one public."""

    quarter: Quarter
    report_id: int
    under: int | None
    """The paragraph of Schedule 12A; None where an officer keeps it public."""
    indicator_id: int | None = None
    """The indicator that an officer ruled on."""
    theme: str | None = None
    """The theme of a section that is exempt."""
    key: str | None = None
    """The key of a drafted paragraph that is exempt."""


class Exemptions:
    """Queries on what of the summary is exempt, and rulings on single indicators."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[ExemptOnFile]:
        """Everything that makes indicators exempt, or keeps them public, by paper."""
        return [*self._sections(), *self._paragraphs(), *self._ruled()]

    def quarters(self) -> set[Quarter]:
        """The quarters that have a paper on file."""
        found = self._connection.rows("SELECT DISTINCT quarter FROM report")
        return {Quarter(rows.whole(row[0])) for row in found}

    def drafted(self) -> set[Quarter]:
        """The quarters that have a paper of which any paragraph was drafted."""
        found = self._connection.rows(
            "SELECT DISTINCT quarter FROM report JOIN section USING (report_id)"
            " JOIN paragraph USING (section_id)"
            " WHERE part = ? AND draft_key IS NOT NULL",
            [_SUMMARY],
        )
        return {Quarter(rows.whole(row[0])) for row in found}

    def ruling(self, report_id: int) -> dict[int, int | None]:
        """What an officer ruled in a paper on single indicators, by id."""
        every = (each for each in self._ruled() if each.report_id == report_id)
        return {each.indicator_id: each.under for each in every if each.indicator_id}

    def rule(self, report_id: int, ruling: dict[int, int | None]) -> None:
        """Let what is ruled on single indicators in a paper be this, and no more."""
        require_open_report(self._connection, report_id)
        found = self._connection.row(
            "SELECT fields FROM report WHERE report_id = ?", [report_id]
        )
        fields = {} if found is None else json.loads(rows.text(found[0]))
        fields.pop(_FIELD, None)
        if ruling:
            fields[_FIELD] = {str(key): under for key, under in ruling.items()}
        self._connection.run(
            "UPDATE report SET fields = ? WHERE report_id = ?",
            [json.dumps(fields, sort_keys=True), report_id],
        )

    def _ruled(self) -> Iterator[ExemptOnFile]:
        for quarter, report_id, fields in self._connection.rows(
            "SELECT quarter, report_id, fields FROM report ORDER BY report_id"
        ):
            ruled = json.loads(rows.text(fields)).get(_FIELD)
            for key, under in ruled.items() if isinstance(ruled, dict) else ():
                yield ExemptOnFile(
                    quarter=Quarter(rows.whole(quarter)),
                    report_id=rows.whole(report_id),
                    under=under if isinstance(under, int) else None,
                    indicator_id=int(key),
                )

    def _sections(self) -> Iterator[ExemptOnFile]:
        for quarter, report_id, theme, under in self._connection.rows(
            "SELECT quarter, report_id, theme, exempt_under"
            " FROM report JOIN section USING (report_id)"
            " WHERE part = ? AND theme IS NOT NULL AND exempt_under IS NOT NULL",
            [_SUMMARY],
        ):
            yield ExemptOnFile(
                quarter=Quarter(rows.whole(quarter)),
                report_id=rows.whole(report_id),
                under=rows.whole(under),
                theme=rows.text(theme),
            )

    def _paragraphs(self) -> Iterator[ExemptOnFile]:
        for quarter, report_id, key, under in self._connection.rows(
            "SELECT quarter, report_id, draft_key, p.exempt_under"
            " FROM report JOIN section s USING (report_id)"
            " JOIN paragraph p USING (section_id)"
            " WHERE part = ? AND draft_key IS NOT NULL AND p.exempt_under IS NOT NULL",
            [_SUMMARY],
        ):
            yield ExemptOnFile(
                quarter=Quarter(rows.whole(quarter)),
                report_id=rows.whole(report_id),
                under=rows.whole(under),
                key=rows.text(key),
            )
