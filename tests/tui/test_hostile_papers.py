"""Markup and control characters in a paper, its audit, its waivers and its export."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from qperf_tui.domain.text import clean_line
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.tui.widgets.preflight_pane import PreflightPane
from support.hostile_screens import CONTROL_TEXTS, MARKUP_TEXTS, look
from support.hostile_workbook import fill
from support.officer import at_the_workbench


@pytest.mark.parametrize(
    "payloads", [MARKUP_TEXTS, CONTROL_TEXTS], ids=["markup", "control"]
)
async def test_the_paper_its_audit_and_its_export_show_hostile_text_as_text(
    tmp_path: Path, payloads: Sequence[str]
) -> None:
    path = tmp_path / "hostile.qperf"
    fill(path, payloads)
    async with at_the_workbench(path, size=(110, 40)) as officer:
        await officer.opens_report()
        pane = officer.app.screen.query_one(PreflightPane)
        await officer.until(lambda: bool(pane._found), "what is to be mended")
        waivable = next(
            place for place, each in enumerate(pane._found) if each.rule == "no-meeting"
        )
        pane.listed.highlighted = waivable
        await look(officer)
        await officer.press("W")
        officer.app.screen.query_one(PlainInput).value = payloads[0]
        await look(officer)
        await officer.press("enter")
        await officer.until(
            lambda: any(each.waived for each in pane._found), "it to be waived"
        )
        await look(officer)
        for key in ("p", "A"):
            await officer.press(key)
            await officer.until(lambda: bool(officer.text.text), "the paper")
            await look(officer)
            said = clean_line(officer.text.text)
            assert clean_line(payloads[0]) in said
            await officer.press("right_square_bracket", "slash", "a")
            await look(officer)
            await officer.press("escape", "escape")
        for keys in (("f",), ("c",), ("x", "right", "right", "down", "right")):
            await officer.press(*keys)
            await look(officer)
            await officer.press("escape")
