"""What a member asked for: from the minutes to the queue, the answer and the report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from qperf_tui.domain.request import Request
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.requests import (
    add_request,
    answer_request,
    request_by_number,
    requests,
    withdraw_request,
)
from qperf_tui.workbench.summary import export_text
from support.colleague import not_looking
from support.office import Office
from support.officer import Q2, Officer, at_the_workbench

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
QUESTION = "List of nurseries and judgements"
TYPED = (
    *(QUESTION, "Cllr A", "20 October 2012", "CS/12/45", "", "Head of Early Years"),
    "16 November 2012",
)


def listed(officer: Officer) -> list[str]:
    """The requests as shown."""
    found = officer.app.screen.query_one(OptionList)
    return [str(each.prompt) for each in found.options]


def chosen(officer: Officer) -> str:
    """The request under the cursor as shown."""
    found = officer.app.screen.query_one(OptionList)
    return str(found.get_option_at_index(found.highlighted or 0).prompt)


async def fills_in(officer: Officer, typed: Sequence[str]) -> None:
    """Fill in the lines of a dialog, and save from the last."""
    for each in typed:
        officer.app.focused.value = each
        await officer.press("enter")


async def opens_the_request(officer: Officer) -> None:
    """Go from the queue to the request that is about no indicator."""
    await officer.opens_queue()
    while "›requests" not in officer.line("#filters"):
        await officer.press("f")
    (place,) = [n for n, row in enumerate(officer.cells()) if not row[2].strip()]
    await officer.press(*(["down"] * place))
    said = (
        f"Asked 20 Oct 2012 by Cllr A, CS/12/45: {QUESTION}\n"
        "For Head of Early Years, due 16 Nov. Enter opens it."
    )
    await officer.until(lambda: officer.line("#standing") == said, "the request")
    await officer.press("enter")


@SIZES
async def test_from_the_minutes_to_the_queue_the_answer_the_report_and_back(
    sample: Path, size: tuple[int, int]
) -> None:
    async with at_the_workbench(sample, size=size, by="Pat") as officer:
        before = export_text(officer.workbook, Q2, has_requests=True)
        await officer.press("R", "n")
        await fills_in(officer, TYPED)
        await officer.told_of("Kept as request")
        assert chosen(officer) == (
            f"§ Open · asked 20 Oct 2012 · due 16 Nov 2012 · by Cllr A\n{QUESTION}"
        )
        await officer.press("escape")
        await opens_the_request(officer)
        assert officer.app.screen.place == "Requests"
        assert chosen(officer).endswith(QUESTION)
        await officer.press("enter")
        officer.text.insert("It is in")
        await officer.press("enter")
        officer.text.insert("the papers.")
        await officer.press("ctrl+s")
        await officer.told_of("Answered, for the report of Q2 2012/13. u undoes it.")
        assert chosen(officer).startswith("✓ Answered · asked 20 Oct 2012")
        printed = export_text(officer.workbook, Q2, has_requests=True)
        assert "Answer: It is in the papers." in printed
        await officer.press("u")
        await officer.told_of(
            f"Undone: answered the request of 20 Oct 2012: {QUESTION}"
        )
        assert chosen(officer).startswith("§ Open")
        await officer.press("u")
        await officer.told_of("Undone: entered the request")
        assert not any(QUESTION in each for each in listed(officer))
        assert export_text(officer.workbook, Q2, has_requests=True) == before


async def test_a_day_that_is_none_is_asked_again_with_all_that_was_typed(
    sample: Path,
) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("R", "n", "ctrl+s")
        assert officer.line("#problem").startswith("The question is missing")
        await fills_in(officer, [*TYPED[:2], "31 September 2012", *TYPED[3:]])
        await officer.until(
            lambda: "'31 September 2012' is no date" in officer.line("#problem"),
            "the date to be refused",
        )
        kept = [each.value for each in officer.app.screen.query(Input)]
        assert kept == [*TYPED[:2], "31 September 2012", *TYPED[3:]]
        officer.app.screen.query_one("#asked_on", Input).value = TYPED[2]
        officer.app.screen.query_one("#code", Input).value = "CS 99"
        await officer.press("ctrl+s")
        await officer.until(
            lambda: "no indicator 'CS 99'" in officer.line("#problem"), "the code"
        )
        await officer.press("escape")
        assert not any(QUESTION in each for each in listed(officer))


async def test_one_is_changed_withdrawn_and_opened_again(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        number = asked(officer).number
        await officer.press("R", "end", "e")
        officer.app.screen.query_one("#code", Input).value = "b mtp 1"
        officer.app.screen.query_one("#due", Input).value = ""
        await officer.press("ctrl+s")
        await officer.told_of(f"Request {number} changed. u undoes it.")
        await officer.sees("It is about B MTP 1.")
        assert request_by_number(officer.workbook, number).due is None
        await officer.press("w")
        await officer.told_of(f"Request {number} withdrawn.")
        assert not any(QUESTION in each for each in listed(officer))
        await officer.sees("f shows 1 more")
        await officer.press("f", "end")
        assert chosen(officer).startswith("× Withdrawn")
        await officer.press("o")
        await officer.told_of(f"Request {number} open again.")
        assert chosen(officer).startswith("§ Open")
        await officer.press("o")
        await officer.told_of(f"Request {number} is open already.")


async def test_a_colleagues_answer_is_shown_before_another_takes_its_place(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QperfApp, "_look_for_colleagues", not_looking)
    async with at_the_workbench(sample, by="Pat") as officer:
        made, office = asked(officer), Office(officer.workbook.path)
        await officer.press("R", "end", "a")
        officer.text.text = "Mine."
        theirs = answer_request(office("Ann"), made, "Theirs.", Q2)
        office.close()
        await officer.press("ctrl+s")
        await officer.until(
            lambda: "Ann answered: “Theirs.”" in officer.line("#problem"), "the answer"
        )
        stands = request_by_number(officer.workbook, made.number)
        assert stands == theirs
        assert officer.app.screen.query_one(TextArea).text == "Mine."
        await officer.press("ctrl+s")
        await officer.told_of("Answered, for the report")
        await officer.press("u")
        await officer.told_of("Undone: answered")
        stands = request_by_number(officer.workbook, made.number)
        assert stands.answer == theirs.answer


async def test_an_answer_is_not_dropped_by_one_key(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await officer.press("R", "a", "escape")
        assert officer.screen == "RequestsScreen", "nothing was typed"
        await officer.press("a", "x", "escape")
        assert "escape again drops it" in officer.line("#problem")
        assert officer.text.text == "x"
        await officer.press("escape")
        assert officer.screen == "RequestsScreen"
        assert requests(officer.workbook)[0].answer is None


async def test_where_nothing_is_asked_for_each_key_says_so(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        for each in requests(officer.workbook):
            withdraw_request(officer.workbook, each)
        await officer.press("R")
        assert len(listed(officer)) == 1, "the answered one is in this report"
        await officer.press("escape", "greater_than_sign", "R")
        assert listed(officer) == [
            "Members have asked for nothing that waits; n enters a request."
        ]
        for key in ("a", "e", "o", "w"):
            officer.app.clear_notifications()
            await officer.press(key)
            await officer.told_of("There is no request here; n enters one.")


async def test_markup_in_a_request_is_shown_as_it_was_typed(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        said = "[bold]Which[/b] {schools}? \x1b[31m`*`"
        asked(officer, said)
        await officer.press("R", "end")
        assert chosen(officer).endswith("[bold]Which[/b] {schools}? `*`")
        await officer.sees("[bold]Which[/b] {schools}? `*`")


def asked(officer: Officer, question: str = QUESTION) -> Request:
    """A request on file."""
    return add_request(
        officer.workbook,
        Request(
            number=0,
            asked_on=date(2012, 10, 20),
            asked_by="Cllr A",
            question=question,
            due=date(2012, 11, 16),
        ),
    )
