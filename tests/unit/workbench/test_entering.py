"""Figures as they are typed: worked out, held against the rules, kept and undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ClosedQuarterError, ConflictError, QperfError
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.entering import Entering, enter, read_typed, settled
from qperf_tui.workbench.entry_drafts import drafts_of, keep_draft, quarters_typed
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.typed import Typed
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.workbooks import stamp

Q1, Q2 = Quarter.parse("Q1 2012/13"), Quarter.parse("Q2 2012/13")


def of(workbook: Workbook, code: str = "CS 1", quarter: Quarter = Q2) -> Entering:
    return Entering.of(workbook, workbook.indicators.by_code(code), quarter)


def types(workbook: Workbook, quarter: Quarter = Q2, **cells: str) -> None:
    enter(workbook, of(workbook, quarter=quarter), Typed(**cells))


def stands(workbook: Workbook, quarter: Quarter = Q2) -> str:
    return of(workbook, quarter=quarter).stood.words


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "value"),
    [
        ("%", "253", "319", "79.310345"),
        ("%", "1,253", "2,506", "50"),
        ("per 1,000", "12", "4,800", "2.5"),
        ("per 100,000", "3", "200000", "1.5"),
        ("days", "61", "4", "15.25"),
        ("no.", "7", "2", "3.5"),
    ],
)
def test_a_value_is_worked_out_by_the_rule_of_its_unit(
    workbook: Workbook, unit: str, numerator: str, denominator: str, value: str
) -> None:
    key = workbook.indicators.by_code("CS 1").indicator_id
    workbook.indicators.amend(key, "unit", unit)
    read = read_typed(of(workbook), Typed(numerator=numerator, denominator=denominator))
    assert (read.typed.value, read.is_worked_out) == (value, True)
    assert read.misgivings == ()


def test_what_is_worked_out_is_judged_by_its_counts(workbook: Workbook) -> None:
    types(workbook, numerator="253", denominator="319")
    outturn = position(workbook, Q2, "CS 1").outturn
    assert outturn.value * 319 == 25_300


@pytest.mark.parametrize(
    ("cells", "says", "column"),
    [
        ({"value": "(5)"}, "brackets can mean", "Value"),
        ({"value": "=1+1"}, "it is a formula", "Value"),
        ({"value": "80", "numerator": "253", "denominator": "319"}, "79.3%", "Value"),
        ({"numerator": "9", "denominator": "3"}, "more than its denom", "Numerator"),
        ({"value": "5", "denominator": "0"}, "no cases", "Denominator"),
        ({"numerator": "-1", "denominator": "3"}, "below 0", "Numerator"),
        ({"numerator": "5"}, "there is no figure yet; write the value", "Value"),
        ({"note": "Late."}, "or both counts, or a status", "Value"),
        ({"value": "5", "status": "green"}, "no status we know", "Status"),
        ({"value": "5", "status": "not due"}, "blank one of them", "Status"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_cell(
    workbook: Workbook, cells: dict[str, str], says: str, column: str
) -> None:
    entering = of(workbook)
    read = read_typed(entering, Typed(**cells))
    assert read.is_refused
    assert says in read.worst(column).says
    assert read.worst(column).says.startswith(f"CS 1, column {column}: ")
    with pytest.raises(QperfError, match="CS 1, column"):
        enter(workbook, entering, Typed(**cells))
    assert workbook.outturns.kept() == {}
    assert workbook.changes.last_to_undo() is None


@pytest.mark.parametrize(
    ("before", "cells", "says"),
    [
        ({"value": "7.9"}, {"value": "79"}, "10 times the last"),
        ({"value": "79"}, {"value": "0.79"}, "if 79% is meant, write it so"),
        ({}, {"value": "112"}, "it is a percentage over 100"),
        (
            {"numerator": "30", "denominator": "60"},
            {"numerator": "14", "denominator": "29"},
            "less than half of the last, 60",
        ),
        ({}, {"numerator": "3", "value": "5"}, "it has no denominator"),
        ({}, {"value": "5", "note": "NHS 943 476 5919"}, "like NHS numbers"),
        ({}, {"value": "5", "note": "ask ann@example.gov.uk"}, "like e-mail"),
    ],
)
def test_what_is_odd_is_warned_of(
    workbook: Workbook, before: dict[str, str], cells: dict[str, str], says: str
) -> None:
    if before:
        types(workbook, Q1, **before)
    read = read_typed(of(workbook), Typed(**cells))
    assert not read.is_refused
    assert any(says in each.says for each in read.misgivings), read.misgivings
    assert "943" not in "".join(each.says for each in read.misgivings)


def test_five_average_changes_from_the_last_is_warned_of(workbook: Workbook) -> None:
    for back, value in enumerate(("80", "81", "80", "81", "80", "81")):
        types(workbook, Q2.shifted(back - 6), value=value)
    read = read_typed(of(workbook), Typed(value="70"))
    assert "the usual change is 1" in read.worst("Value").says
    assert read_typed(of(workbook), Typed(value="78")).misgivings == ()


def test_a_quarter_to_come_is_warned_of(workbook: Workbook) -> None:
    read = read_typed(of(workbook, quarter=Q2.shifted(2)), Typed(value="5"))
    assert "has not begun yet" in read.misgivings[0].says


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"value": "n/a"}, "not available"),
        ({"value": "c"}, "suppressed"),
        ({"value": "<5"}, "suppressed"),
        ({"status": "not due"}, "not due"),
        ({"value": "79", "status": "provisional"}, "provisional"),
        ({"value": "79p"}, "provisional"),
        ({"status": "x", "note": "The system is down."}, "not available"),
    ],
)
def test_a_mark_is_taken_as_an_import_takes_it(
    workbook: Workbook, cells: dict[str, str], status: str
) -> None:
    types(workbook, **cells)
    outturn = position(workbook, Q2, "CS 1").outturn
    assert (outturn.status, outturn.reason) == (status, cells.get("note", ""))
    again = of(workbook)
    assert read_typed(again, again.stood).change == ""


def test_new_counts_make_a_new_value_and_a_new_value_wants_new_counts() -> None:
    stood = Typed(numerator="253", denominator="319", value="79.3", note="Kept.")
    recounted = Typed(numerator="260", denominator="319", value="79.3", note="Kept.")
    assert settled(recounted, stood) == Typed(
        numerator="260", denominator="319", note="Kept."
    )
    revalued = Typed(numerator="253", denominator="319", value="80", note="Kept.")
    assert settled(revalued, stood) == Typed(value="80", note="Kept.")
    both = Typed(numerator="260", denominator="319", value="80")
    assert settled(both, stood) == both
    assert settled(stood, stood) == stood
    gone = Typed(
        numerator="253", denominator="319", value="79.3", status="x", note="Kept."
    )
    assert settled(gone, stood) == Typed(status="x", note="Kept.")
    unsure = Typed(numerator="253", denominator="319", value="79.3", status="prov")
    assert settled(unsure, stood) == unsure
    awaited = Typed(status="not due", note="In May.")
    come = replace(awaited, numerator="12", denominator="13")
    assert settled(come, awaited) == replace(come, status="")
    assert settled(replace(awaited, value="7"), awaited) == Typed(
        value="7", note="In May."
    )
    said_again = replace(awaited, value="7", status="not available")
    assert settled(said_again, awaited) == said_again


def test_a_figure_is_not_taken_away_by_blanks(workbook: Workbook) -> None:
    types(workbook, value="81")
    read = read_typed(of(workbook), Typed())
    assert read.is_refused
    with pytest.raises(QperfError, match="there is no figure yet"):
        types(workbook)
    assert stands(workbook) == "81"


def test_one_figure_is_undone_and_done_again_by_its_name(workbook: Workbook) -> None:
    types(workbook, value="81")
    types(workbook, numerator="253", denominator="319")
    assert stands(workbook) == "79.310345 (253 of 319)"
    named = "figure of CS 1 for Q2 2012/13: 81 → 79.310345 (253 of 319)"
    assert undo_last(workbook) == named
    assert stands(workbook) == "81"
    assert redo_last(workbook) == named
    assert stands(workbook) == "79.310345 (253 of 319)"


def test_a_change_in_between_is_said_and_not_overwritten(small: Path) -> None:
    with (
        Workbook.open(small, stamp()) as mine,
        Workbook.open(small, stamp("B Officer")) as theirs,
    ):
        entering = of(mine)
        types(theirs, value="81")
        with pytest.raises(ConflictError, match="is now 81; look at it"):
            enter(mine, entering, Typed(value="79"))
        assert stands(mine) == "81"
        enter(mine, of(mine), Typed(value="79"))
        assert stands(theirs) == "79"


def test_a_closed_quarter_is_revised_with_a_reason_and_stays_closed(
    workbook: Workbook,
) -> None:
    types(workbook, value="81")
    close_quarter(workbook, Q2, "Published.")
    read = read_typed(of(workbook), Typed(value="80"))
    assert "it is revised with a reason only." in read.closed
    with pytest.raises(ClosedQuarterError):
        types(workbook, value="80")
    assert stands(workbook) == "81"
    enter(workbook, of(workbook), Typed(value="80"), reason="Late cases")
    assert stands(workbook) == "80"
    assert workbook.imports.reasons()["CS 1", Q2] == "Late cases"
    assert Q2 in workbook.closings.closed()


def test_a_figure_is_kept_as_it_is_written(workbook: Workbook) -> None:
    for value in ("50.0", "50", "50.00"):
        types(workbook, value=value)
        assert stands(workbook) == value


def test_where_a_figure_came_from_is_kept(workbook: Workbook) -> None:
    types(workbook, numerator="253", denominator="319")
    (row,) = workbook._connection.rows(
        "SELECT file_name, length(sha256), mapping, imported_by FROM import_batch"
    )
    assert row[:2] == ("typed", 64)
    assert set(row[2].split('"')) >= {"Numerator", "Denominator", "Value"}
    assert row[3] == "A Officer"


@pytest.mark.parametrize(
    ("cells", "kept"), [({"value": "n/a"}, "2013-01-31"), ({"value": "79"}, None)]
)
def test_what_no_return_says_stays_as_it_was(
    workbook: Workbook, cells: dict[str, str], kept: str | None
) -> None:
    """What a figure covers, and when it is expected for as long as it is not there."""
    key = workbook.indicators.by_code("CS 1").indicator_id
    awaited = Figure(
        value=None,
        status=OutturnStatus.NOT_AVAILABLE,
        expected="2013-01-31",
        coverage="the north only",
    )
    workbook.outturns.put({(key, Q2.ordinal): awaited}, None)
    types(workbook, **cells, note="Still late.")
    assert workbook.outturns.kept()[key, Q2.ordinal][6:] == (kept, "the north only")


def test_what_is_typed_is_kept_until_the_figure_is(small: Path) -> None:
    with Workbook.open(small, stamp()) as workbook:
        key = workbook.indicators.by_code("CS 1").indicator_id
        keep_draft(workbook, key, Q2, Typed(numerator="25"))
        keep_draft(workbook, key, Q2, Typed(numerator="253"))
        keep_draft(workbook, key + 1, Q1, Typed(value="5"))
    with Workbook.open(small, stamp("B Officer")) as workbook:
        assert drafts_of(workbook, Q2) == {}
    with Workbook.open(small, stamp()) as workbook:
        assert drafts_of(workbook, Q2) == {key: Typed(numerator="253")}
        assert quarters_typed(workbook) == [Q1, Q2]
        types(workbook, numerator="253", denominator="319")
        assert drafts_of(workbook, Q2) == {}
        assert quarters_typed(workbook) == [Q1]
