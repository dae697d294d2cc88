"""What indicators are called: their codes now and before, and their titles."""

from collections.abc import Sequence

from qperf_tui.storage import rows
from qperf_tui.storage.connection import Connection
from qperf_tui.storage.new_indicators import free_code


class Codes:
    """Queries on the codes and names that texts know indicators by."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self) -> list[tuple[int, str, str]]:
        """The id, code and title of every indicator on file, in no order."""
        found = self._connection.rows(
            "SELECT indicator_id, code, title FROM indicator"
            " WHERE retired_from IS NOT 0"
        )
        return [
            (rows.whole(row[0]), rows.text(row[1]), rows.text(row[2])) for row in found
        ]

    def named(self, indicator_id: int) -> str:
        """The code and title of an indicator, on the lists or off them."""
        found = self._connection.row(
            "SELECT code, title FROM indicator WHERE indicator_id = ?", [indicator_id]
        )
        return "" if found is None else ", ".join(map(rows.text, found))

    def aliases(self, indicator_id: int) -> list[str]:
        """The names an indicator had before, in order."""
        found = self._connection.rows(
            "SELECT alias FROM indicator_alias WHERE indicator_id = ? ORDER BY alias",
            [indicator_id],
        )
        return [rows.text(row[0]) for row in found]

    def add_alias(self, alias: str, indicator_id: int) -> None:
        """Let an indicator be found by a name it had before."""
        self._connection.run(
            "INSERT INTO indicator_alias (alias, indicator_id) VALUES (?, ?)"
            " ON CONFLICT (alias) DO NOTHING",
            [alias, indicator_id],
        )

    def recode(self, indicator_id: int, code: str, aliases: Sequence[str]) -> None:
        """Give an indicator a code, and these names that it had before.

        One whose adding was taken back leaves the code to it.
        """
        for each in (code, *aliases):
            free_code(self._connection, each)
        self._connection.run(
            "DELETE FROM indicator_alias WHERE indicator_id = ?", [indicator_id]
        )
        self._connection.run(
            "UPDATE indicator SET code = ? WHERE indicator_id = ?", [code, indicator_id]
        )
        self._connection.run_many(
            "INSERT INTO indicator_alias (alias, indicator_id) VALUES (?, ?)",
            [(each, indicator_id) for each in aliases],
        )
