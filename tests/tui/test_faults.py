"""Every kind of thing to mend leads to where it is, or is waived for a reason."""

from decimal import Decimal
from pathlib import Path

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.report.preflight import Fault, fault_of
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.reports import IMPLICATION, ReportOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.screens.asking import AskingScreen
from qperf_tui.tui.widgets.outline import Outline
from qperf_tui.tui.widgets.plain_input import PlainInput
from qperf_tui.tui.widgets.preflight_pane import PreflightPane
from qperf_tui.workbench.actions import withdraw_action
from qperf_tui.workbench.paragraphs import include_paragraph
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import findings
from support.officer import Q2, Officer, at_the_workbench
from support.section import edit_numbered, revise
from support.workbooks import stamp

WHERE = {
    "figure": "RecordScreen",
    "header-field": "AskingScreen",
    "no-meeting": "AskingScreen",
    "empty-part": "ReportScreen",
    "no-action": "ActionsScreen",
    "commentary": "EditorScreen",
    "drift": "RedraftScreen",
    "token": "ParagraphScreen",
    "placeholder": "ParagraphScreen",
    "disclosure": "ParagraphScreen",
    "balance": "RecordScreen",
    "sentence-length": "ParagraphScreen",
}
"""The screen on which what each rule finds is mended."""

SPOILED = f"{{CS 99.value}} of [TBC] by three children. {'It is so and ' * 20}"


def report_of(workbook: Workbook) -> ReportOnFile:
    found = workbook.reports.of_quarter(Q2)
    assert found is not None
    return found


def spoil(path: Path) -> None:
    """Let a paper have a fault of every kind."""
    with Workbook.open(path, stamp()) as workbook:
        redraft(workbook, Q2)
        report = report_of(workbook)
        with workbook.transaction():
            for name in ("wards", "meeting_date"):
                workbook.reports.put_field(report.report_id, name, None)
            key = workbook.indicators.by_code("C MTP 9").indicator_id
            gone = Figure(value=None, status=OutturnStatus.NOT_AVAILABLE)
            workbook.outturns.put({(key, Q2.ordinal): gone}, None)
        about = workbook.indicators.by_code("C MTP 8")
        for each in workbook.actions.of(about.indicator_id):
            if each.is_open:
                withdraw_action(workbook, each)
        revise(workbook, "C MTP 8", "71.2")
        for section in workbook.reports.sections(report.report_id, IMPLICATION):
            if section.title == "Legal":
                for each in workbook.paragraphs.of(section.section_id):
                    include_paragraph(workbook, each.paragraph_id, is_included=False)
        edit_numbered(workbook, 13, SPOILED)


async def looked_through(officer: Officer) -> PreflightPane:
    """The report, once what is to be mended is found."""
    await officer.opens_report()
    pane = officer.app.screen.query_one(PreflightPane)
    await officer.until(lambda: bool(pane._found), "what is to be mended")
    await officer.settled()
    return pane


async def put_on(officer: Officer, pane: PreflightPane, place: int) -> None:
    pane.listed.highlighted = place
    await officer.pilot.pause()


async def test_each_kind_of_fault_leads_to_where_it_is_mended(sample: Path) -> None:
    spoil(sample)
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer)
        found = list(pane._found)
        met = {}
        for place, each in enumerate(found):
            if each.rule in met or each.rule not in WHERE:
                continue
            await put_on(officer, pane, place)
            await officer.press("g")
            await officer.until(
                lambda rule=each.rule: officer.screen == WHERE[rule], f"{each}"
            )
            met[each.rule] = fault_of(each)
            while officer.screen != "ReportScreen":
                await officer.press("escape")
            await officer.until(lambda: list(pane._found) == found, "the same list")
    assert set(met) >= set(WHERE) - {"balance"}
    assert set(met.values()) >= set(Fault) - {Fault.UNBALANCED}


async def test_a_field_that_is_filled_in_is_no_fault_any_more(sample: Path) -> None:
    spoil(sample)
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer)
        rules = [each.part for each in pane._found]
        await put_on(officer, pane, rules.index("Wards Affected"))
        await officer.press("g")
        assert isinstance(officer.app.screen, AskingScreen)
        officer.app.screen.query_one(PlainInput).value = "All"
        await officer.press("enter")
        assert report_of(officer.workbook).field("wards") == "All"
        await officer.until(
            lambda: "Wards Affected" not in [each.part for each in pane._found],
            "the fault to be gone",
        )


async def test_the_whole_header_is_filled_in_at_once(sample: Path) -> None:
    async with at_the_workbench(sample, size=(80, 24)) as officer:
        await officer.opens_report()
        await officer.press("f")
        await officer.sees("Meeting", "Date", "Function of", "Recommendation")
        fields = list(officer.app.screen.query(PlainInput))
        assert fields[1].value == "11 December 2012"
        fields[1].value = "12 December 2012"
        fields[2].value = "Another subject"
        await officer.press("ctrl+s")
        report = report_of(officer.workbook)
        assert report.field("subject") == "Another subject"
        assert report.fields["meeting_date"] == "2012-12-12"
        await officer.sees("12 Dec 2012")
        await officer.press("u")
        assert report_of(officer.workbook).field("subject") != "Another subject"
        assert report_of(officer.workbook).fields["meeting_date"] == "2012-12-11"


async def test_what_is_found_is_waived_for_a_reason_and_held_again(
    sample: Path,
) -> None:
    spoil(sample)
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer)
        parts = [each.part for each in pane._found]
        await put_on(officer, pane, parts.index("Wards Affected"))
        await officer.press("W")
        await officer.sees("Wards Affected says nothing in the header")
        officer.app.screen.query_one(PlainInput).value = "Decided at the meeting."
        await officer.press("enter")
        await officer.until(
            lambda: any(each.waived for each in pane._found), "it to be waived"
        )
        waived = next(each for each in pane._found if each.waived)
        assert not waived.is_blocking
        place = list(pane._found).index(waived)
        assert "◇ waived, missing" in str(pane.listed.options[place].prompt)
        assert "1 waived" in officer.line("#preflight-line")
        await put_on(officer, pane, place)
        await officer.press("W")
        await officer.until(
            lambda: not any(each.waived for each in pane._found), "it to be held again"
        )
        await officer.press("u")
        await officer.until(
            lambda: any(each.waived for each in pane._found), "it to be waived again"
        )


async def test_what_cannot_be_waived_says_why(sample: Path) -> None:
    spoil(sample)
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer)
        rules = [each.rule for each in pane._found]
        for rule, why in (
            ("token", "No reason makes “token” good"),
            ("sentence-length", "is about no one indicator or field"),
        ):
            await put_on(officer, pane, rules.index(rule))
            await officer.press("W")
            assert why in officer.told[-1]
        assert officer.screen == "ReportScreen"


async def test_a_red_that_nobody_mentions_and_a_hidden_figure(sample: Path) -> None:
    with Workbook.open(sample, stamp()) as workbook:
        redraft(workbook, Q2)
        key = workbook.indicators.by_code("C MTP 7").indicator_id
        few = Figure(
            value=Decimal("5.0"),
            numerator=Decimal(3),
            denominator=Decimal(60),
            status=OutturnStatus.FINAL,
        )
        with workbook.transaction():
            workbook.outturns.put({(key, Q2.ordinal): few}, None)
        edit_numbered(workbook, 14, "It was {C MTP 7.value}.")
        for number in (16, 15):
            edit_numbered(workbook, number, "Nothing is said of it.")
    async with at_the_workbench(sample) as officer:
        pane = await looked_through(officer)
        by_kind = {fault_of(each): place for place, each in enumerate(pane._found)}
        await put_on(officer, pane, by_kind[Fault.UNBALANCED])
        await officer.press("g")
        assert officer.screen == "RecordScreen"
        await officer.press("escape")
        public = next(
            place
            for place, each in enumerate(pane._found)
            if each.says.startswith("For the public: ") and each.paragraph == 14
        )
        await put_on(officer, pane, public)
        await officer.press("g")
        assert officer.screen == "ParagraphScreen"
        assert officer.text.text == "It was {C MTP 7.value}."


async def test_the_outline_counts_each_part_and_what_holds_it_back(
    sample: Path,
) -> None:
    spoil(sample)
    async with at_the_workbench(sample) as officer:
        await looked_through(officer)
        await officer.until_said("#paper-line", " to mend")
        outline = officer.app.screen.query_one(Outline)
        held = [each for each in findings(officer.workbook, Q2) if each.is_blocking]
        heads = [str(each.prompt) for each in outline.options if each.disabled]
        assert "Legal · 0 of 1" in heads
        reporting = sum(each.paragraph == 13 for each in held)
        (said,) = [each for each in heads if each.startswith("Reporting")]
        assert said == f"Reporting · 1 · ■ {reporting}"
        assert f"{len(held)} to mend" in officer.line("#paper-line")
