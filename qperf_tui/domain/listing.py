"""Names set one after the other, as a sentence has them."""

from collections.abc import Sequence


def in_a_row(names: Sequence[str], word: str = "and") -> str:
    """Names with a word before the last: `a`, `a and b`, `a, b and c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def first_of(names: Sequence[str], most: int) -> str:
    """The first of some names, and how many more there are: `a, b and 3 more`."""
    more = len(names) - most
    named = ", ".join(names[:most])
    return f"{named} and {more:,} more" if more > 0 else named
