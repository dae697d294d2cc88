"""A paragraph is named by its number while others move the paragraphs around it."""

from pathlib import Path

from qperf_tui.domain.cross_reference import paragraphs_named
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.paragraphs import include_paragraph
from support.officer import Q2, at_the_workbench
from support.workbooks import stamp


async def test_a_number_means_what_it_was_when_the_text_was_opened(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.opens_report()
        every = compile_report(officer.workbook, Q2).paragraphs
        host, legal, target = (every[place].on_file for place in (13, 3, 15))
        assert host is not None
        assert legal is not None
        assert target is not None
        officer.app.screen.query_one(Outline).choose(14)
        await officer.press("e")
        officer.text.text = "See {paragraph 16}."
        with Workbook.open(sample, stamp("A Colleague")) as other:
            include_paragraph(other, legal.paragraph_id, is_included=False)
        await officer.press("ctrl+s")
        held = officer.workbook.paragraphs.by_id(host.paragraph_id)
        assert held is not None
        assert paragraphs_named(held.body) == [target.paragraph_id]
        await officer.sees("See 15.")
        officer.app.screen.query_one(Outline).choose(13)
        await officer.press("e")
        assert officer.text.text == "See {paragraph 15}."
