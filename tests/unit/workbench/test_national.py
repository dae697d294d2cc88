"""Tidy national files: what of them is set beside the council's own indicators."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.areas import AreaKind, area_kind, mean, period_named
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.context import Comparator
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.comparators import comparisons
from qperf_tui.workbench.definition_files import Taken, Wished, define
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.target_setting import set_target
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.on_file import on_file

HEAD = "time_period,time_identifier,new_la_code,la_name,region_name,indicator,value\n"
TITLE = "Initial assessments within 10 working days of referral"
Q2 = Quarter.of(2012, 2)


def row(year: str, code: str, name: str, value: str, what: str = "C MTP 8") -> str:
    region = "East of England" if name in {"Bedford", "Central Bedfordshire"} else ""
    return f"{year},Financial year,{code},{name},{region},{what},{value}\n"


FILE = HEAD + "".join(
    (
        row("201112", "E92000001", "England", "78.4"),
        row("201112", "E12000006", "East of England", "75.1"),
        row("201112", "E12000007", "London", "80.0"),
        row("201112", "E06000055", "Bedford", "70"),
        row("201112", "E06000056", "Central Bedfordshire", "12.3"),
        row("201112", "E10000003", "Cambridgeshire", "c"),
        row("201112", "E06000036", "Bracknell Forest", "81"),
        row("201112", "E07000008", "Cambridge", "x"),
        row("201011", "E92000001", "England", ":"),
        row("201112", "E92000001", "England", "1.5", "Children in poverty"),
    )
)
NEIGHBOURS = ("Bracknell Forest", "E06000055", "Cambridgeshire")


def bring(
    council: Workbook,
    tmp_path: Path,
    text: str = FILE,
    *,
    neighbours: tuple[str, ...] = NEIGHBOURS,
    named: tuple[tuple[str, str], ...] = (),
    authority: str = "",
    is_trial: bool = False,
) -> Taken:
    path = tmp_path / "national.csv"
    path.write_text(text, encoding="utf-8")
    wished = Wished(neighbours=neighbours, named=named, authority=authority)
    return define(council, TableKind.NATIONAL, path, wished, is_trial=is_trial)


def set_beside(council: Workbook, code: str) -> dict[tuple[str, str], Comparator]:
    key = council.indicators.by_code(code).indicator_id
    return {(e.body, e.period): e for e in council.context.comparators(key)}


def test_england_the_region_and_the_neighbours_are_set_beside_ours(
    council: Workbook, tmp_path: Path
) -> None:
    before = on_file(council)
    seen = bring(council, tmp_path, is_trial=True)
    assert on_file(council) == before
    taken = bring(council, tmp_path)
    assert taken.is_written
    assert taken.done.cells == seen.done.cells
    found = set_beside(council, "C MTP 8")
    assert found["England", "2011/12"].value == Decimal("78.4")
    assert found["England", "2011/12"].source == "national.csv"
    assert found["East of England", "2011/12"].value == Decimal("75.1")
    assert ("London", "2011/12") not in found
    assert ("England", "2010/11") not in found, "a mark is no figure, and never 0"
    mean_of_two = found["Statistical neighbours", "2011/12"]
    assert (mean_of_two.value, mean_of_two.authorities) == (Decimal("75.5"), 2)
    compared = {
        each.body: each
        for each in comparisons(council, position(council, Q2, "C MTP 8"))
        if each.period == "2011/12"
    }
    assert set(compared["England"].members) == {"Bedford", "Bracknell Forest"}
    assert set(compared["East of England"].members) == {"Bedford"}
    assert compared["England"].standing is not None
    assert compared["England"].standing.of == 3
    after = on_file(council)
    assert not bring(council, tmp_path, neighbours=()).is_written, "they are kept"
    assert "national.csv" in (undo_last(council) or "")
    assert on_file(council) == before
    redo_last(council)
    assert on_file(council) == after


def test_what_is_left_out_is_counted_and_named(
    council: Workbook, tmp_path: Path
) -> None:
    taken = bring(council, tmp_path, FILE.replace("Bracknell Forest,", "Slough,"))
    said = " ".join(each.says for each in (*taken.notes, *taken.problems))
    assert "3 cells are left out with a mark and no figure" in said
    assert "1 row is left out of 1 indicator" in said
    assert "'Children in poverty'" in said
    assert "no row is of the neighbour 'Bracknell Forest'" in said
    assert "your own row has 12.3 for C MTP 8 in 2011/12" not in said, "of a quarter"


def test_our_own_row_is_held_against_our_own_figure(
    council: Workbook, tmp_path: Path
) -> None:
    about = next(e for e in council.indicators.on_file() if e.basis.is_cumulative)
    text = HEAD + row("2011/12", "E06000056", "Central Bedfordshire", "1", about.code)
    taken = bring(council, tmp_path, text)
    assert taken.outcome == "warn"
    assert any(
        f"your own row has 1 for {about.code}" in each.says for each in taken.problems
    )


def test_an_indicator_is_found_by_its_title_an_alias_or_what_the_officer_says(
    council: Workbook, tmp_path: Path
) -> None:
    about = council.indicators.by_code("CS 9")
    text = HEAD + "".join(
        row("2012-13", "E92000001", "England", value, name)
        for name, value in ((about.title.upper(), "4"), ("NI 60", "5"), ("Odd", "6"))
    )
    bring(council, tmp_path, text, named=(("Odd", "CS 10"),))
    assert set_beside(council, "CS 9")["England", "2012/13"].value == 4
    alias = council.indicators.by_code("NI 60").code
    assert set_beside(council, alias)["England", "2012/13"].value == 5
    assert set_beside(council, "CS 10")["England", "2012/13"].value == 6
    again = text.replace(",6\n", ",7\n")
    bring(council, tmp_path, again)
    assert set_beside(council, "CS 10")["England", "2012/13"].value == 7, "it is kept"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (row("2011/13", "E92000001", "England", "1"), "it is no year such as 2012/13"),
        (row("2011/12", "E92000001", "England", "lots"), "it is not a number"),
        (
            row("2011/12", "E92000001", "England", "1")
            + row("2011/12", "E92000001", "England", "2"),
            "Line 3, column value: '2': an earlier row gives another; delete one",
        ),
    ],
)
def test_a_row_that_cannot_be_read_refuses_the_file(
    line: str, says: str, council: Workbook, tmp_path: Path
) -> None:
    before = on_file(council)
    taken = bring(council, tmp_path, HEAD + line)
    assert taken.outcome == "refuse"
    assert says in taken.problems[0].says
    assert on_file(council) == before


def test_a_closed_quarter_keeps_the_figure_that_it_is_judged_against(
    council: Workbook, tmp_path: Path
) -> None:
    about = council.indicators.by_code("C MTP 8")
    set_target(
        *(council, about, "above England", Q2),
        kind=TargetKind.MILESTONE,
        reason="As cabinet agreed.",
    )
    close_quarter(council, Q2, "Published.")
    before = on_file(council)
    taken = bring(council, tmp_path)
    assert taken.outcome == "refuse"
    assert "Q2 2012/13" in taken.problems[0].says
    assert on_file(council) == before


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("E92000001", "", AreaKind.ENGLAND),
        ("E12000006", "East", AreaKind.REGION),
        ("E06000056", "", AreaKind.AUTHORITY),
        ("E10000003", "", AreaKind.AUTHORITY),
        ("K02000001", "United Kingdom", AreaKind.OTHER),
        ("", "England", AreaKind.ENGLAND),
        ("", "Statistical neighbours", AreaKind.NEIGHBOURS),
        ("823", "Central Bedfordshire", AreaKind.AUTHORITY),
        ("", "", AreaKind.OTHER),
    ],
)
def test_an_area_is_known_by_its_code_or_else_its_name(
    code: str, name: str, kind: AreaKind
) -> None:
    assert area_kind(code, name) is kind


@pytest.mark.parametrize(
    ("year", "span", "period"),
    [
        ("2012/13", "", "2012/13"),
        ("2012-2013", "", "2012/13"),
        ("201213", "Financial year", "2012/13"),
        ("201213", "Academic year", "academic year 2012/13"),
        ("2012", "Calendar year", "2012"),
        ("31 March 2012", "", "31 March 2012"),
    ],
)
def test_a_year_is_read_as_files_write_it(year: str, span: str, period: str) -> None:
    assert period_named(year, span) == period


def test_a_mean_counts_each_authority_once() -> None:
    assert mean([Decimal(1), Decimal(2), Decimal(2)]) == Decimal("1.666667")
    assert f"{mean([Decimal(100), Decimal(300)]):f}" == "200"
