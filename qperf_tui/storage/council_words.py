"""Words the council spells its own way, and every name that the workbook holds."""

from dataclasses import dataclass

from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.stamp import Stamp

_NAMES = (
    "SELECT value FROM setting WHERE name = 'council'"
    " UNION SELECT code || ' ' || title FROM priority"
    " UNION SELECT code FROM indicator UNION SELECT title FROM indicator"
    " UNION SELECT theme FROM indicator UNION SELECT owner FROM indicator"
    " UNION SELECT directorate FROM indicator"
    " UNION SELECT alias FROM indicator_alias"
    " UNION SELECT name FROM person UNION SELECT body FROM comparator"
    " UNION SELECT title FROM event UNION SELECT title FROM breakdown_group"
    " UNION SELECT committee FROM report UNION SELECT fields FROM report"
)


@dataclass(frozen=True, slots=True)
class CouncilWord:
    """A word that was learnt, with who taught it and when."""

    word: str
    added_by: str
    added_at: str


class CouncilWords:
    """Queries on the council's own words."""

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp

    def all(self) -> list[CouncilWord]:
        """Every word that was learnt, in alphabetical order."""
        found = self._connection.rows(
            "SELECT word, added_by, added_at FROM council_word"
            " ORDER BY word COLLATE NOCASE, word"
        )
        return [CouncilWord(*(rows.text(each) for each in row)) for row in found]

    def find(self, word: str) -> CouncilWord | None:
        """A word that was learnt just so, or None if it was not."""
        found = self._connection.row(
            "SELECT word, added_by, added_at FROM council_word WHERE word = ?", [word]
        )
        return None if found is None else CouncilWord(*(rows.text(x) for x in found))

    def add(self, word: str) -> None:
        """Learn a word, under this writer's name."""
        self.put_back(CouncilWord(word, self._stamp.by, self._stamp.clock()))

    def put_back(self, held: CouncilWord) -> None:
        """Have a word stand as it was learnt before."""
        self._connection.run(
            "INSERT OR REPLACE INTO council_word VALUES (?, ?, ?)",
            [held.word, held.added_by, held.added_at],
        )

    def remove(self, word: str) -> None:
        """Forget a word."""
        self._connection.run("DELETE FROM council_word WHERE word = ?", [word])

    def names(self) -> list[str]:
        """Every title and name in the workbook, whose words are spelled as meant."""
        return [rows.text(row[0]) for row in self._connection.rows(_NAMES)]
