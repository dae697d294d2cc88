"""What is typed of a figure, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The cells of one figure as they are typed, in the order they stand in."""

    numerator: str = ""
    denominator: str = ""
    value: str = ""
    """The value, or a mark in place of one."""
    status: str = ""
    note: str = ""

    @classmethod
    def of(cls, cells: Mapping[str, str]) -> "Typed":
        """What is typed, by our names of the columns; the others are blank."""
        return cls(
            numerator=cells.get("Numerator", ""),
            denominator=cells.get("Denominator", ""),
            value=cells.get("Value", ""),
            status=cells.get("Status", ""),
            note=cells.get("Note", ""),
        )

    @property
    def cells(self) -> tuple[str, ...]:
        """What is typed in each of the `COLUMNS`."""
        return (
            self.numerator,
            self.denominator,
            self.value,
            self.status,
            self.note,
        )

    @property
    def words(self) -> str:
        """The figure on one line: `79.3 (253 of 319), provisional`."""
        of = f" ({self.numerator} of {self.denominator})" if self.numerator else ""
        said = ", ".join(each for each in (f"{self.value}{of}", self.status) if each)
        return said or "blank"


COLUMNS: Final = tuple(each.name.capitalize() for each in fields(Typed))
"""Our names of the columns that are typed."""

NOTHING: Final = Typed()
