"""How much may be said in one place, and that something is."""

from qperf_tui.errors import QperfError


def bounded(said: str, what: str, longest: int) -> str:
    """What was said, if it is something and not too long; `what` names it.

    Raises:
        QperfError: If it says nothing, or more than is kept.
    """
    if not said:
        raise QperfError(f"{what} is missing; say it.")
    if len(said) > longest:
        raise QperfError(
            f"{what} has {len(said):,} characters and at most {longest:,} are kept; "
            "shorten it."
        )
    return said
