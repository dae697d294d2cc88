"""What officers do about indicators, and which rules they waive, done by lot."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from typing import Final

from qperf_tui.domain.action import Action
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import actions, waivers
from support.deeds_of_words import Q1, Q2, TEXTS, Deed, indicator


def raised(held: Workbook, lot: Random) -> Action:
    return Action(
        number=0,
        indicator_id=indicator(held, lot).indicator_id,
        raised_in=lot.choice((Q1, Q2)),
        title=lot.choice(("Track weekly", "Fill the posts", "")),
        owner=lot.choice(("Head of A", "A Officer")),
        due=lot.choice((None, date(2012, 11, 1), date(2012, 12, 1))),
    )


def chosen(held: Workbook, lot: Random) -> Action:
    """An action on file, or one that is not."""
    nobodys = replace(raised(held, lot), number=99)
    return lot.choice(held.actions.all() or [nobodys])


def change(held: Workbook, lot: Random) -> object:
    stood, wanted = chosen(held, lot), raised(held, lot)
    named = replace(wanted, number=stood.number, version=stood.version)
    return actions.change_action(held, named)


def waive(held: Workbook, lot: Random) -> object:
    about, quarter = indicator(held, lot), lot.choice((Q1, Q2))
    rule = lot.choice(("no-action", "spelling", "disclosure"))
    if lot.random() < 0.3:
        rule, about = "header-field", lot.choice(("Subject", "Meeting"))
    if lot.random() < 0.4:
        return waivers.unwaive(held, quarter, rule, about)
    return waivers.waive(held, quarter, rule, about, "The measure ends in March.")


ACTIONS: Final[Mapping[str, Deed]] = {
    "raise": lambda held, lot: actions.add_action(held, raised(held, lot)),
    "raise again": lambda held, lot: actions.add_action(held, raised(held, lot)),
    "act otherwise": change,
    "close": lambda held, lot: actions.close_action(
        held, chosen(held, lot), lot.choice(TEXTS), lot.choice((Q1, Q2))
    ),
    "open again": lambda held, lot: actions.reopen_action(held, chosen(held, lot)),
    "drop": lambda held, lot: actions.withdraw_action(held, chosen(held, lot)),
    "waive": waive,
}
