"""What is said of a file that is brought in: problems, notes and headings."""

from collections.abc import Sequence
from typing import Final, Protocol

from qperf_tui.cli.import_mends import by_option
from qperf_tui.workbench.intake import ColumnMatch, Problem

MOST: Final = 50
"""Problems of one file that are listed."""

Message = dict[str, str | int | None]


class Brought(Protocol):
    """A file that was brought in, or looked through, or refused."""

    @property
    def file_name(self) -> str:
        """Its name."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with it, as far as that is listed."""

    @property
    def refusals_found(self) -> int:
        """How much of that refuses it, listed or not."""

    @property
    def warnings_found(self) -> int:
        """How much of it is a warning, listed or not."""


def messages(brought: Brought) -> list[Message]:
    """What is wrong, what refuses first; beyond the most listed, the total."""
    found: list[Message] = [
        {
            "line": each.line,
            "cell": each.cell,
            "column": each.column,
            "says": each.worded(by_option),
        }
        for each in sorted(brought.problems, key=lambda each: not each.is_refusal)
    ]
    total = brought.refusals_found + brought.warnings_found
    if total <= MOST:
        return found
    says = f"{total:,} problems in all; the first {MOST} are listed."
    return [
        *found[:MOST],
        {"line": None, "cell": None, "column": None, "says": says},
    ]


def column_record(match: ColumnMatch) -> Message:
    """What a heading stands for, for JSON."""
    return {
        "heading": match.heading,
        "position": match.position,
        "column": match.column,
        "confidence": match.confidence,
        "how": match.how.value,
    }


def prefixed(brought: Brought, says: str) -> str:
    """A sentence that begins with the file it is about."""
    name = brought.file_name
    return says if says.startswith(name) else f"{name}: {says}"
