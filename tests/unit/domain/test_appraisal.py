from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from qperf_tui.domain.appraisal import Appraisal, Ground, Series, Source, appraise
from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Evidence, Expectation, take_position
from qperf_tui.domain.rules import RULE_SETS, Practice
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import Target, Tolerance
from support.council import Q2, aim, indicator, reported, share

TODAY = date(2012, 11, 1)
HIGHER = indicator(polarity=Polarity.HIGHER)


def expected(value: str, quarter: Quarter = Q2) -> Expectation:
    return Expectation(
        quarter=quarter,
        value=Fraction(value),
        reason="Leave is over.",
        entered_by="Head of Service",
        entered_at="2012-10-20T10:00:00Z",
    )


def appraised(  # noqa: PLR0917
    now: Outturn | None,
    evidence: Evidence | None = None,
    series: Series | None = None,
    of: object = HIGHER,
    today: date = TODAY,
    quarter: Quarter = Q2,
) -> Appraisal:
    known = evidence or Evidence(
        year_end=aim(85), tolerance=Tolerance.parse("5 points")
    )
    position = take_position(of, quarter, replace(known, outturn=now))
    held = {} if now is None else {quarter: now}
    found = series or Series(outturns=held)
    return appraise(
        position, replace(found, outturns={**found.outturns, **held}), today
    )


def counted(part: int, whole: int, back: int = 0) -> Outturn:
    return share(part, whole, Q2.shifted(-back))


THE_YEAR = Series(outturns={Q2.shifted(-1): counted(252, 298, 1)})


def test_red_now_may_be_green_at_the_year_end_on_an_officers_word() -> None:
    known = Evidence(
        year_end=aim(85),
        tolerance=Tolerance.parse("5 points"),
        expectation=expected("85"),
    )
    found = appraised(counted(253, 319), known, THE_YEAR)
    assert found.position.status is Status.RED
    assert found.year_end.status is Status.GREEN
    assert found.year_end.source is Source.ENTERED


def test_where_nobody_said_the_projection_stands_and_is_labelled() -> None:
    found = appraised(counted(253, 319), None, THE_YEAR)
    assert found.year_end.source is Source.PROJECTED
    assert found.year_end.value == Fraction(505 * 100, 617)
    assert found.year_end.status is Status.AMBER


def test_where_neither_is_there_the_reason_is_said() -> None:
    found = appraised(reported("79.3"))
    assert found.year_end.source is Source.NONE
    assert "denominators are not on file" in found.year_end.why


def test_an_expectation_without_a_target_is_not_rated() -> None:
    found = appraised(reported("79.3"), Evidence(expectation=expected("85")))
    assert found.year_end.status is Status.NOT_RATED
    assert found.year_end.why == "no year-end target is set"


def test_in_quarter_four_the_outturn_itself_stands() -> None:
    known = Evidence(year_end=aim(85), expectation=expected("90", Q2.shifted(1)))
    found = appraised(reported("86", Q2.year_end), known, quarter=Q2.year_end)
    assert found.year_end.source is Source.KNOWN
    assert found.year_end.status is found.position.status is Status.GREEN


def test_a_council_that_asks_for_recovery_rates_now_by_the_expectation() -> None:
    medway = Practice(RULE_SETS["medway-2009"])
    known = Evidence(year_end=aim(85), practice=medway, expectation=expected("85"))
    assert appraised(reported("70"), known).position.status is Status.AMBER
    known = replace(known, expectation=expected("84.9"))
    assert appraised(reported("70"), known).position.status is Status.RED
    assert appraised(
        reported("70"), replace(known, expectation=None)
    ).position.status is Status.NOT_RATED  # fmt: skip


def earlier(value: str, before: str) -> Series:
    """A series that stood at `value` a quarter ago, and at `before` two ago."""
    q1 = Q2.shifted(-1)
    held = Evidence(
        outturn=reported(value, q1),
        previous=reported(before, Q2.shifted(-2)),
        year_end=aim(85),
        tolerance=Tolerance.parse("5 points"),
    )
    return Series(
        outturns={q1: reported(value, q1)}, before=take_position(HIGHER, q1, held)
    )


@pytest.mark.parametrize(
    ("now", "series", "grounds"),
    [
        ("86", earlier("87", "86"), ()),
        ("86", earlier("87", "88"), (Ground.WORSENING,)),
        ("88", earlier("87", "88"), ()),
        ("82", earlier("87", "88"), (Ground.AMBER,)),
        ("82", earlier("82", "82"), (Ground.AMBER, Ground.ONGOING)),
        ("70", earlier("87", "88"), (Ground.RED, Ground.NO_ACTION)),
        ("70", earlier("84", "88"), (Ground.RED, Ground.ONGOING, Ground.NO_ACTION)),
        (
            "70",
            replace(earlier("87", "88"), has_open_action=True),
            (Ground.RED,),
        ),
    ],
)
def test_each_ground_for_a_question_is_named(
    now: str, series: Series, grounds: tuple[Ground, ...]
) -> None:
    known = Evidence(
        previous=series.outturns[Q2.shifted(-1)],
        year_end=aim(85),
        tolerance=Tolerance.parse("5 points"),
    )
    assert appraised(reported(now), known, series).grounds == grounds


@pytest.mark.parametrize(
    ("now", "today", "is_asked"),
    [
        (None, date(2012, 9, 30), False),
        (None, date(2012, 10, 1), True),
        ("2012-10-31", TODAY, True),
        ("2012-11-01", TODAY, False),
        ("", TODAY, False),
    ],
)
def test_a_figure_is_asked_for_once_it_is_past_due(
    now: str | None, today: date, *, is_asked: bool
) -> None:
    outturn = (
        None
        if now is None
        else Outturn(
            quarter=Q2,
            value=None,
            status=OutturnStatus.NOT_AVAILABLE,
            reason="New case system",
            expected=now,
        )
    )
    found = appraised(outturn, today=today)
    assert (Ground.MISSING in found.grounds) is is_asked


def test_a_signal_of_concern_is_a_ground_of_its_own() -> None:
    steady = {
        Q2.shifted(-back): reported(str(90 + back % 2), Q2.shifted(-back))
        for back in range(1, 16)
    }
    found = appraised(
        reported("80"),
        Evidence(year_end=Target(*[Fraction(70)] * 2)),
        Series(outturns=dict(sorted(steady.items()))),
    )
    assert found.grounds == (Ground.CONCERN,)
    assert found.signal.letters == "C P"


def test_a_basis_without_quarters_is_neither_read_nor_projected() -> None:
    annual = indicator(polarity=Polarity.HIGHER, basis=ReportBasis.ANNUAL)
    found = appraised(reported("80"), of=annual)
    assert (
        found.signal.refusal
        == found.projection.refusal
        == ("it is reported once a year")
    )
