"""Work that is done to see what it comes to, and then taken back."""

from typing import NoReturn


class NothingIsKept(Exception):  # noqa: N818 - a signal to roll back, no error
    """Leaves a transaction so that nothing done in it stands."""


def keep_nothing() -> NoReturn:
    """Leave the transaction, so that nothing done in it stands.

    Raises:
        NothingIsKept: Always.
    """
    raise NothingIsKept
