"""Everything an officer can do to a workbook that can be undone, done by lot."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rules import RULE_SETS
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staging import StagedReturn
from qperf_tui.report.style import PRESETS, SIZES, Severity
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import (
    agreeing,
    commenting,
    deadlines,
    drafting,
    house_style,
    intake,
    paragraphs,
    people,
    remarks,
    rulings,
    versions,
    words,
)

Q1: Final = Quarter.of(2012, 1)
Q2: Final = Quarter.of(2012, 2)
REVIEWER: Final = "J. Turner"
"""Somebody who writes nothing, and so may agree what the others write."""
OFFICERS: Final = ("A Officer", "B Officer", REVIEWER)
TEXTS: Final = (
    "",
    "The rate fell.",
    "The rate fell. Two posts were vacant.",
    "The rate rose. Staff were moved in August.",
    "Why: two posts were vacant.\nAction: both are filled by May.",
)
STATES: Final = (
    CommentaryState.DRAFT,
    CommentaryState.READY,
    CommentaryState.READY,
)
ROLES: Final = ("owner", "head of service", "director")

Deed = Callable[[Workbook, Random], object]
"""Does one thing, with what it needs chosen by lot; or refuses in a sentence."""


def staged_returns(folder: Path) -> list[StagedReturn]:
    """Returns that bring figures, targets, owners and new indicators."""
    head = "Ref,Indicator,Priority,Quarter,Value,Target,Owner"
    known = "CS {n},Assessments of kind {n},Health and wellbeing,{q} 2012/13,{rest}"
    new = "X {n},Something new {n},Our people,{q} 2012/13,{rest}"
    lines = [
        [known.format(n=1, q="Q2", rest="79.3%,85,Head of A")],
        [known.format(n=1, q="Q2", rest="80.1%,90,Head of B")],
        [
            known.format(n=1, q="Q1", rest="c,,"),
            known.format(n=2, q="Q2", rest="12.5%,10 to 15,"),
        ],
        [new.format(n=9, q="Q2", rest="12%,,"), known.format(n=1, q="Q2", rest="c,,")],
        [new.format(n=9, q="Q1", rest="14%,fewer than 20,Head of C")],
    ]
    found = []
    for number, rows in enumerate(lines):
        path = folder / f"return-{number}.csv"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        found.append(read_return(path))
    return found


def deeds(returns: Sequence[StagedReturn]) -> Mapping[str, Deed]:
    """Every deed by name."""
    return {
        **_WORDS,
        **_AGREEMENT,
        **_RULINGS,
        **_REPORT,
        **_SETTINGS,
        "import": lambda held, lot: intake.take_in(
            held, lot.choice(returns), is_trial=False
        ),
    }


def indicator(held: Workbook, lot: Random) -> Indicator:
    return lot.choice(held.indicators.all())


READY: Final = frozenset({CommentaryState.READY})
DECIDED: Final = frozenset({CommentaryState.AGREED, CommentaryState.RETURNED})


def standing_as(
    held: Workbook, lot: Random, states: frozenset[CommentaryState]
) -> Indicator:
    """An indicator whose text stands in one of some states, if any does."""
    texts = held.signoffs.texts(Q2)
    found = [key for key, text in texts.items() if text.commentary.state in states]
    return lot.choice(held.indicators.of_ids(found) or held.indicators.all())


def base_of(held: Workbook, about: Indicator, quarter: Quarter = Q2) -> int:
    standing = held.commentaries.standing(about.indicator_id, quarter)
    return 0 if standing is None else standing.version


def save(held: Workbook, lot: Random) -> object:
    about, quarter = indicator(held, lot), lot.choice((Q1, Q2, Q2))
    return commenting.save_commentary(
        *(held, about, quarter, lot.choice(TEXTS), lot.choice(STATES)),
        base_version=base_of(held, about, quarter),
        reason=lot.choice(("", "Counted again")),
    )


def roll(held: Workbook, lot: Random) -> object:
    about = held.indicators.by_code("CS 2")
    return commenting.save_commentary(
        *(held, about, Q2, commenting.roll_forward(held, about, Q2)),
        CommentaryState.DRAFT,
        base_version=base_of(held, about),
        rolled_from=Q1,
    )


def restore(held: Workbook, lot: Random) -> object:
    about = indicator(held, lot)
    number = lot.randint(1, 6)
    base = base_of(held, about)
    return versions.restore_version(held, about, Q2, number, base_version=base)


def resolve(held: Workbook, lot: Random) -> object:
    about = indicator(held, lot)
    place = lot.randint(1, 1 + len(remarks.remarks(held, about, Q2)))
    return remarks.resolve_remark(held, about, Q2, place)


def by_a_writer(deed: Deed) -> Deed:
    """A deed that the reviewer leaves to others, and agrees what they wrote."""

    def done(held: Workbook, lot: Random) -> object:
        if held.stamp.by == REVIEWER:
            return agreeing.agree(held, standing_as(held, lot, READY), Q2)
        return deed(held, lot)

    return done


_WORDS: Final[Mapping[str, Deed]] = {
    "save": by_a_writer(save),
    "save again": by_a_writer(save),
    "roll": by_a_writer(roll),
    "restore": by_a_writer(restore),
    "mark ready": by_a_writer(
        lambda held, lot: agreeing.mark_ready(held, indicator(held, lot), Q2)
    ),
    "resolve": resolve,
    "remark": lambda held, lot: remarks.remark(
        held, indicator(held, lot), Q2, lot.choice(TEXTS)
    ),
}

_AGREEMENT: Final[Mapping[str, Deed]] = {
    "agree": lambda held, lot: agreeing.agree(held, standing_as(held, lot, READY), Q2),
    "agree many": lambda held, _: agreeing.agree_many(held, Q2, held.indicators.all()),
    "send back": lambda held, lot: agreeing.send_back(
        held, standing_as(held, lot, READY), Q2, "Say why it fell."
    ),
    "take back": lambda held, lot: agreeing.take_back(
        held, standing_as(held, lot, DECIDED), Q2
    ),
    "chain": lambda held, lot: people.set_chain(
        held, lot.sample(ROLES, lot.choice((0, 0, 0, 0, 0, 1, 2)))
    ),
    "enter": lambda held, lot: people.add_person(
        held, lot.choice(OFFICERS), lot.choice(ROLES)
    ),
    "leave": lambda held, lot: people.remove_person(
        held, lot.choice(OFFICERS), lot.choice(ROLES)
    ),
}


def tolerance(held: Workbook, lot: Random) -> object:
    about, quarter = indicator(held, lot), lot.choice((Q1, Q2))
    if lot.random() < 0.3:
        return rulings.take_back_tolerance(held, about, quarter, "No longer.")
    said = lot.choice(("5 points", "0", "10%"))
    return rulings.set_tolerance(held, about, quarter, said, "Agreed.")


def expectation(held: Workbook, lot: Random) -> object:
    about, quarter = indicator(held, lot), lot.choice((Q1, Q2))
    if lot.random() < 0.3:
        return rulings.take_back_expectation(held, about, quarter, "No longer.")
    return rulings.expect(held, about, quarter, lot.choice(("80", "85.5")), "Told.")


def rebase(held: Workbook, lot: Random) -> object:
    about = held.indicators.by_code("CS 1")
    at = Q2.shifted(-lot.randint(0, 19))
    if lot.random() < 0.3:
        return rulings.take_back_rebase(held, about, at, "No longer.")
    return rulings.rebase(held, about, at, "A new team began.")


_RULINGS: Final[Mapping[str, Deed]] = {
    "tolerance": tolerance,
    "expectation": expectation,
    "rebase": rebase,
    "rule": lambda held, lot: rulings.use_rule(
        held, lot.choice(("", *RULE_SETS)), "As the council decided."
    ),
}


def paragraph(held: Workbook, lot: Random) -> ParagraphOnFile:
    report = drafting.ensure_report(held, Q2)
    every = [
        each
        for section in held.reports.sections(report.report_id)
        for each in held.paragraphs.of(section.section_id)
    ]
    return lot.choice(every)


def edit(held: Workbook, lot: Random) -> object:
    chosen = paragraph(held, lot)
    return paragraphs.edit_paragraph(
        *(held, chosen.paragraph_id, lot.choice(TEXTS[1:])),
        base_version=chosen.version,
    )


def restore_paragraph(held: Workbook, lot: Random) -> object:
    chosen = paragraph(held, lot)
    return versions.restore_paragraph(
        *(held, chosen.paragraph_id, lot.randint(1, 4)), base_version=chosen.version
    )


def add(held: Workbook, lot: Random) -> object:
    beside = paragraph(held, lot)
    after = lot.choice((None, beside.paragraph_id))
    return paragraphs.add_paragraph(
        held, beside.section_id, lot.choice(TEXTS[1:]), after
    )


_REPORT: Final[Mapping[str, Deed]] = {
    "edit": edit,
    "restore paragraph": restore_paragraph,
    "back to draft": lambda held, lot: paragraphs.back_to_draft(
        held, paragraph(held, lot).paragraph_id
    ),
    "add": add,
    "remove": lambda held, lot: paragraphs.remove_paragraph(
        held, paragraph(held, lot).paragraph_id
    ),
    "include": lambda held, lot: paragraphs.include_paragraph(
        held, paragraph(held, lot).paragraph_id, is_included=lot.random() < 0.5
    ),
    "move": lambda held, lot: paragraphs.move_paragraph(
        held, paragraph(held, lot).paragraph_id, lot.choice((-2, -1, 1, 2))
    ),
    "number": lambda held, lot: drafting.set_first_paragraph(
        held, Q2, lot.randint(1, 99)
    ),
    "meeting": lambda held, lot: deadlines.set_meeting(
        held, Q2, date(2012, 11, lot.randint(1, 30))
    ),
    "deadline": lambda held, lot: deadlines.set_deadline_days(
        held, lot.choice(("writing", "reviewer", *ROLES)), lot.randint(1, 20)
    ),
}

_SETTINGS: Final[Mapping[str, Deed]] = {
    "learn": lambda held, lot: words.learn(held, lot.choice(("Frameworki", "Mosaic"))),
    "forget": lambda held, lot: words.forget(
        held, lot.choice(("Frameworki", "Mosaic"))
    ),
    "preset": lambda held, lot: house_style.use_preset(
        held, lot.choice(list(PRESETS)), "Our own."
    ),
    "style rule": lambda held, lot: house_style.set_rule(
        held,
        lot.choice(list(house_style.RULES)),
        lot.choice(list(Severity)).value,
        "Our own.",
    ),
    "size": lambda held, lot: house_style.set_size(
        held, lot.choice(list(SIZES)), lot.randint(5, 50), "Our own."
    ),
    "explain": lambda held, lot: house_style.explain(
        held, lot.choice(("LAC", "CIN")), lot.choice(("", "looked-after children"))
    ),
}
