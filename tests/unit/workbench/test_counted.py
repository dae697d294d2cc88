"""Figures that come as counts alone, in the unit that the workbook knows."""

from pathlib import Path

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.returns import read_return
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.entering import Entering
from qperf_tui.workbench.intake import Intake, take_in
from qperf_tui.workbench.previewing import preview

Q2 = Quarter.of(2012, 2)
HEAD = "Ref,Quarter,Numerator,Denominator"


def sent(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "return.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path


def taken(workbook: Workbook, path: Path) -> Intake:
    return take_in(workbook, read_return(path), is_trial=False)


def stood(workbook: Workbook) -> tuple[str, ...]:
    indicator = workbook.indicators.by_code("CS 1")
    return Entering.of(workbook, indicator, Q2).stood.cells[:3]


def test_the_value_is_worked_out_in_the_indicators_unit(
    workbook: Workbook, tmp_path: Path
) -> None:
    done = taken(workbook, sent(tmp_path, "CS 1,Q2 2012/13,253,319"))
    assert (done.outcome, done.added) == ("clean", 1)
    assert stood(workbook) == ("253", "319", "79.310345")


def test_a_blank_value_beside_counts_is_worked_out_and_said(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = sent(tmp_path, "CS 1,Q2 2012/13,253,319,", head=f"{HEAD},Value")
    seen = preview(workbook, path)
    (value,) = (each for each in seen.cells if each.column == "Value")
    assert value.after == "79.310345"
    assert "worked out from its counts as 79.310345" in value.says[0]


def test_a_new_indicator_without_a_unit_has_no_value_from_counts(
    workbook: Workbook, tmp_path: Path
) -> None:
    head = f"{HEAD},Indicator,Priority"
    path = sent(tmp_path, "X 1,Q2 2012/13,6,11,New,Our people", head=head)
    done = taken(workbook, path)
    assert done.outcome == "refuse"
    assert "without a Unit it cannot be worked out" in done.problems[0].says


def test_a_new_indicator_needs_its_title_and_priority(
    workbook: Workbook, tmp_path: Path
) -> None:
    done = taken(workbook, sent(tmp_path, "X 1,Q2 2012/13,6,11"))
    assert done.outcome == "refuse"
    assert "needs its Indicator and Priority" in done.problems[-1].says
