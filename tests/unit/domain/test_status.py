from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rag import Judgement, Rag
from qperf_tui.domain.status import ON_TARGET, RATED, Status, is_figure_due, status_of
from support.council import Q2, amounts, reported

judgements = st.builds(
    Judgement, st.sampled_from(Rag), amounts, amounts, amounts, amounts
)
WITHOUT_A_VALUE = [
    OutturnStatus.NOT_DUE,
    OutturnStatus.NOT_AVAILABLE,
    OutturnStatus.SUPPRESSED,
]


@given(st.booleans(), st.sampled_from(OutturnStatus), judgements)
def test_nothing_missing_is_ever_rated(
    is_due: bool, status: OutturnStatus, judgement: Judgement
) -> None:
    assert not status_of(None, judgement, is_due=is_due).is_rated
    assert not status_of(
        reported(None, status=status), judgement, is_due=is_due
    ).is_rated


@given(st.booleans(), st.sampled_from(WITHOUT_A_VALUE), amounts, judgements)
def test_a_state_without_a_value_is_said_even_where_the_file_holds_one(
    is_due: bool, status: OutturnStatus, value: Fraction, judgement: Judgement
) -> None:
    found = status_of(reported(value, status=status), judgement, is_due=is_due)
    assert found.word.casefold() == status.value


def test_nothing_reported_is_a_gap_only_where_a_figure_is_due() -> None:
    assert status_of(None, None, is_due=True) is Status.MISSING
    assert status_of(None, None, is_due=False) is Status.NOT_DUE


@given(st.sampled_from(ReportBasis), st.integers(0, 40), st.integers(1, 40))
def test_a_figure_is_due_every_quarter_or_in_its_own(
    basis: ReportBasis, first: int, later: int
) -> None:
    last, quarter = Quarter(first), Quarter(first + later)
    is_due = is_figure_due(basis, quarter, last)
    assert is_due is (basis.is_quarterly or later % 4 == 0)
    assert is_figure_due(basis, quarter, None) is basis.is_quarterly
    for ruled in (True, False):
        assert is_figure_due(basis, quarter, last, ruled=ruled) is ruled


@given(st.booleans(), st.sampled_from(Rag), amounts)
def test_a_judged_figure_has_the_colour_of_its_judgement(
    is_due: bool, rag: Rag, value: Fraction
) -> None:
    judgement = Judgement(rag, *[Fraction(0)] * 4)
    found = status_of(reported(value), judgement, is_due=is_due)
    assert found.is_rated
    assert found.word.casefold() == rag.value


@given(st.booleans(), amounts)
def test_a_figure_without_a_target_is_not_rated_and_leaves_the_denominator(
    is_due: bool, value: Fraction
) -> None:
    found = status_of(reported(value, Q2), None, is_due=is_due)
    assert found is Status.NOT_RATED
    assert not found.is_rated


@given(st.booleans(), amounts, judgements)
def test_a_figure_marked_not_comparable_is_not_rated(
    is_due: bool, value: Fraction, judgement: Judgement
) -> None:
    marked = reported(value, status=OutturnStatus.NOT_COMPARABLE)
    found = status_of(marked, judgement, is_due=is_due)
    assert found is Status.NOT_COMPARABLE
    assert not found.is_rated


@given(st.booleans(), st.sampled_from(OutturnStatus), judgements)
def test_no_cases_are_neither_red_nor_missing_and_never_unsuppress(
    is_due: bool, status: OutturnStatus, judgement: Judgement
) -> None:
    none = replace(reported(None, status=status), denominator=Decimal(0))
    found = status_of(none, judgement, is_due=is_due)
    is_hidden = status is OutturnStatus.SUPPRESSED
    assert found is (Status.SUPPRESSED if is_hidden else Status.NO_CASES)
    assert not found.is_rated


def test_better_than_the_target_counts_as_on_target() -> None:
    assert {*ON_TARGET} == {Status.BLUE, Status.GREEN}
    assert [each for each in Status if each.is_on_target] == [*ON_TARGET]
    assert all(each.is_rated for each in ON_TARGET)
    assert {*RATED} - {*ON_TARGET} == {Status.AMBER, Status.RED}


def test_every_state_has_a_word_and_a_symbol_of_its_own() -> None:
    assert len({status.word for status in Status}) == len(Status)
    assert len({status.symbol for status in Status}) == len(Status)
    assert all(str(each) == f"{each.symbol} {each.word}" for each in Status)
    assert [status for status in Status if status.is_rated] == [*RATED]
