"""Expected returns as rows for a person, and as records for a program."""

from collections.abc import Mapping, Sequence
from typing import Final

from qperf_tui.cli.terminal import Cell
from qperf_tui.domain.days import short_day
from qperf_tui.domain.expected_return import ExpectedReturn, ReturnState
from qperf_tui.domain.expected_target import ExpectedTarget

COLUMNS: Final = (
    *("quarter", "directorate", "owner", "code", "title", "state", "missing"),
    *("due", "days_late", "target", "why"),
)
"""The fields of a record, in the order of a CSV file."""

HEADINGS: Final = ("Ref", "Indicator", "State", "Missing", "Due", "Days late")
STRETCH: Final = 1
RIGHT: Final = frozenset({5})


def whose(each: ExpectedReturn) -> tuple[str, str]:
    """The directorate and the owner of a return, or that there is none."""
    indicator = each.position.indicator
    return indicator.directorate or "No directorate", indicator.owner or "nobody named"


def row(each: ExpectedReturn) -> Sequence[str]:
    """A return as the cells of a row below `HEADINGS`."""
    indicator = each.position.indicator
    is_not_due = each.state is ReturnState.NOT_DUE
    return (
        indicator.code,
        indicator.title,
        str(each.state),
        each.claim.why if is_not_due else each.missing_words,
        "" if each.due is None else short_day(each.due),
        str(each.days_late or ""),
    )


def record(
    each: ExpectedReturn, targets: Mapping[int, ExpectedTarget]
) -> dict[str, Cell]:
    """A return as a record with the fields `COLUMNS`."""
    indicator = each.position.indicator
    return {
        "quarter": str(each.position.quarter),
        "directorate": indicator.directorate,
        "owner": indicator.owner,
        "code": indicator.code,
        "title": indicator.title,
        "state": each.state.word,
        "missing": each.missing_words,
        "due": None if each.due is None else each.due.isoformat(),
        "days_late": each.days_late,
        "target": targets[indicator.indicator_id].words,
        "why": each.claim.why,
    }
