"""Groups and the authorities of a set, in a real file: kept exactly, read in order."""

from decimal import Decimal
from fractions import Fraction

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import WorkbookError
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.workbook import Workbook

Q2 = Quarter.of(2012, 2)
WHITE = Group(dimension="Ethnicity", title="White", position=1, is_reference=True)
MIXED = Group(
    dimension="Ethnicity", title="Mixed", position=2, population=Decimal(2300)
)
GIRLS = Group(dimension="Sex", title="Girls", position=1)


def counted(numerator: int, denominator: int) -> GroupFigure:
    return GroupFigure(numerator=Decimal(numerator), denominator=Decimal(denominator))


def test_groups_come_by_dimension_and_in_their_order(workbook: Workbook) -> None:
    for group in (GIRLS, MIXED, WHITE):
        workbook.breakdowns.put_group(group)
    assert workbook.breakdowns.groups() == [WHITE, MIXED, GIRLS]


def test_a_group_that_is_put_again_keeps_its_id(workbook: Workbook) -> None:
    first = workbook.breakdowns.put_group(GIRLS)
    again = Group(dimension="Sex", title="Girls", position=4, is_reference=True)
    assert workbook.breakdowns.put_group(again) == first
    assert workbook.breakdowns.groups() == [again]


def test_figures_come_back_exact_and_the_last_one_stands(workbook: Workbook) -> None:
    (indicator, other) = workbook.indicators.on_file()
    white, mixed = (workbook.breakdowns.put_group(each) for each in (WHITE, MIXED))
    key = indicator.indicator_id
    workbook.breakdowns.put(key, Q2, {mixed: counted(1, 7), white: counted(1, 3)})
    suppressed = GroupFigure(mark="c", status=OutturnStatus.SUPPRESSED)
    workbook.breakdowns.put(key, Q2, {mixed: suppressed})
    found = workbook.breakdowns.of(indicator, Q2)
    assert [(each.group, each.value, each.revision) for each in found] == [
        (WHITE, Fraction(100, 3), 1),
        (MIXED, None, 2),
    ]
    assert (found[1].mark, found[1].status) == ("c", OutturnStatus.SUPPRESSED)
    assert workbook.breakdowns.quarters(key) == [Q2]
    assert workbook.breakdowns.of(indicator, Q2.shifted(1)) == []
    assert workbook.breakdowns.of(other, Q2) == []


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        (GroupFigure(value=Decimal("33.3")), Fraction("33.3")),
        (GroupFigure(numerator=Decimal(2)), None),
        (counted(0, 0), None),
        (counted(0, 9), Fraction(0)),
    ],
)
def test_a_figure_is_as_exact_as_what_it_is_made_of(
    workbook: Workbook, figure: GroupFigure, value: Fraction | None
) -> None:
    (indicator, _) = workbook.indicators.on_file()
    group = workbook.breakdowns.put_group(WHITE)
    workbook.breakdowns.put(indicator.indicator_id, Q2, {group: figure})
    (found,) = workbook.breakdowns.of(indicator, Q2)
    assert found.value == value


def test_a_figure_of_no_group_is_refused(workbook: Workbook) -> None:
    with pytest.raises(WorkbookError):
        workbook.breakdowns.put(1, Q2, {99: counted(1, 2)})


def test_members_come_by_body_and_period_and_replace_themselves(
    workbook: Workbook,
) -> None:
    put = workbook.context.add_members
    put(1, "Neighbours", "2011/12", {"Beeton": Decimal("74.50"), "Ayton": Decimal(70)})
    put(1, "Neighbours", "2010/11", {"Ayton": Decimal(60)})
    put(1, "Neighbours", "2011/12", {"Ayton": Decimal("71.25")})
    assert workbook.context.members(1) == {
        ("Neighbours", "2010/11"): {"Ayton": 60},
        ("Neighbours", "2011/12"): {
            "Ayton": Fraction("71.25"),
            "Beeton": Fraction(149, 2),
        },
    }
    assert workbook.context.members(2) == {}
