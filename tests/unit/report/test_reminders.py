"""Reminders as plain text and as a list: what they say, and that data act nowhere."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from qperf_tui.domain.expected_return import ReturnPart
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.reminder import Awaited, Reminder
from qperf_tui.report.reminders import as_letter, as_list
from support.hostile import CONTROL, DOCUMENT, FORBIDDEN, MARKUP

Q3 = Quarter.parse("Q3 2012/13")
FIGURE = Awaited(
    code="CS 9",
    title="Permanent exclusions from schools",
    directorate="Children's Services",
    parts=frozenset({ReturnPart.FIGURE}),
    missing="figure",
    due=date(2013, 2, 20),
    days_late=1,
    target="16 (milestone)",
)
WORDS = replace(
    FIGURE,
    code="CS 6",
    title="Persistent absence",
    parts=frozenset({ReturnPart.COMMENTARY}),
    missing="commentary",
    due=None,
    days_late=0,
    target="none set",
)
REMINDER = Reminder(
    owner="Head of Access",
    council="Otherham Council",
    quarter=Q3,
    as_at=date(2013, 2, 21),
    sender="A Officer",
    pack="2012-13-Q3-commentary-head-of-access.xlsx",
    awaited=(FIGURE, WORDS),
)
LETTER = """\
To: Head of Access
Subject: Q3 2012/13: 2 returns awaited, 1 late

INTERNAL: for colleagues of the council only.

Otherham Council, as at 21 February 2013

Still awaited from you for Q3 2012/13 (October to December 2012):

1. CS 9: Permanent exclusions from schools
   Missing: figure, due on 20 February 2013, 1 day late
   Target: 16 (milestone)

2. CS 6: Persistent absence
   Missing: commentary; the day it is due is not set yet
   Target: none set

How to send it

Figures: put them in your usual return, or reply with each reference and its
figure, and with numerator and denominator where it is a share or a rate.

Commentary: write in the yellow boxes of the spreadsheet we send you
(2012-13-Q3-commentary-head-of-access.xlsx), and send it back.

If something cannot be had by then, reply with the reason, and with the day you
expect it.

A Officer
"""


def test_a_letter_says_what_is_missing_since_when_and_how_to_send_it() -> None:
    assert as_letter(REMINDER) == LETTER


def test_it_tells_how_to_send_only_what_is_missing() -> None:
    figure, words = (
        as_letter(replace(REMINDER, awaited=(each,))) for each in (FIGURE, WORDS)
    )
    assert ("Figures:" in figure, "Commentary:" in figure) == (True, False)
    assert ("Figures:" in words, "Commentary:" in words) == (False, True)


@pytest.mark.parametrize("said", [*MARKUP, *DOCUMENT, *CONTROL])
def test_a_text_from_data_is_one_line_and_nothing_more(said: str) -> None:
    hostile = replace(FIGURE, code=said, title=said, directorate=said, target=said)
    letter = as_letter(
        replace(REMINDER, owner=said, council=said, sender=said, awaited=(hostile,))
    )
    plain = as_letter(replace(REMINDER, awaited=(FIGURE,)))
    assert len(letter.split("\n")) == len(plain.split("\n"))
    assert not FORBIDDEN.intersection(letter.replace("\n", ""))
    listed = as_list(Q3, [(said, hostile, "file.txt")])
    heading, row = csv.reader(io.StringIO(listed, newline=""))
    assert len(heading) == len(row)
    assert not FORBIDDEN.intersection("".join(row))
    assert not any(each.startswith(("=", "+", "-", "@", "\uff1d")) for each in row)
