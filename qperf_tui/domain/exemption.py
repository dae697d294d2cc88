"""What may be kept from the public: Schedule 12A to the Local Government Act 1972."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.listing import in_a_row
from qperf_tui.domain.wording import plural

SCHEDULE: Final[Mapping[int, str]] = MappingProxyType(
    {
        1: "about any individual",
        2: "likely to reveal who an individual is",
        3: "about the financial or business affairs of any person or the council",
        4: "about consultations or negotiations on labour relations",
        5: "that could be privileged in legal proceedings",
        6: "revealing a notice, order or direction that the council proposes",
        7: "about preventing, investigating or prosecuting crime",
        12: "about a particular individual (Wales)",
        13: "likely to reveal who an individual is (Wales)",
        14: "about the financial or business affairs of a particular person (Wales)",
        15: "about consultations or negotiations on labour relations (Wales)",
        16: "that could be privileged in legal proceedings (Wales)",
        17: "revealing a notice, order or direction that is proposed (Wales)",
        18: "about preventing, investigating or prosecuting crime (Wales)",
    }
)
"""The paragraphs of the schedule, each with the information that it exempts."""


def exempt_marking(under: Collection[int]) -> str:
    """The marking of a file with what is exempt, as `Exempt: paragraphs 1 and 3`."""
    return f"Exempt: {exempt_words(under)}"


def exempt_words(under: Collection[int]) -> str:
    """Paragraphs of the schedule in a row, as `paragraphs 1 and 3`."""
    numbers = [str(each) for each in sorted(set(under))]
    return f"{plural(len(numbers), 'paragraph')} {in_a_row(numbers)}"
