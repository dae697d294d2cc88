"""Names in a row, as a sentence has them."""

import pytest

from qperf_tui.domain.listing import first_of, in_a_row


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
    ],
)
def test_the_last_name_comes_after_a_word(names: list[str], said: str) -> None:
    assert in_a_row(names) == said
    assert in_a_row(names, "or") == said.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (0, ""),
        (2, "n, n"),
        (3, "n, n and 1 more"),
        (1_236, "n, n and 1,234 more"),
    ],
)
def test_what_is_too_many_is_counted(many: int, said: str) -> None:
    assert first_of(["n"] * many, 2) == said
