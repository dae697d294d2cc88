"""Requests of members as a report prints them: whole, as plain text, and once."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Answer, Request
from qperf_tui.domain.text import clean_line
from qperf_tui.report.markdown import render
from qperf_tui.report.requests import HEADING, overdue_findings, request_words
from qperf_tui.report.style import Severity
from unit.report.test_markdown import MARKUP, READERS, document, plain, section, texts

Q2 = Quarter.of(2015, 2)
DUE = date(2015, 12, 1)
ASKED = Request(
    number=3,
    asked_on=date(2015, 10, 20),
    asked_by="Cllr A",
    question="List of schools and judgements",
    minute="CS/15/23",
    due=DUE,
)


def answered(text: str, quarter: Quarter = Q2) -> Request:
    return replace(ASKED, answer=Answer(text, "Pat", "2015-11-30T09:00:00Z", quarter))


def printed(*requests: Request) -> str:
    """The section of one paragraph with these requests after it."""
    built = document(section("", "One."))
    return render(replace(built, quarter=Q2, requests=requests))


def shown(reader: str, *requests: Request) -> list[str]:
    """What a reader shows of the list: the text of each of its items on one line."""
    found: list[str] = []
    tokens = READERS[reader].parse(printed(*requests))
    begins = next(n for n, each in enumerate(tokens) if each.type.startswith("bullet"))
    assert plain(tokens[begins - 2]) == HEADING
    for token in tokens[begins:]:
        if token.type == "list_item_open":
            found.append("")
        elif token.type == "inline":
            found[-1] = f"{found[-1]} {plain(token)}".strip()
    return found


HEAD = "Asked on 20 October 2015 by Cllr A"
WHAT = "List of schools and judgements."


@pytest.mark.parametrize(
    ("made", "asked", "answer"),
    [
        (
            ASKED,
            f"{HEAD} (minute CS/15/23): {WHAT}",
            "To be answered by 1 December 2015.",
        ),
        (
            replace(ASKED, minute="Minute 45", due=None, question="Which schools?"),
            f"{HEAD} (Minute 45): Which schools?",
            "To be answered.",
        ),
        (replace(answered("None."), minute=""), f"{HEAD}: {WHAT}", "Answer: None."),
        (
            replace(answered("None.", Q2.shifted(1)), minute=""),
            f"{HEAD}: {WHAT}",
            "To be answered by 1 December 2015.",
        ),
    ],
)
def test_a_request_is_told_with_its_answer_or_the_day_of_one(
    made: Request, asked: str, answer: str
) -> None:
    assert request_words(made, Q2) == f"{asked}\n\n{answer}"


@pytest.mark.parametrize("reader", READERS)
@given(question=texts, by=texts, answer=texts)
def test_any_words_come_back_as_the_plain_text_of_one_item(
    reader: str, question: str, by: str, answer: str
) -> None:
    made = replace(
        answered(answer), question=clean_line(question), asked_by=clean_line(by)
    )
    assert shown(reader, made, ASKED) == [
        clean_line(request_words(each, Q2)) for each in (made, ASKED)
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("mark", MARKUP)
def test_every_mark_is_only_text_in_an_answer(reader: str, mark: str) -> None:
    made = [answered(f"{mark} a\n\n{mark}\n\na {mark} b"), replace(ASKED, minute=mark)]
    assert shown(reader, *made) == [
        clean_line(request_words(each, Q2)) for each in made
    ]


def test_without_requests_nothing_is_added() -> None:
    assert printed() == render(document(section("", "One.")))


@given(
    today=st.dates(date(2015, 11, 1), date(2015, 12, 31)),
    severity=st.sampled_from(Severity),
)
def test_only_what_waits_past_its_day_is_found(today: date, severity: Severity) -> None:
    every = [
        ASKED,
        replace(ASKED, number=4, due=None),
        replace(answered("None."), number=5),
        replace(ASKED, number=6, is_withdrawn=True),
    ]
    found = list(overdue_findings(every, today, severity))
    is_late = today > DUE and severity is not Severity.OFF
    assert len(found) == is_late
    for each in found:
        assert each.says.startswith("Request 3 of Cllr A (“List of schools")
        assert each.is_blocking is (severity is Severity.BLOCKS)
