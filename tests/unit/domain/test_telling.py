"""What a commentary tells is found by its words, or by a part of its own."""

import pytest

from qperf_tui.domain.telling import Point, points, told

FULL = (
    "Slower this quarter: August leave left two posts uncovered because partner "
    "replies came late. Cover is in place from October, so the year-end target of "
    "85% should still be reached."
)


def untold(body: str) -> set[Point]:
    return {point for point, is_told in told(body).items() if not is_told}


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (FULL, set()),
        ("", set(Point)),
        ("Performance fell.", {Point.CAUSE, Point.OUTLOOK, Point.ACTION}),
        ("What: fell\nWhy: leave", {Point.OUTLOOK, Point.ACTION}),
        ("What: fell\nAction: cover", {Point.CAUSE, Point.OUTLOOK}),
        ("Outlook: on the way", {Point.MOVEMENT, Point.CAUSE, Point.ACTION}),
        ("What:\nWhy:\nAction:\nOutlook:", set(Point)),
        ("It {.movement}.", {Point.CAUSE, Point.OUTLOOK, Point.ACTION}),
    ],
)
def test_what_is_not_told_is_named(body: str, missing: set[Point]) -> None:
    assert untold(body) == missing


def test_a_word_within_a_word_tells_nothing() -> None:
    assert Point.MOVEMENT in untold("The upper bound and a download.")


def test_each_point_has_a_sign_and_words() -> None:
    assert points("Performance fell because of leave.") == [
        "✓ says which way it moved",
        "✓ cause",
        "! no year-end view",
        "! no action or owner",
    ]
