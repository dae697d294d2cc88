"""What a file does not say is asked: its sheet, year, headings, profile."""

from pathlib import Path

import pytest

from qperf_tui.workbench.profiles import profile_named, profiles
from support.importing import (
    HEAD,
    MTP8,
    Q3,
    figure,
    is_read,
    keeps_reading,
    looks_through,
    maps,
    opens,
    picks,
    sent,
    types,
)
from support.officer import at_the_workbench
from support.spreadsheets import long_return, spreadsheet

SIZES = [(80, 24), (120, 40)]
LAST_YEAR = Q3.shifted(-4)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
async def test_of_last_years_tab_and_this_quarters_the_officer_is_asked(
    sample: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = spreadsheet(
        tmp_path / "sent" / "children.xlsx",
        {
            "2011-12": long_return(LAST_YEAR, 70.1),
            "2012-13": long_return(Q3, 79.9),
            "Lookups": [["Ref"]],
        },
        hidden=["Lookups"],
    )
    async with at_the_workbench(sample, size=size) as officer:
        screen = await opens(officer, path)
        await officer.sees("Which sheet of children.xlsx", "Lookups (hidden)")
        await picks(officer, "2012-13")
        await officer.sees("sheet '2012-13'; headings on line 3", "+ 1 added")
        await is_read(officer, screen)
        said = [says for line in screen.sight.lines for says in line.says]
        assert any("hidden sheet 'Lookups'" in says for says in said)
        await officer.press("a")
        await officer.until(lambda: officer.screen == "ReviewScreen", "the list")
        assert figure(officer, "C MTP 8") == "79.9"
        assert figure(officer, "C MTP 8", LAST_YEAR) == "82.6"


async def test_every_sheet_that_fits_is_read_at_once(
    sample: Path, tmp_path: Path
) -> None:
    path = spreadsheet(
        tmp_path / "sent" / "children.xlsx",
        {"Q3": long_return(Q3, 79.9), "Q4": long_return(Q3.shifted(1), 81)},
    )
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await opens(officer, path)
        await picks(officer, "every sheet")
        await officer.sees("+ 2 added")
        await is_read(officer, screen)
        await officer.press("s")
        await picks(officer, "Q4")
        await officer.sees("+ 1 added", "sheet 'Q4'")


async def test_the_year_of_a_wide_layout_is_asked_as_the_banner_has_it(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "Adults 2012/13", "Ref,Q3,Q4", '"C MTP 8",79.9,n/a')
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await opens(officer, path)
        await officer.sees("y gives the year, 2012/13 it seems")
        await officer.until(lambda: screen.line.display, "the question")
        assert screen.line.typed.value == "2012/13"
        await officer.press("enter")
        await is_read(officer, screen)
        await officer.sees("+ 2 added", "Q3 2012/13")


async def test_quarters_that_say_their_year_are_read_as_they_are(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "Ref,2012/13 Q3,2012/13 Q4", '"C MTP 8",79.9,80')
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await looks_through(officer, path)
        await officer.sees("+ 2 added", "Q4 2012/13")


async def test_one_quarter_is_said_for_every_figure(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, "Ref,Indicator,Priority,Value", f"{MTP8},79.9")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, path)
        await officer.sees("y gives the quarter")
        await officer.press("y")
        await types(officer, "Q3 2012/13")
        await is_read(officer, screen)
        await officer.sees("+ 1 added")


async def test_the_line_of_the_headings_is_corrected(
    sample: Path, tmp_path: Path
) -> None:
    head = "Ref,Indicator,Priority,Quarter,Value"
    path = sent(tmp_path, head, f"{MTP8},{Q3.shifted(-9)},1", "", head)
    path.write_text(
        f"{path.read_text(encoding='utf-8')}{MTP8},{Q3},79.9\n", encoding="utf-8"
    )
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, path)
        await officer.sees("headings on line 1", "× 1 refused")
        await officer.press("h")
        await types(officer, "four")
        assert "number of a line" in officer.told[-1]
        await officer.press("h")
        await types(officer, "4")
        await is_read(officer, screen)
        await officer.sees("headings on line 4", "+ 1 added")
        assert "refused" not in officer.line("#line")


async def test_what_a_column_stands_for_is_changed_and_how_sure_that_was(
    sample: Path, tmp_path: Path
) -> None:
    head = "Ref,Indicator,Priority,Quarter,Outurn,Commentary"
    path = sent(tmp_path, head, f"{MTP8},{Q3},79.9,as before")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, path)
        await officer.until_said("#how", "“Outurn” is Value (85% similar)")
        await officer.press("c")
        await officer.sees("Outurn → Value (85% similar)")
        await picks(officer, "Commentary → not used")
        await picks(officer, "Note")
        await is_read(officer, screen)
        await officer.until_said("#how", "“Commentary” is Note (100% asked)")


async def test_a_profile_is_used_next_quarter_and_a_change_of_shape_is_said(
    sample: Path, tmp_path: Path
) -> None:
    first = sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9,up", name="q3.csv")
    later = Q3.shifted(1)
    second = sent(tmp_path, HEAD, f"{MTP8},{later},80.2,up", name="q4.csv")
    odd = HEAD.replace("Trend", "Mood")
    third = sent(tmp_path, odd, f"{MTP8},{later},80.2,up", name="odd.csv")
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        screen = await looks_through(officer, first)
        await officer.press("r")
        assert "No profile is kept yet" in officer.told[-1]
        await maps(officer, screen, "Vlaue", "Value")
        await keeps_reading(officer, "Children")
        await officer.until(lambda: bool(profiles(officer.workbook)), "the profile")
        officer.app.clear_notifications()
        await officer.press("escape")
        screen = await looks_through(officer, second)
        await officer.sees("+ 1 added")
        await officer.until_said("#how", "by the profile Children")
        await officer.press("escape")
        screen = await looks_through(officer, third)
        await officer.sees("are like those of the profile", "press r to use it")
        await officer.press("r")
        await picks(officer, "Children")
        await is_read(officer, screen)
        await officer.until_said("#how", "by the profile Children")
        await officer.sees("though the headings")


async def test_keeping_a_profile_again_loses_nothing_that_it_had(
    sample: Path, tmp_path: Path
) -> None:
    path = sent(tmp_path, HEAD, f"{MTP8},{Q3},79.9,up")
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, path)
        await maps(officer, screen, "Vlaue", "Value")
        await keeps_reading(officer, "Children")
        await officer.press("escape")
        screen = await looks_through(officer, path)
        await maps(officer, screen, "Trend", "Note")
        await keeps_reading(officer, "Children")
        kept = profile_named(officer.workbook, "Children")
        assert dict(kept.columns) == {"Vlaue": "Value", "Trend": "Note"}


async def test_a_sheet_named_for_its_quarter_does_not_bind_the_profile(
    sample: Path, tmp_path: Path
) -> None:
    cells = long_return(Q3, 79.9)
    cells[2][2] = "Latest"
    first = spreadsheet(tmp_path / "sent" / "a.xlsx", {"Cover": [["x"]], "Q3": cells})
    later = long_return(Q3.shifted(1), 80.2)
    later[2][2] = "Latest"
    second = spreadsheet(tmp_path / "sent" / "b.xlsx", {"Cover": [["x"]], "Q4": later})
    async with at_the_workbench(sample) as officer:
        screen = await looks_through(officer, first)
        await officer.press("s")
        await picks(officer, "Q3")
        await is_read(officer, screen)
        await maps(officer, screen, "Latest", "Value")
        await keeps_reading(officer, "Children")
        await officer.press("escape")
        await looks_through(officer, second)
        await officer.sees("sheet 'Q4'", "by the profile Children", "+ 1 added")
