"""What is expected at the year end, entered from the command line."""

from pathlib import Path

import pytest

from support.commands import Run, by_code

BECAUSE = ("--reason", "Two posts are filled.")


def year_end(run: Run, workbook: Path, *quarter: str) -> tuple[str, object, str]:
    listed = run("-w", workbook, *quarter, "list", "--judgement", "--json")
    found = by_code(listed)["C MTP 8"]
    return found["year_end_status"], found["year_end_value"], found["year_end_from"]


def test_what_is_expected_goes_before_the_projection(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "expect", "C MTP 8", "83%", *BECAUSE)
    assert (said.status, said.out) == (0, "")
    assert said.err == "83% is expected of C MTP 8 at Q4 2012/13, as of Q2 2012/13.\n"
    assert year_end(run, workbook) == ("amber", 83, "entered")


def test_what_was_entered_earlier_in_the_year_stands(run: Run, workbook: Path) -> None:
    expect = ("-w", workbook, "expect", "C MTP 8")
    run(*expect, "--remove", *BECAUSE)
    run(*expect, "86", "--quarter", "Q1 2012/13", *BECAUSE)
    assert year_end(run, workbook) == ("green", 86, "entered")
    run(*expect, "70", *BECAUSE)
    assert year_end(run, workbook) == ("red", 70, "entered")
    assert year_end(run, workbook, "--quarter", "Q1 2012/13")[1] == 86
    taken = run(*expect, "--remove", "--reason", "Meant for another.")
    assert taken.err == (
        "What was expected of C MTP 8 as of Q2 2012/13 is taken back.\n"
    )
    assert year_end(run, workbook) == ("green", 86, "entered")
    assert run("-w", workbook, "undo").err == (
        "Undid: what was expected of C MTP 8 as of Q2 2012/13 taken back: Meant for "
        "another.\n"
    )
    assert year_end(run, workbook)[1] == 70


@pytest.mark.parametrize(
    ("arguments", "ends", "says"),
    [
        (("C MTP 8", "soon", *BECAUSE), 1, "'soon' cannot be expected"),
        (("C MTP 8", "850", *BECAUSE), 1, "between 0% and 100%"),
        (("C MTP 8", "85"), 2, "--reason"),
        (("C MTP 8", *BECAUSE), 2, "VALUE is missing; give it, or --remove."),
        (("C MTP 8", "85", "--remove", *BECAUSE), 2, "--remove takes no VALUE"),
        (("C MTP 9", "--remove", *BECAUSE), 1, "Nothing was entered in Q2 2012/13"),
        (
            ("C MTP 8", "85", "--quarter", "Q4 2011/12", *BECAUSE),
            1,
            "choose an earlier quarter",
        ),
    ],
)
def test_nonsense_changes_nothing(
    run: Run, workbook: Path, arguments: tuple[str, ...], ends: int, says: str
) -> None:
    said = run("-w", workbook, "expect", *arguments)
    assert (said.status, said.out) == (ends, "")
    assert says in said.err
    assert said.err.count("\n") == 1
    assert run("-w", workbook, "undo").status == 1


def test_a_value_below_zero_stands_after_two_dashes(run: Run, workbook: Path) -> None:
    said = run("-w", workbook, "expect", *BECAUSE, "A MTP 3", "--", "-5")
    assert said.status == 0, said.err
    assert "5 is expected of A MTP 3" in said.err
