"""What officers do to what is reported, done by lot."""

from collections.abc import Mapping
from random import Random
from typing import Final

from qperf_tui.domain.target import TargetKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import defining, plan, plan_order, target_setting
from support.deeds_of_words import Q1, Q2, Deed, indicator

WHY: Final = "As the council decided."
TITLES: Final = ("Our people", "Our residents", "A place to grow")
CARDS: Final[tuple[Mapping[str, str], ...]] = (
    {"owner": "Head of Care"},
    {"owner": "Head of Intake", "title": "Assessments in time"},
    {"tolerance": "5 points", "decimals": "0"},
    {"direction": "lower", "definition": "Counts all ages."},
)


def target(held: Workbook, lot: Random) -> object:
    about, kind = indicator(held, lot), lot.choice(list(TargetKind))
    if lot.random() < 0.3:
        return target_setting.take_back_target(held, about, Q2, kind=kind, reason=WHY)
    said = lot.choice(("85", "80%", "10 to 15"))
    return target_setting.set_target(held, about, said, Q2, kind=kind, reason=WHY)


def rename(held: Workbook, lot: Random) -> object:
    chosen = lot.choice(held.priorities.all())
    title = lot.choice(TITLES)
    if lot.random() < 0.5:
        return plan.rename_priority(held, chosen, title, WHY)
    return plan.replace_priority(
        held, chosen, title, plan="Plan 2013", quarter=Q2, reason=WHY
    )


def profile(held: Workbook, lot: Random) -> object:
    said = {
        (each, TargetKind.MILESTONE): lot.choice(("85", "80%", "")) for each in (Q1, Q2)
    }
    return target_setting.set_profile(held, indicator(held, lot), said, reason=WHY)


def retire(held: Workbook, lot: Random) -> object:
    """Retire one, or more often bring one back."""
    codes = [code for code, *_ in held.definitions.retired()]
    if codes:
        return defining.reinstate(held, lot.choice(codes), WHY)
    quarter = lot.choice((Q2, Q2.shifted(1)))
    return defining.retire(held, indicator(held, lot), quarter, WHY)


DEFINITIONS: Final[Mapping[str, Deed]] = {
    "target": target,
    "targets": profile,
    "retire": retire,
    "rename priority": rename,
    "add priority": lambda held, lot: plan.add_priority(
        held, "", lot.choice(TITLES), WHY
    ),
    "move priority": lambda held, lot: plan_order.move_priority(
        *(held, lot.choice(held.priorities.all()), lot.choice(held.priorities.all())),
        *(lot.choice((Q1, Q2)), WHY),
    ),
    "amend": lambda held, lot: defining.amend(
        held, indicator(held, lot), lot.choice(CARDS), WHY
    ),
    "break": lambda held, lot: defining.break_definition(
        held, indicator(held, lot), lot.choice((Q1, Q2)), WHY
    ),
    "move": lambda held, lot: defining.move(
        held, indicator(held, lot), lot.choice(held.priorities.all()), Q2, WHY
    ),
    "split": lambda held, lot: defining.split(
        *(held, indicator(held, lot), [("S 1", "One part"), ("S 2", "Another")]),
        *(Q2, WHY),
    ),
}
