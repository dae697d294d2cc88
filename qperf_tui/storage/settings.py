"""What a workbook says of itself: its council, whether it is a sample, its notice."""

from qperf_tui.storage.connection import Connection


class Settings:
    """Named values kept in the workbook."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str:
        """The value of a setting; nothing if it was never set."""
        found = self._connection.row("SELECT value FROM setting WHERE name = ?", [name])
        return "" if found is None else str(found[0])

    def put(self, name: str, value: str) -> None:
        """Keep a value under a name, in place of any before it."""
        self._connection.run(
            "INSERT INTO setting (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )

    def remove(self, name: str) -> None:
        """Let a setting be as if it was never set."""
        self._connection.run("DELETE FROM setting WHERE name = ?", [name])
