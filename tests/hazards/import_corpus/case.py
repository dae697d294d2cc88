"""One bad file: how it is made, and what reading it has to say."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CLEAN: Final = "clean"
WARN: Final = "warn"
REFUSE: Final = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file that was written, and what is demanded of whoever reads it."""

    path: Path
    outcome: str
    says: tuple[str, ...]
    """What one and the same problem has to say."""
    line: int | None
    cell: str | None
    rows: int | None
    """How many rows are staged, where that is demanded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """The recipe of a bad file."""

    name: str
    make: Callable[[], bytes]
    outcome: str = REFUSE
    says: tuple[str, ...] = ()
    line: int | None = None
    cell: str | None = None
    rows: int | None = None
    is_told_by_workbook: bool = False
    """Whether only what is on file shows what is wrong with it."""

    def written(self, folder: Path) -> Case:
        """The file, written into `folder`."""
        path = folder / self.name
        path.write_bytes(self.make())
        return Case(
            path=path,
            outcome=self.outcome,
            says=self.says,
            line=self.line,
            cell=self.cell,
            rows=self.rows,
        )


HEADINGS: Final = "Ref,Indicator,Priority,Quarter,Value"
ROW: Final = "CS 1,Children seen in time,Safer children,Q2 2012/13,79.3"


def lines(*rows: str, headings: str = HEADINGS, end: str = "\n") -> bytes:
    """A CSV file of these rows under its headings."""
    return (end.join([headings, *rows]) + end).encode()


def entry(value: str, heading: str = "Value") -> bytes:
    """A CSV file whose third line has `value` under `heading`, quoted as it must be."""
    known = HEADINGS.split(",")
    extra = [] if heading in known else [heading]
    cells = ["CS 2", "Children seen", "Safer children", "Q2 2012/13", "80"]
    written = '"' + value.replace('"', '""') + '"'
    if extra:
        cells.append(written)
    else:
        cells[known.index(heading)] = written
    first = ROW + ("," if extra else "")
    return lines(first, ",".join(cells), headings=",".join([*known, *extra]))
