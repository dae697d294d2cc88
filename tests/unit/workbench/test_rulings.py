"""What officers rule on: kept with name and day, undone as it stood, or refused."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import OWN_TOLERANCE, RULE_SETS, Practice
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import Tolerance
from qperf_tui.errors import QperfError, UnknownError
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.rulings import (
    expect,
    rebase,
    rule_in_force,
    set_tolerance,
    take_back_expectation,
    take_back_rebase,
    take_back_tolerance,
    use_rule,
)
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.undoing import undo_last
from support.workbooks import make_long, stamp

Q1, Q2 = Quarter.of(2012, 1), Quarter.of(2012, 2)
CODE = "C MTP 8"
LATER = Stamp(by="B Officer", clock=lambda: "2012-12-01T09:00:00Z")


@pytest.fixture
def indicator(council: Workbook) -> Indicator:
    """An indicator that the sample expects nothing of."""
    found = council.indicators.by_code(CODE)
    with council.transaction():
        council.judging.remove_expectation(found.indicator_id, Q2)
    return found


def saying(council: Workbook) -> str:
    """The name of the newest change."""
    return council.changes.latest(1)[0].says


def test_a_tolerance_holds_from_its_quarter_on(
    council: Workbook, indicator: Indicator
) -> None:
    assert position(council, Q2, CODE).status is Status.RED
    held = set_tolerance(council, indicator, Q2, " 6  points ", "Agreed\nin July.")
    assert held == Tolerance.parse("6 points")
    judged = position(council, Q2, CODE)
    assert judged.status is Status.AMBER
    override = judged.evidence.override
    assert override is not None
    assert (override.set_by, override.set_at[:10]) == ("A Officer", "2012-11-05")
    assert override.reason == "Agreed in July."
    assert position(council, Q1, CODE).evidence.override is None
    assert saying(council) == (
        "tolerance of C MTP 8 from Q2 2012/13 set to 6 percentage points: Agreed in"
        " July"
    )
    assert undo_last(council) is not None
    assert position(council, Q2, CODE).status is Status.RED


def test_undoing_gives_back_what_a_colleague_had_ruled(
    sample: Path, indicator: Indicator
) -> None:
    with Workbook.open(sample, stamp()) as first, Workbook.open(sample, LATER) as other:
        set_tolerance(first, indicator, Q2, "6 points", "First.")
        (before,) = first.judging.overrides(indicator.indicator_id)
        set_tolerance(other, indicator, Q2, "0", "Second.")
        (held,) = first.judging.overrides(indicator.indicator_id)
        assert (held.set_by, held.reason) == ("B Officer", "Second.")
        undo_last(other)
        assert first.judging.overrides(indicator.indicator_id) == [before]
        take_back_tolerance(other, indicator, Q2, "No longer.")
        assert first.judging.overrides(indicator.indicator_id) == []
        undo_last(first)
        assert other.judging.overrides(indicator.indicator_id) == [before]


def test_a_floor_that_a_rule_asks_for_is_set_as_a_tolerance(
    council: Workbook, indicator: Indicator
) -> None:
    use_rule(council, "kent", "As Kent does.")
    assert position(council, Q2, CODE).unrated == "no floor standard is set"
    set_tolerance(council, indicator, Q2, "floor 70", "The national floor.")
    assert position(council, Q2, CODE).status is Status.AMBER


def test_an_expectation_stands_for_the_rest_of_the_year(
    council: Workbook, indicator: Indicator
) -> None:
    assert expect(council, indicator, Q1, "83.5%", "Two posts are filled.") == (
        Fraction("83.5")
    )
    found = position(council, Q2, CODE).evidence.expectation
    assert found is not None
    assert (found.quarter, found.value) == (Q1, Fraction("83.5"))
    assert (found.entered_by, found.reason) == ("A Officer", "Two posts are filled.")
    assert saying(council).startswith("83.5% expected of C MTP 8 at the year end, as")
    expect(council, indicator, Q2, "80", "One has left again.")
    undo_last(council)
    assert position(council, Q2, CODE).evidence.expectation == found
    take_back_expectation(council, indicator, Q1, "Mistaken.")
    assert position(council, Q2, CODE).evidence.expectation is None
    undo_last(council)
    assert position(council, Q2, CODE).evidence.expectation == found


def test_another_years_expectation_says_nothing_of_this_year(
    council: Workbook, indicator: Indicator
) -> None:
    expect(council, indicator, Quarter.of(2011, 3), "85", "Last year.")
    assert position(council, Q2, CODE).evidence.expectation is None


@pytest.mark.parametrize(
    ("code", "said", "cause"),
    [
        (CODE, "", "is not a figure that can be expected; write the figure alone"),
        (CODE, "n/a", "'n/a' is not a figure that can be expected"),
        (CODE, "85p", "'85p' is not a figure that can be expected"),
        (CODE, "about 85", "'about 85' cannot be expected: it is not a number"),
        (CODE, "(5.2)", "brackets can mean a negative number or a note; write -5.2"),
        (CODE, "850", "every figure of it on file is between 0% and 100%; correct it"),
        (CODE, "-1", "every figure of it on file is between 0% and 100%"),
        (CODE, "0.85", "it could mean 85% or 0.85%; write it with its sign."),
        ("CS 9", "24%", "it is a percentage and the indicator is not; write the"),
        ("CS 9", "24.5", "it is counted in whole numbers; write one."),
    ],
)
def test_nonsense_is_not_expected(
    council: Workbook, code: str, said: str, cause: str
) -> None:
    before = council.changes.latest(1)
    with pytest.raises(QperfError) as refused:
        expect(council, council.indicators.by_code(code), Q2, said, "Because.")
    assert cause in str(refused.value)
    assert str(refused.value).count(". ") == 0
    assert council.changes.latest(1) == before


def test_a_share_below_one_per_cent_can_be_said(
    council: Workbook, indicator: Indicator
) -> None:
    assert expect(council, indicator, Q2, "0.85%", "Why not.") == Fraction("0.85")


def test_nothing_is_expected_of_a_year_that_is_complete(
    council: Workbook, indicator: Indicator
) -> None:
    with pytest.raises(QperfError, match="choose an earlier quarter"):
        expect(council, indicator, Q2.year_end, "85", "Late.")


def test_limits_begin_afresh_where_something_changed(tmp_path: Path) -> None:
    at = Quarter.of(2010, 1)
    with Workbook.open(make_long(tmp_path / "long.qperf"), stamp()) as workbook:
        indicator = workbook.indicators.by_code("CS 1")
        key = indicator.indicator_id
        rebase(workbook, indicator, at, "A new team began.")
        (held,) = workbook.judging.rebases(key)
        assert (held.first_quarter, held.by) == (at.ordinal, "A Officer")
        assert saying(workbook) == (
            "limits of CS 1 begun afresh at Q1 2010/11: A new team began"
        )
        with pytest.raises(QperfError, match="Q1 2010/11: limits begin afresh"):
            rebase(workbook, indicator, at, "Again.")
        take_back_rebase(workbook, indicator, at, "It did not.")
        assert workbook.judging.rebases(key) == []
        undo_last(workbook)
        assert workbook.judging.rebases(key) == [held]
        undo_last(workbook)
        undo_last(workbook)
        assert workbook.judging.rebases(key) == []


def test_limits_are_not_begun_afresh_on_too_few_figures(
    council: Workbook, indicator: Indicator
) -> None:
    with pytest.raises(QperfError, match="each side needs 8") as refused:
        rebase(council, indicator, Q2, "I like it better.")
    assert str(refused.value).startswith(
        "The limits of C MTP 8 may not begin afresh at Q2 2012/13: it would leave"
    )
    seasonal = council.indicators.by_code("A MTP 8")
    with pytest.raises(QperfError, match="it is seasonal; compare"):
        rebase(council, seasonal, Q2, "I like it better.")
    assert council.judging.rebases(indicator.indicator_id) == []


def test_a_workbook_is_judged_by_the_rule_chosen_for_it(
    sample: Path,
) -> None:
    practice = Practice(RULE_SETS["kent"], run_length=6)
    with Workbook.open(sample, stamp(), practice=practice) as workbook:
        assert rule_in_force(workbook) == (
            RULE_SETS["kent"],
            "set in the settings file",
        )
        assert use_rule(workbook, "havering-2017", "Agreed.").name == "havering-2017"
        assert workbook.judging.practice().run_length == 6
        chosen = "set for this workbook by A Officer on 2012-11-05: Agreed."
        assert rule_in_force(workbook) == (RULE_SETS["havering-2017"], chosen)
        use_rule(workbook, "belfast", "Rather that.")
        undo_last(workbook)
        assert rule_in_force(workbook) == (RULE_SETS["havering-2017"], chosen)
        assert use_rule(workbook, "", "As each has it.") is RULE_SETS["kent"]
        assert rule_in_force(workbook)[1] == "set in the settings file"
        assert saying(workbook) == (
            "rule of judging left to the settings: As each has it"
        )
    with Workbook.open(sample, stamp()) as workbook:
        assert rule_in_force(workbook) == (
            OWN_TOLERANCE,
            "the usual rule, as no other is set",
        )


@pytest.mark.parametrize(
    ("deed", "refused"),
    [
        (lambda w, i: use_rule(w, "havring-2013", "x"), "did you mean havering-2013?"),
        (lambda w, i: use_rule(w, "?", "x"), "there are own, havering-2013"),
        (lambda w, i: use_rule(w, "", "x"), "follows the settings already"),
        (lambda w, i: set_tolerance(w, i, Q2, "wide", "x"), "is not a tolerance such"),
        (lambda w, i: set_tolerance(w, i, Q2, "-5%", "x"), "is not a tolerance such"),
        (lambda w, i: take_back_tolerance(w, i, Q2, "x"), "there is none."),
        (lambda w, i: take_back_expectation(w, i, Q2, "x"), "Nothing was entered in"),
        (lambda w, i: take_back_rebase(w, i, Q2, "x"), "do not begin afresh at Q2"),
    ],
)
def test_what_cannot_be_ruled_is_refused_with_its_mend(
    council: Workbook,
    indicator: Indicator,
    deed: Callable[[Workbook, Indicator], object],
    refused: str,
) -> None:
    before = council.changes.latest(1)
    with pytest.raises(QperfError) as said:
        deed(council, indicator)
    assert refused in str(said.value)
    assert council.changes.latest(1) == before


def test_the_quarters_that_could_be_meant_are_named(
    council: Workbook, indicator: Indicator
) -> None:
    set_tolerance(council, indicator, Q1, "6 points", "Agreed.")
    with pytest.raises(UnknownError, match="from Q2 2012/13; there is Q1 2012/13"):
        take_back_tolerance(council, indicator, Q2, "Mistaken.")


def test_nothing_is_tolerated_where_neither_way_is_good(council: Workbook) -> None:
    neutral = council.indicators.by_code("CS 13")
    with pytest.raises(QperfError, match="neither way is better"):
        set_tolerance(council, neutral, Q2, "5%", "Agreed.")


@pytest.mark.parametrize(
    ("reason", "refused"),
    [
        ("", "A reason is needed"),
        (" \n\u200b", "A reason is needed"),
        ("x" * 501, "has 501 characters and at most 500 are kept"),
    ],
)
def test_nothing_is_ruled_without_a_reason_of_some_length(
    council: Workbook, indicator: Indicator, reason: str, refused: str
) -> None:
    for deed in (
        lambda: set_tolerance(council, indicator, Q2, "6 points", reason),
        lambda: expect(council, indicator, Q2, "85", reason),
        lambda: rebase(council, indicator, Quarter.of(2011, 1), reason),
        lambda: use_rule(council, "kent", reason),
        lambda: take_back_tolerance(council, indicator, Q2, reason),
        lambda: take_back_expectation(council, indicator, Q2, reason),
        lambda: take_back_rebase(council, indicator, Q2, reason),
    ):
        with pytest.raises(QperfError, match=refused):
            deed()


def test_a_reason_is_kept_clean(council: Workbook, indicator: Indicator) -> None:
    set_tolerance(council, indicator, Q2, "6 points", "Agreed\x1b[31m in\t\u202eJuly")
    (held,) = council.judging.overrides(indicator.indicator_id)
    assert held.reason == "Agreed in July"
