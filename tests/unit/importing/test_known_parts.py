"""A row whose parts were read before is read as if it were the only one of its file."""

import csv
from contextlib import suppress
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.importing.asked import NOTHING_ASKED
from qperf_tui.importing.open_return import OpenReturn
from qperf_tui.importing.staged import StagedRow
from qperf_tui.importing.staging import FileRefusedError, Findings, Problem

Rows = list[list[str]]
FIRST = 2
"""The line of a sound row, which stands first so that none is the first."""

LONG = {
    "Ref": ("A 1", "B 2", " A 1", "Note", "Key stage 2", "Total", "a\u200b1", ""),
    "Indicator": ("Children seen", "Visits", "", "x" * 401, "#REF!"),
    "Priority": ("Safer", "Cleaner", ""),
    "Quarter": ("Q1 2012/13", "2012/13 Q2", "Q9", "", "Quarter"),
    "Value": ("79.3", "80", "120", "0.5", "-1", "c", "<5", "", "n/a", "12x", "85%"),
    "Unit": ("%", "days", "", "per cent"),
    "Target": ("85", "", "85 to 90", "above", "at most 5"),
    "Numerator": ("4", "", "5", "x", "-2", "85%"),
    "Denominator": ("5", "", "0", "10"),
    "Status": ("", "Final", "Provisional", "not due", "odd"),
    "Note": ("", "late", "two\nlines", "bell\x07", "x" * 2_001),
    "Else": ("", "said", "SW1A 1AA", "jo@a.example"),
    "": ("", "stray", " "),
    "Owner": ("Jo", "Sam"),
}
WIDE = {
    "Ref": ("A 1", "B 2", "Total", ""),
    "Indicator": ("Children seen", "Visits", ""),
    "Q1 2012/13": ("79.3", "80", "", "0.5", "12x", " "),
    "Q2 2012/13": ("79.3", "81", "", "c"),
    "Q2 2012/13 Target": ("85", "", "above"),
    "": ("", "stray", " "),
}
COMMAS = {
    "Ref": ("A 1", "B 2"),
    "Indicator": ("Children seen", "Visits"),
    "Priority": ("Safer",),
    "Quarter": ("Q1 2012/13", "Q2 2012/13"),
    "Value": ("79,3", "80", "1.234", "1,5", "x"),
    "Target": ("85,5", "", "1.234"),
}


def rows_of(columns: dict[str, tuple[str, ...]]) -> st.SearchStrategy[Rows]:
    """Rows that differ in few cells, so that most of each was read before."""
    good = [texts[0] for texts in columns.values()]
    change = st.sampled_from(
        [(place, text) for place, name in enumerate(columns) for text in columns[name]]
    )

    def changed(changes: list[tuple[int, str]]) -> list[str]:
        row = list(good)
        for place, text in changes:
            row[place] = text
        return row

    def rows(few: list[tuple[int, str]]) -> st.SearchStrategy[Rows]:
        some = st.lists(st.sampled_from(few), max_size=3).map(changed)
        uneven = some.map(lambda row: [*row, "more"]) | some.map(lambda row: row[:-1])
        return st.lists(some | some | some | uneven, min_size=2, max_size=12)

    return st.lists(change, min_size=2, max_size=4, unique=True).flatmap(rows)


def read(
    heads: dict[str, tuple[str, ...]], rows: Rows, delimiter: str
) -> tuple[list[StagedRow], list[Problem]]:
    """Every row that can be staged, and all that is wrong with the others."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow(row) if row else text.write("\n")
    opened = OpenReturn("sent.csv", Findings(most=1_000))
    opened.open(text.getvalue().encode(), NOTHING_ASKED)
    before = len(opened.found)
    staged: list[StagedRow] = []
    with suppress(FileRefusedError):
        staged.extend(opened.rows())
    problems = opened.found.since(before)
    return (
        [each for each in staged if each.line > FIRST],
        [each for each in problems if each.line and not of_file(each)],
    )


def of_file(problem: Problem) -> bool:
    """Whether it is said of a whole column, and only placed at its first row."""
    return "a return is to hold figures only" in problem.says


def of_others(problem: Problem) -> bool:
    """Whether only the rows before show it."""
    return " gives the same figure " in problem.says or (
        " gives another figure " in problem.says
    )


@pytest.mark.parametrize(
    ("columns", "delimiter", "first"),
    [
        (LONG, ",", ["Z 9", "Sound", "Safer", "Q1 2012/13", "9"] + [""] * 9),
        (WIDE, ",", ["Z 9", "Sound", "9", "9", ""]),
        (COMMAS, ";", ["Z 9", "Sound", "Safer", "Q1 2012/13", "9,5", "9,5"]),
    ],
    ids=["long", "wide", "decimal commas"],
)
def test_it_does_not_tell_what_was_read_before(
    columns: dict[str, tuple[str, ...]], delimiter: str, first: list[str]
) -> None:
    @given(rows_of(columns))
    def holds(rows: Rows) -> None:
        apart = [list(each) for each in dict.fromkeys(map(tuple, rows))]
        lines = [FIRST + 1]
        for row in apart[:-1]:
            lines.append(lines[-1] + 1 + sum(cell.count("\n") for cell in row))
        staged, problems = read(columns, [first, *apart], delimiter)
        told = {(each.line, each.quarter, each.card.code) for each in staged}
        alone_staged: list[StagedRow] = []
        alone_problems: list[Problem] = []
        for line, row in zip(lines, apart, strict=True):
            gap: Rows = [[]] * (line - FIRST - 1)
            found = read(columns, [first, *gap, row], delimiter)
            alone_staged += found[0]
            alone_problems += found[1]
        assert [each for each in problems if not of_others(each)] == alone_problems
        assert staged == [
            each
            for each in alone_staged
            if (each.line, each.quarter, each.card.code) in told
        ]
        assert len(alone_staged) - len(staged) == sum(map(of_others, problems))

    holds()
