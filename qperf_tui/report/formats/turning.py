"""Which parts of a paper need a page that lies on its side, or one of their own."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from qperf_tui.report.paper import Chart, Part, Table

_MOST_UPRIGHT: Final = 6
"""Columns that a page can hold upright."""


def is_wide(table: Table) -> bool:
    """Whether it needs a page that lies on its side."""
    return len(table.headings) > _MOST_UPRIGHT


def turned(parts: Sequence[Part]) -> list[bool]:
    """Which parts lie: those with a wide table, and headings that stand right above."""
    found: list[bool] = []
    for part in reversed(parts):
        has_wide = any(
            isinstance(each, Table) and is_wide(each) for each in part.blocks
        )
        leads = not part.blocks and bool(found) and found[-1]
        found.append(has_wide or leads)
    return found[::-1]


def stretches(parts: Sequence[Part]) -> list[tuple[bool, list[Part]]]:
    """The parts that follow one another on pages that lie, or that stand."""
    lying = zip(turned(parts), parts, strict=True)
    together = groupby(lying, key=lambda each: each[0])
    return [(lies, [part for _, part in found]) for lies, found in together]


def beginning(parts: Sequence[Part]) -> list[bool]:
    """Which parts begin a page: those with a chart that come after one with a chart.

    A chart and its figures take most of a page, and are read together.
    """
    has_chart = [any(isinstance(each, Chart) for each in at.blocks) for at in parts]
    after = [False, *(before and at for before, at in pairwise(has_chart))]
    return after[: len(parts)]
