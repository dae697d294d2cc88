from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind, read_target
from qperf_tui.importing.staged import OwnWords, StagedCard, StagedFigure, StagedRow
from qperf_tui.importing.staged_rows import StagedRows
from unit.importing.one_row import layout

numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
words = st.text(max_size=20)
LAYOUTS = (None, layout(), layout(is_sheet=True))


def card(ref: str) -> StagedCard:
    return StagedCard(
        ref=ref,
        title="Assessments in time",
        priority="1",
        tolerance=None,
        polarity=None,
        basis=None,
        unit="%",
        owner=None,
        directorate=None,
    )


TARGETS: tuple[AnyTarget | None, ...] = (
    None,
    read_target("85"),
    read_target("10 to 15", TargetKind.MILESTONE),
    read_target("above England"),
)
figures = st.builds(
    StagedFigure,
    is_given=st.booleans(),
    value=numbers,
    is_percentage=st.booleans(),
    mark=st.none() | words,
    numerator=numbers,
    denominator=numbers,
    status=st.sampled_from(OutturnStatus),
)
rows = st.builds(
    StagedRow,
    st.integers(1, 2_000_000),
    words.map(card),
    st.integers(7_600, 8_800).map(Quarter),
    figures,
    st.sampled_from(TARGETS),
    words,
    st.sampled_from(LAYOUTS),
    st.none() | st.builds(OwnWords, coverage=words, is_published=st.booleans()),
)


def told(row: StagedRow) -> tuple[object, ...]:
    """All of a row, and each number as it is written and not only as it counts."""
    figure = row.figure
    parts = (figure.value, figure.numerator, figure.denominator)
    return row, row.layout, row.card.code, tuple(map(str, parts))


@given(st.lists(rows, max_size=12), st.integers(0, 4))
def test_rows_that_are_packed_are_the_rows_that_were_added(
    added: list[StagedRow], as_they_are: int
) -> None:
    held = StagedRows(as_they_are)
    for row in added:
        held.append(row)
    assert list(map(told, held)) == list(map(told, added))
    assert [held[at] for at in range(len(held))] == added
    assert held[1:3] == tuple(added[1:3])


def test_rows_of_one_figure_are_held_as_they_are() -> None:
    figure = StagedFigure(
        is_given=True,
        value=Decimal("79.3"),
        is_percentage=False,
        mark=None,
        numerator=None,
        denominator=None,
        status=OutturnStatus.FINAL,
    )
    held = StagedRows(1)
    added = [
        StagedRow(line, card("CS 1"), Quarter(8_050 + line), figure, None, "")
        for line in range(4)
    ]
    for row in added:
        held.append(row)
    assert all(one is other for one, other in zip(held, added, strict=True))
