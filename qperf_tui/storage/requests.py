"""Requests that members made at meetings, and their answers."""

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Answer, Request
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Row, Value

_WRITTEN = (
    *("asked_on", "asked_by", "minute", "question", "indicator_id", "owner", "due"),
    *("answer", "answered_by", "answered_at", "answered_in", "is_withdrawn"),
    "version",
)


class Requests:
    """Queries on requests."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Request]:
        """Every request, the first asked first."""
        return self._found("1")

    def open(self) -> list[Request]:
        """Every request that waits for an answer, the first asked first."""
        return self._found("answered_in IS NULL AND is_withdrawn = 0")

    def by_number(self, number: int) -> Request | None:
        """One request, if there is one of that number."""
        return next(iter(self._found("request_id = ?", number)), None)

    def add(self, request: Request) -> int:
        """Add a request, whatever number it carries; returns the one it was given."""
        self.require_open_where_answered(request)
        places = ", ".join("?" * len(_WRITTEN))
        return self._connection.add(
            f"INSERT INTO request ({', '.join(_WRITTEN)}) VALUES ({places})",
            _values(request),
        )

    def put(self, request: Request) -> None:
        """Let a request be as it is given, whether it was there or not.

        Not where a closed quarter's report has its answer, or would have it.
        """
        stood = self.by_number(request.number)
        if stood is None or stood.asked_and_answered != request.asked_and_answered:
            self.require_open_where_answered(stood, request)
        places = ", ".join("?" * (len(_WRITTEN) + 1))
        self._connection.run(
            f"INSERT OR REPLACE INTO request (request_id, {', '.join(_WRITTEN)})"
            f" VALUES ({places})",
            [request.number, *_values(request)],
        )

    def remove(self, number: int) -> None:
        """Take out a request that was entered by mistake."""
        self.require_open_where_answered(self.by_number(number))
        self._connection.run("DELETE FROM request WHERE request_id = ?", [number])

    def require_open_where_answered(self, *requests: Request | None) -> None:
        """Refuse a change to a request whose answer a closed quarter's report has.

        Raises:
            ClosedQuarterError: If one of the quarters is closed.
        """
        answers = [each.answer for each in requests if each is not None]
        quarters = [each.quarter for each in answers if each is not None]
        require_open(self._connection, *quarters)

    def _found(self, condition: str, *values: int) -> list[Request]:
        found = self._connection.rows(
            f"SELECT request_id, {', '.join(_WRITTEN)} FROM request"
            f" WHERE {condition} ORDER BY asked_on, request_id",
            values,
        )
        return [_request(row) for row in found]


def _values(request: Request) -> list[Value]:
    answer = request.answer
    return [
        request.asked_on.isoformat(),
        *(request.asked_by, request.minute, request.question),
        *(request.indicator_id, request.owner),
        None if request.due is None else request.due.isoformat(),
        "" if answer is None else answer.text,
        None if answer is None else answer.by,
        None if answer is None else answer.at,
        None if answer is None else answer.quarter.ordinal,
        *(int(request.is_withdrawn), request.version),
    ]


def _request(row: Row) -> Request:
    number, asked_on, asked_by, minute, question, indicator_id, owner, due = row[:8]
    return Request(
        number=rows.whole(number),
        asked_on=rows.day(asked_on),
        asked_by=rows.text(asked_by),
        minute=rows.text(minute),
        question=rows.text(question),
        indicator_id=None if indicator_id is None else rows.whole(indicator_id),
        owner=rows.text(owner),
        due=None if due is None else rows.day(due),
        answer=_answer(row[8:12]),
        is_withdrawn=bool(row[12]),
        version=rows.whole(row[13]),
    )


def _answer(parts: Row) -> Answer | None:
    text, by, at, answered_in = parts
    if answered_in is None:
        return None
    quarter = Quarter(rows.whole(answered_in))
    return Answer(rows.text(text), rows.text(by), rows.text(at), quarter)
