"""What a check of a text has to say about a place in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """One remark of a check: where in the text, what is wrong, what to write."""

    rule: str
    """Which rule speaks, in short: `wrong-figure`."""
    start: int
    """Where the place begins, counted in characters of the text as typed."""
    end: int
    """Where it ends; the character there is no longer part of it."""
    says: str
    """What is wrong and why, as one clear sentence."""
    mend: str
    """What to write or do instead, as one clear sentence."""
    is_blocking: bool = False
    """Whether the text may not be exported as it is."""

    @property
    def sentence(self) -> str:
        """What is wrong and what to write, each with its stop."""
        stop = "" if self.says.endswith((".", "?")) else "."
        return f"{self.says}{stop} {self.mend}"


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where an offset stands for a reader: its line and column, each from 1."""
    before = text[:offset]
    line = before.count("\n") + 1
    return line, offset - (before.rfind("\n") + 1) + 1
