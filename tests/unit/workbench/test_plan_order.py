"""Priorities given another place in the plan, from a quarter on."""

from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError, QperfError, UnchangedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.plan import add_priority, replace_priority
from qperf_tui.workbench.plan_order import after, move_priority, plan_in
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.visible import visible

WHY: Final = "As the new plan has it."
Q2: Final = Quarter.of(2012, 2)
Q3: Final = Q2.shifted(1)


def listed(held: Workbook, quarter: Quarter) -> list[str]:
    """The priorities in the order in which a quarter lists their indicators."""
    found = (each.priority.title for each in held.indicators.reported(quarter))
    return list(dict.fromkeys(found))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 5), st.integers(0, 6))
def test_a_move_holds_from_its_quarter_on_and_is_undone(
    council: Workbook, moved: int, place: int
) -> None:
    plan = plan_in(council, Q3)
    before, of_q2 = visible(council), listed(council, Q2)
    rest = [each for each in plan if each != plan[moved]]
    other = rest[place] if place < len(rest) else None
    wanted = [*rest[:place], plan[moved], *rest[place:]]
    if wanted == plan:
        with pytest.raises(UnchangedError, match="stands there already"):
            move_priority(council, plan[moved], other, Q3, WHY)
        return
    assert move_priority(council, plan[moved], other, Q3, WHY) == wanted
    assert council.priorities.all() == wanted
    assert listed(council, Q3) == [each.title for each in wanted]
    assert listed(council, Q2) == of_q2
    now = visible(council)
    undo_last(council)
    assert visible(council) == before
    redo_last(council)
    assert visible(council) == now
    undo_last(council)


def test_a_closed_quarter_is_not_listed_otherwise(council: Workbook) -> None:
    close_quarter(council, Q2, WHY)
    plan, before = plan_in(council, Q2), visible(council)
    with pytest.raises(ClosedQuarterError):
        move_priority(council, plan[1], plan[0], Q2, WHY)
    assert visible(council) == before
    with pytest.raises(QperfError, match="A reason is needed"):
        move_priority(council, plan[1], plan[0], Q3, " ")
    with pytest.raises(QperfError, match="cannot come before itself"):
        move_priority(council, plan[1], plan[1], Q3, WHY)
    with pytest.raises(QperfError, match="cannot come after itself"):
        after(council, plan[1], plan[1], Q3)


def test_what_takes_its_place_in_a_new_plan_has_its_place(council: Workbook) -> None:
    plan = plan_in(council, Q3)
    move_priority(council, plan[-1], plan[0], Q3, WHY)
    added = add_priority(council, "", "Our people", WHY)
    made = replace_priority(
        council, plan[-1], "Good value", plan="2013", quarter=Q3, reason=WHY
    )
    assert plan_in(council, Q3) == [made, *plan[:-1], added]
    assert listed(council, Q2) == [each.title for each in plan]
