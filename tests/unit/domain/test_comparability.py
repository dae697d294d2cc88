import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.comparability import why_not_comparable
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, ReportBasis
from qperf_tui.domain.period import Quarter
from support.council import Q2, quarters, reported

Q1 = Q2.shifted(-1)
LAST_YEAR = Q2.shifted(-4)
bases = st.sampled_from(ReportBasis)


@given(bases, quarters)
def test_the_same_quarter_last_year_may_be_compared_on_every_basis(
    basis: ReportBasis, quarter: Quarter
) -> None:
    then = quarter.shifted(-4)
    assert why_not_comparable(
        reported(80, quarter), reported(79, then), then, basis, ()
    ) is None  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "because"),
    [
        (ReportBasis.QUARTER, None),
        (ReportBasis.SNAPSHOT, None),
        (ReportBasis.ROLLING, None),
        (ReportBasis.SEASONAL, None),
        (
            ReportBasis.YEAR_TO_DATE,
            "year to date: compared only with the same point last year",
        ),
        (
            ReportBasis.ANNUAL,
            "not reported every quarter: compared only with last year",
        ),
        (
            ReportBasis.SURVEY,
            "not reported every quarter: compared only with last year",
        ),
        (
            ReportBasis.ACADEMIC_YEAR,
            "not reported every quarter: compared only with last year",
        ),
    ],
)
def test_the_basis_says_whether_the_previous_quarter_may_be_compared(
    basis: ReportBasis, because: str | None
) -> None:
    found = why_not_comparable(reported(80), reported(79, Q1), Q1, basis, ())
    assert found == because


def test_a_quarter_nobody_reported_is_named() -> None:
    found = why_not_comparable(reported(80), None, Q1, ReportBasis.QUARTER, ())
    assert found == "nothing was reported for Q1 2012/13"


@pytest.mark.parametrize(
    ("status", "because"),
    [
        (OutturnStatus.SUPPRESSED, "is suppressed"),
        (OutturnStatus.NOT_AVAILABLE, "is not available"),
        (OutturnStatus.NOT_DUE, "was not due"),
        (OutturnStatus.NOT_COMPARABLE, "is marked not comparable"),
    ],
)
@pytest.mark.parametrize("value", [80, None])
def test_a_figure_that_is_not_to_be_used_is_named_with_the_cause(
    status: OutturnStatus, because: str, value: int | None
) -> None:
    unusable = reported(value, status=status)
    found = why_not_comparable(unusable, reported(79, Q1), Q1, ReportBasis.QUARTER, ())
    assert found == f"Q2 2012/13 {because}"
    unusable = reported(value, Q1, status=status)
    found = why_not_comparable(reported(80), unusable, Q1, ReportBasis.QUARTER, ())
    assert found == f"Q1 2012/13 {because}"


@pytest.mark.parametrize(
    "status", [OutturnStatus.PROVISIONAL, OutturnStatus.REVISED, OutturnStatus.FINAL]
)
def test_provisional_and_revised_figures_are_compared(status: OutturnStatus) -> None:
    later, earlier = reported(80, status=status), reported(79, Q1, status=status)
    assert why_not_comparable(later, earlier, Q1, ReportBasis.QUARTER, ()) is None


def test_a_figure_that_is_simply_absent_is_said_to_be() -> None:
    found = why_not_comparable(
        reported(None), reported(79, Q1), Q1, ReportBasis.QUARTER, ()
    )
    assert found == "Q2 2012/13 has no figure"


@given(st.integers(-12, 12))
def test_a_definition_break_parts_the_quarters_on_either_side_of_it(at: int) -> None:
    changed = DefinitionBreak(Q2.shifted(at).ordinal, "7 days became 10")
    found = why_not_comparable(
        reported(80), reported(79, LAST_YEAR), LAST_YEAR, ReportBasis.QUARTER, [changed]
    )
    is_between = -4 < at <= 0
    assert found == ("definition changed (7 days became 10)" if is_between else None)
