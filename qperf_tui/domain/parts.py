"""The parts of a commentary: what happened, why, what is done, what is expected."""

import re
from dataclasses import dataclass
from typing import Final

LABELS: Final = ("What", "Why", "Action", "Outlook")
"""What a line begins with, before a colon, to begin a part; all are optional."""

_LABEL: Final = re.compile(
    rf"^({'|'.join(LABELS)}):[ \t]*", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A commentary in its parts; one that is not written is empty."""

    what: str = ""
    """Also all that stands before the first label, or without one."""
    why: str = ""
    action: str = ""
    outlook: str = ""

    def prose(self) -> str:
        """The parts as one text in their order, without their labels."""
        written = (self.what, self.why, self.action, self.outlook)
        return "\n\n".join(each for each in written if each)

    def labelled(self) -> str:
        """The parts as a writer sees them, each under its label."""
        named = zip(
            LABELS, (self.what, self.why, self.action, self.outlook), strict=True
        )
        return "\n\n".join(f"{label}: {text}" for label, text in named if text)


def parts_of(body: str) -> Parts:
    """A commentary read into its parts; a label met twice adds to its part."""
    found: dict[str, list[str]] = {label.casefold(): [] for label in LABELS}
    label, start = "what", 0
    for match in _LABEL.finditer(body):
        found[label].append(body[start : match.start()].strip())
        label, start = match[1].casefold(), match.end()
    found[label].append(body[start:].strip())
    joined = {name: "\n\n".join(filter(None, each)) for name, each in found.items()}
    return Parts(**joined)
