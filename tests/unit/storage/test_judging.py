"""What officers set on judging, in a real file: signed, dated, read back the same."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import BodyFigure, Evidence, Expectation, take_position
from qperf_tui.domain.rules import OWN_TOLERANCE, RULE_SETS, Override, Practice, Rebase
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import TargetKind, Tolerance, read_target
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from support.workbooks import NOW, stamp

Q2 = Quarter.of(2012, 2)
Q1 = Q2.shifted(-1)
Q3 = Q2.shifted(1)
FIVE = Tolerance.parse("5 points")
TEN = Tolerance.parse("10%")


def override(quarter: Quarter, tolerance: Tolerance, reason: str) -> Override:
    return Override(
        first_quarter=quarter.ordinal,
        tolerance=tolerance,
        reason=reason,
        set_by="A Officer",
        set_at=NOW,
    )


def expectation(quarter: Quarter, value: str) -> Expectation:
    return Expectation(
        quarter=quarter,
        value=Fraction(value),
        reason="As seen then",
        entered_by="A Officer",
        entered_at=NOW,
    )


def body(name: str, period: str, value: str) -> Comparator:
    return Comparator(name, period, Decimal(value), None, "published", "yes")


def found(workbook: Workbook, quarter: Quarter = Q2) -> Evidence:
    return workbook.evidence.around(quarter, [1])[1]


def status(workbook: Workbook, quarter: Quarter = Q2) -> Status:
    (indicator, _) = workbook.indicators.on_file()
    return take_position(indicator, quarter, found(workbook, quarter)).status


def report(workbook: Workbook, value: str, quarter: Quarter = Q2) -> None:
    figure = Figure(value=Decimal(value), status=OutturnStatus.FINAL)
    workbook.outturns.put({(1, quarter.ordinal): figure}, None)


def test_an_override_is_in_force_from_its_quarter_and_not_before(
    workbook: Workbook,
) -> None:
    for quarter in (Q1, Q2, Q3):
        report(workbook, "80", quarter)
    workbook.targets.put(1, Q2.year_end, read_target("85"))
    workbook.judging.put_override(1, Q2, FIVE, "A small team")
    assert [status(workbook, each) for each in (Q1, Q2, Q3)] == [
        Status.RED,
        Status.AMBER,
        Status.AMBER,
    ]
    assert found(workbook, Q1).override is None
    assert found(workbook, Q2).override == override(Q2, FIVE, "A small team")
    assert workbook.judging.overrides_in(Q3) == {1: override(Q2, FIVE, "A small team")}
    assert workbook.evidence.around(Q2, [2])[2].override is None


def test_a_later_override_takes_over_and_one_taken_back_gives_way(
    workbook: Workbook,
) -> None:
    workbook.judging.put_override(1, Q3, TEN, "Later")
    workbook.judging.put_override(1, Q1, FIVE, "First")
    first, later = override(Q1, FIVE, "First"), override(Q3, TEN, "Later")
    assert workbook.judging.overrides(1) == [first, later]
    assert found(workbook, Q2).override == first
    assert found(workbook, Q3).override == later
    workbook.judging.remove_override(1, Q3)
    assert found(workbook, Q3).override == first
    workbook.judging.put_override(1, Q1, TEN, "Mended")
    assert workbook.judging.overrides(1) == [override(Q1, TEN, "Mended")]
    assert workbook.judging.overrides(2) == []


@pytest.mark.parametrize(
    "written",
    ["10%", "2.5%", "0.3 points", "0", "floor 70", "floor -5", "must improve"],
)
def test_every_kind_of_tolerance_reads_back_the_same(
    workbook: Workbook, written: str
) -> None:
    tolerance = Tolerance.parse(written)
    workbook.judging.put_override(1, Q2, tolerance, "")
    assert found(workbook).override.tolerance == tolerance


def test_the_latest_expectation_of_the_financial_year_stands(
    workbook: Workbook,
) -> None:
    last_year = Quarter.of(2011, 4)
    for quarter, value in ((last_year, "70"), (Q2, "84.25"), (Q3, "86")):
        workbook.judging.put_expectation(1, quarter, Fraction(value), "As seen then")
    expected = {
        last_year: expectation(last_year, "70"),
        Q1: None,
        Q2: expectation(Q2, "84.25"),
        Q3: expectation(Q3, "86"),
        Q2.year_end: expectation(Q3, "86"),
        Q2.year_end.shifted(1): None,
    }
    for quarter, said in expected.items():
        assert found(workbook, quarter).expectation == said
        assert workbook.judging.expectations_in(quarter).get(1) == said


def test_what_was_said_in_a_quarter_is_said_of_that_quarter_only(
    workbook: Workbook,
) -> None:
    workbook.judging.put_expectation(1, Q1, Fraction(84), "As seen then")
    assert workbook.judging.expectation(1, Q1) == expectation(Q1, "84")
    assert workbook.judging.expectation(1, Q2) is None
    workbook.judging.put_expectation(1, Q1, Fraction(83), "As seen then")
    assert workbook.judging.expectation(1, Q1) == expectation(Q1, "83")
    workbook.judging.remove_expectation(1, Q1)
    assert found(workbook, Q2).expectation is None


def test_rebasing_is_kept_signed_and_in_order(workbook: Workbook) -> None:
    workbook.judging.put_rebase(1, Q2, "A second team")
    workbook.judging.put_rebase(1, Q1, "Moved to one site")
    workbook.judging.put_rebase(2, Q1, "Other")
    first = Rebase(Q1.ordinal, "Moved to one site", "A Officer", NOW)
    second = Rebase(Q2.ordinal, "A second team", "A Officer", NOW)
    assert workbook.judging.rebases(1) == [first, second]
    assert workbook.judging.all_rebases()[1] == [first, second]
    workbook.judging.remove_rebase(1, Q1)
    assert workbook.judging.rebases(1) == [second]
    assert len(workbook.judging.rebases(2)) == 1


@pytest.fixture
def by_settings(small: Path) -> Iterator[Workbook]:
    """A workbook opened by an office whose settings say Kent, as displayed."""
    practice = Practice(RULE_SETS["kent"], is_as_displayed=True, run_length=6)
    with Workbook.open(small, stamp(), practice=practice) as opened:
        yield opened


def test_a_workbooks_own_rule_goes_before_that_of_the_settings(
    by_settings: Workbook, small: Path
) -> None:
    judging = by_settings.judging
    assert judging.practice().rule is RULE_SETS["kent"]
    assert judging.rule_name() == ""
    judging.put_rule("belfast")
    assert judging.practice() == Practice(
        RULE_SETS["belfast"], is_as_displayed=True, run_length=6
    )
    assert judging.rule_name() == "belfast"
    assert found(by_settings).practice == judging.practice()
    with Workbook.open(small, stamp("B Officer")) as theirs:
        assert theirs.judging.practice() == Practice(RULE_SETS["belfast"])
    judging.put_rule("")
    assert judging.practice().rule is RULE_SETS["kent"]


def test_without_settings_each_indicator_has_its_own_tolerance(
    workbook: Workbook,
) -> None:
    assert workbook.judging.practice() == Practice(OWN_TOLERANCE)


def test_the_rule_changes_the_colour_of_a_figure_on_file(workbook: Workbook) -> None:
    report(workbook, "95")
    workbook.targets.put(1, Q2.year_end, read_target("100"))
    colours = {}
    for name in ("own", "belfast", "maidstone", "havering-2013", "kent"):
        workbook.judging.put_rule(name)
        colours[name] = status(workbook)
    assert colours == {
        "own": Status.RED,
        "belfast": Status.RED,
        "maidstone": Status.AMBER,
        "havering-2013": Status.GREEN,
        "kent": Status.NOT_RATED,
    }


@pytest.mark.parametrize("kind", TargetKind)
@pytest.mark.parametrize(
    "written",
    [
        "85",
        "1,308.33",
        "-5",
        "10 to 15",
        "fewer than 85",
        "more than 0.5",
        "at most 85",
        "above statistical neighbour average",
        "at or below England",
    ],
)
def test_a_target_reads_back_as_it_was_set(
    workbook: Workbook, written: str, kind: TargetKind
) -> None:
    target = read_target(written, kind)
    quarter = Q2 if kind is TargetKind.MILESTONE else Q2.year_end
    workbook.targets.put(1, quarter, target, "Agreed")
    assert workbook.targets.of(1) == {(quarter, kind): target}
    assert workbook.targets.all() == {(1, quarter.ordinal, kind): target}
    evidence = found(workbook)
    on_file = evidence.milestone if kind is TargetKind.MILESTONE else evidence.year_end
    assert on_file == target
    kept = workbook.targets.kept(1, quarter, kind)
    workbook.targets.put_back(1, quarter, kind, None)
    assert workbook.targets.of(1) == {}
    workbook.targets.put_back(1, quarter, kind, kept)
    assert workbook.targets.of(1) == {(quarter, kind): target}
    assert workbook.targets.kept(1, quarter, kind) == kept


def test_a_target_in_words_is_judged_by_the_figure_entered_last(
    workbook: Workbook,
) -> None:
    report(workbook, "79.3")
    workbook.targets.put(1, Q2.year_end, read_target("above England"))
    assert status(workbook) is Status.NOT_RATED
    workbook.context.add_comparator(1, body("England", "2010/11", "78"))
    assert status(workbook) is Status.GREEN
    workbook.context.add_comparator(1, body("England", "2011/12", "80"))
    workbook.context.add_comparator(1, body("South East", "2011/12", "70"))
    assert status(workbook) is Status.RED
    assert list(found(workbook).bodies) == [
        BodyFigure("England", "2010/11", Fraction(78)),
        BodyFigure("England", "2011/12", Fraction(80)),
        BodyFigure("South East", "2011/12", Fraction(70)),
    ]


def test_the_day_a_figure_is_expected_and_what_it_covers_are_kept(
    workbook: Workbook,
) -> None:
    awaited = Figure(
        value=None,
        status=OutturnStatus.NOT_AVAILABLE,
        reason="The case system moved",
        expected="2012-12-14",
    )
    partial = Figure(
        value=Decimal("79.3"), status=OutturnStatus.PROVISIONAL, coverage="North"
    )
    workbook.outturns.put({(1, Q1.ordinal): awaited, (1, Q2.ordinal): partial}, None)
    evidence = found(workbook)
    assert (evidence.outturn.coverage, evidence.outturn.expected) == ("North", "")
    assert evidence.previous.expected == "2012-12-14"
    assert (evidence.previous.coverage, evidence.previous.value) == ("", None)
    (indicator, _) = workbook.indicators.on_file()
    assert workbook.outturns.series(indicator) == [evidence.previous, evidence.outturn]
