"""Any facts that a draft may be made of, for properties that hold of all drafts."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import DefinitionBreak, Polarity, ReportBasis
from qperf_tui.domain.rounding import digits
from qperf_tui.report.facts import Background, ComparatorFigure
from unit.report.council import Q2, Known, reported

FAR = 13
"""Quarters that are looked back at most."""

shares = st.tuples(st.integers(0, 400), st.integers(1, 400)).map(
    lambda pair: (min(pair), max(pair))
)
levels = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
states = st.sampled_from(OutturnStatus)
lasting = st.just(OutturnStatus.FINAL) | states


def share(
    pair: tuple[int, int], back: int, status: OutturnStatus = OutturnStatus.FINAL
) -> Outturn:
    """A percentage with what it is made of."""
    shown = digits(Fraction(*pair) * 100, 1).replace(",", "")
    return reported(shown, back=back, of=pair, status=status)


@st.composite
def outturns(draw: st.DrawFn, back: int) -> Outturn:
    """Any figure so many quarters back."""
    status = draw(lasting)
    if status in {OutturnStatus.NOT_AVAILABLE, OutturnStatus.NOT_DUE}:
        return reported(None, back=back, status=status)
    if draw(st.booleans()):
        return share(draw(shares), back, status)
    return reported(str(draw(levels)), back=back, status=status)


@st.composite
def ordinary(draw: st.DrawFn, place: int = 1) -> Known:
    """A percentage with all its quarters and a target, as most indicators have it."""
    polarity = draw(st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
    aim = str(draw(levels))
    return Known(
        code=f"C {place}",
        title=f"Checks {'abcdefgh'[place]}",
        now=share(draw(shares), 0),
        earlier=tuple(share(draw(shares), back) for back in range(1, 6)),
        target=aim,
        milestone=draw(st.none() | st.just(aim)),
        polarity=polarity,
        basis=draw(st.sampled_from([ReportBasis.QUARTER, ReportBasis.YEAR_TO_DATE])),
        expected=draw(st.none() | levels.map(str)),
    )


def knowns(place: int = 1) -> st.SearchStrategy[Known]:
    """An indicator as most are, or any."""
    return ordinary(place) | unusual(place)


@st.composite
def unusual(draw: st.DrawFn, place: int = 1) -> Known:
    """Any indicator with any figures, near to this quarter or for years."""
    polarity = draw(st.sampled_from(Polarity))
    low, high = sorted((draw(levels), draw(levels)))
    target = f"{low} to {high}" if polarity is Polarity.IN_RANGE else str(low)
    backs = draw(st.sampled_from([(1, 4), range(1, 5), range(1, FAR)]))
    return Known(
        code=f"C {place}",
        title=f"Checks {'abcdefgh'[place]}",
        now=draw(st.none() | outturns(0)),
        earlier=tuple(draw(outturns(back)) for back in backs),
        target=draw(st.none() | st.just(target)),
        milestone=draw(st.none() | st.just(target) | levels.map(str)),
        tolerance=draw(st.sampled_from([None, "5 points", "10%"])),
        unit=draw(st.sampled_from(["%", "no.", "days", "pp", "GBP"])),
        decimals=draw(st.integers(0, 2)),
        polarity=polarity,
        basis=draw(st.sampled_from(ReportBasis)),
        breaks=draw(
            st.sampled_from([(), (DefinitionBreak(Q2.ordinal - 2, "it was widened"),)])
        ),
        expected=draw(st.none() | levels.map(str)),
    )


themes = st.lists(st.integers(1, 7), min_size=1, max_size=4, unique=True).flatmap(
    lambda places: st.tuples(*(knowns(place) for place in places))
)
bodies = st.lists(
    st.builds(
        ComparatorFigure,
        body=st.sampled_from(["England", "East of England", "Statistical neighbours"]),
        period=st.sampled_from(
            ["31 August 2011", "2011/12", "31 December 2012", "year to March 2012", ""]
        ),
        value=levels.map(Fraction),
        is_checked=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda each: (each.body, each.period),
)


def around(
    themed: tuple[Known, ...],
    comparators: list[ComparatorFigure] | None = None,
) -> Background:
    """What is known around a theme; other bodies' figures are the first's."""
    return Background(
        history={each.code: each.earlier for each in themed},
        comparators={themed[0].code: comparators or []},
        breaks={each.code: each.breaks for each in themed},
    )
