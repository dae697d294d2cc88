"""The areas of the workbench, each with the digit of the key that goes there."""

from collections.abc import Mapping
from typing import Final

HOME: Final = "review"
TITLES: Final[Mapping[str, str]] = {
    HOME: "1 Review",
    "queue": "2 Queue",
    "report": "3 Report",
    "history": "4 History",
}
"""The title of each area by its name."""
