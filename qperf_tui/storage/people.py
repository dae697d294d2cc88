"""Who is entered for which role, for one directorate or for all."""

from qperf_tui.domain.agreement import Person
from qperf_tui.storage.connection import Connection


class People:
    """Queries on people and their roles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Person]:
        """Everybody, by role, directorate and name."""
        found = self._connection.rows(
            "SELECT name, role, directorate FROM person"
            " ORDER BY role, directorate, name"
        )
        return [
            Person(name=str(a), role=str(b), directorate=str(c)) for a, b, c in found
        ]

    def add(self, person: Person) -> bool:
        """Enter somebody for a role; whether they were not entered already."""
        touched = self._connection.run(
            "INSERT INTO person (name, role, directorate) VALUES (?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            [person.name, person.role, person.directorate],
        )
        return touched == 1

    def remove(self, person: Person) -> bool:
        """Take somebody out of a role; whether they were entered for it."""
        touched = self._connection.run(
            "DELETE FROM person WHERE name = ? AND role = ? AND directorate = ?",
            [person.name, person.role, person.directorate],
        )
        return touched == 1
