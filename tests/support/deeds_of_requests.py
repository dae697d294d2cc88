"""What officers do about what members ask for, done by lot."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from qperf_tui.domain.request import Request
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import requests
from support.deeds_of_words import Q1, Q2, TEXTS, Deed, indicator


def asked(held: Workbook, lot: Random) -> Request:
    about = lot.choice((None, indicator(held, lot).indicator_id))
    return Request(
        number=0,
        asked_on=date(2012, 10, lot.randint(1, 31)),
        asked_by=lot.choice(("Cllr A", "Cllr B")),
        question=lot.choice(("Which schools?", "What did it cost?", "")),
        indicator_id=about,
        owner=lot.choice(("", "A Officer")),
        due=lot.choice((None, date(2012, 11, 1), date(2012, 12, 1))),
    )


def chosen(held: Workbook, lot: Random) -> Request:
    """A request on file, or one that is not."""
    nobodys = replace(asked(held, lot), number=99)
    return lot.choice(requests.requests(held, is_all=True) or [nobodys])


def change(held: Workbook, lot: Random) -> object:
    stood, wanted = chosen(held, lot), asked(held, lot)
    named = replace(wanted, number=stood.number, version=stood.version)
    return requests.change_request(held, named)


REQUESTS: Final[Mapping[str, Deed]] = {
    "ask": lambda held, lot: requests.add_request(held, asked(held, lot)),
    "ask otherwise": change,
    "answer": lambda held, lot: requests.answer_request(
        held, chosen(held, lot), lot.choice(TEXTS), lot.choice((Q1, Q2))
    ),
    "reopen": lambda held, lot: requests.reopen_request(held, chosen(held, lot)),
    "withdraw": lambda held, lot: requests.withdraw_request(held, chosen(held, lot)),
}
