"""An officer looks for what moved."""

from pathlib import Path

from textual.widgets import OptionList

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.workbench.standings import by_priority, positions, tally
from support.officer import Q2, at_the_workbench


async def test_the_list_opens_with_every_indicator_and_the_counts(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        judged = positions(officer.workbook, Q2)
        counted = tally(judged)
        assert len(officer.listed) == counted.total == 82
        for priority, its in by_priority(judged).items():
            assert its.total == sum(its.statuses.values()), priority
        assert "82 of 82 shown" in officer.line("#line")
        assert f"!{counted.wanting_commentary}" in officer.seen
        assert "illustrative figures" in officer.seen


async def test_browse_by_priority(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("p", "down", "down", "enter")
        codes = {each.code: each for each in officer.workbook.indicators.on_file()}
        shown = {codes[code].priority.code for code in officer.listed}
        assert shown == {"B"}
        assert "B Improved educational attainment · 13 of 82" in officer.line("#line")
        await officer.press("escape")
        assert len(officer.listed) == 82


async def test_narrow_by_status_from_the_counts(sample: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.press("p")
        pane = officer.app.screen.query_one(OptionList)
        assert pane.has_focus
        pane.highlighted = pane.get_option_index("is-red")
        await officer.press("enter")
        red = [
            each.indicator.code
            for each in positions(officer.workbook, Q2)
            if each.status.word == "Red"
        ]
        assert officer.listed == red
        assert officer.browser.table.has_focus


async def test_filter_as_one_types_and_escape_clears(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("slash", *"init")
        assert officer.listed == ["C MTP 8", "CS 11"]
        assert "2 of 82 shown" in officer.line("#line")
        await officer.press(*"xq")
        assert officer.listed == []
        assert "nothing matches: escape clears" in officer.line("#line")
        await officer.press("escape")
        assert len(officer.listed) == 82
        assert officer.browser.table.has_focus


async def test_the_cursor_stays_on_its_indicator_while_the_list_narrows(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("C MTP 8")
        officer.browser.filter.value = "assessments"
        await officer.pilot.pause()
        assert 1 < len(officer.listed) < 10
        assert officer.chosen == "C MTP 8"


async def test_sort_puts_the_worst_movement_first_then_red_then_codes(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        plan = officer.listed
        await officer.press("s")
        assert "worst movement first" in officer.line("#line")
        worst = officer.listed
        await officer.press("s")
        judged = {
            each.indicator.code: each.status.word
            for each in positions(officer.workbook, Q2)
        }
        reds = sum(word == "Red" for word in judged.values())
        assert {judged[code] for code in officer.listed[:reds]} == {"Red"}
        assert sorted(worst) == sorted(plan) != worst
        await officer.press("s")
        codes = officer.listed
        assert codes.index("C MTP 8") < codes.index("C MTP 10")


async def test_the_next_indicator_that_wants_commentary(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        wanted = [
            each.indicator.code
            for each in positions(officer.workbook, Q2)
            if each.commentary in {CommentaryState.NEEDED, CommentaryState.DRAFT}
        ]
        assert officer.chosen == wanted[0] == "A MTP 1"
        await officer.press("right_square_bracket")
        assert officer.chosen == wanted[1]
        await officer.press("left_square_bracket", "left_square_bracket")
        assert officer.chosen == wanted[-1]


async def test_open_one_and_see_its_history_with_the_gap(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("C MTP 8")
        await officer.press("enter")
        assert officer.screen == "RecordScreen"
        rows = {
            row[0].strip(): [each.strip() for each in row] for row in officer.cells()
        }
        assert len(rows) == 14
        assert rows["Q2 2012/13"][1:4] == ["79.3%", "85%", "▼5.3 worse"]
        assert rows["Q4 2011/12"][1] == "–"
        assert "–" in rows["Q1 2012/13"][3], "no movement across a gap"
        assert "working days" in officer.seen
        await officer.press("escape")
        assert officer.screen == "ReviewScreen"
        assert officer.chosen == "C MTP 8"


async def test_look_at_another_quarter(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.goes_to("C MTP 8")
        await officer.press("less_than_sign")
        assert "Q1 2012/13 (April to June 2012)" in officer.seen
        row = officer.browser.table.get_row_at(officer.browser.table.cursor_row)
        assert "84.6%p" in [str(each).strip() for each in row]
        assert officer.chosen == "C MTP 8"
        await officer.press("greater_than_sign", "greater_than_sign")
        assert "Q3 2012/13" in officer.seen
        await officer.press("greater_than_sign")
        assert officer.told[-1] == "There are no figures for Q4 2012/13."


async def test_a_workbook_with_nothing_in_it_says_so(tmp_path: Path) -> None:
    from qperf_tui.config import Settings
    from qperf_tui.domain.period import Quarter
    from qperf_tui.storage.workbook import Workbook
    from qperf_tui.tui.app import QperfApp
    from support.workbooks import stamp

    with Workbook.create(tmp_path / "empty.qperf", stamp()) as workbook:
        app = QperfApp(workbook, Quarter.parse("Q1 2012/13"), Settings())
        async with app.run_test(notifications=True) as pilot:
            await pilot.press("e", "enter", "right_square_bracket", "a", "s", "c", "p")
            await pilot.press(
                "escape", "3", "e", "m", "d", "x", "escape", "question_mark"
            )
            assert app.is_running
        app.close_desk()
