"""What officers do to judgements, to the report and to settings, done by lot."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Final

from qperf_tui.domain.rules import RULE_SETS
from qperf_tui.errors import QperfError
from qperf_tui.importing.paper_templates import SHIPPED, shipped_template
from qperf_tui.report.style import PRESETS, SIZES, Severity
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import (
    closing,
    deadlines,
    drafting,
    exempting,
    expected_returns,
    header,
    house_style,
    looking_ahead,
    opening,
    paper_templates,
    papers,
    paragraphs,
    protecting,
    recoding,
    redrafting,
    rulings,
    versions,
    words,
)
from qperf_tui.workbench.disclosing import hidden_figures
from support.deeds_of_words import Q1, Q2, ROLES, TEXTS, Deed, indicator


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


CODES: Final = ("CS 1", "CS 2", "cs 1", "N 1", "N 2")


def policy(held: Workbook, lot: Random) -> object:
    code = lot.choice(("", indicator(held, lot).code))
    theme = "" if code else lot.choice(("", "safeguarding"))
    subject = protecting.subject_of(held, code=code, theme=theme)
    if lot.random() < 0.3:
        return protecting.remove_policy(held, subject, "No longer.")
    method = lot.choice(protecting.METHODS)
    return protecting.set_policy(
        held, subject, method, "As agreed.", threshold=lot.choice((1, 5, 10))
    )


def override(held: Workbook, lot: Random) -> object:
    if lot.random() < 0.4:
        return protecting.withdraw_override(held, lot.randint(1, 3))
    hidden = sorted(hidden_figures(held), key=str)
    if not hidden:
        raise QperfError("Nothing is hidden.")
    return protecting.show_all_the_same(held, lot.choice(hidden), "Agreed.")


RULINGS: Final[Mapping[str, Deed]] = {
    "policy": policy,
    "override": override,
    "recode": lambda held, lot: recoding.recode(
        held, indicator(held, lot).code, lot.choice(CODES), "A new plan."
    ),
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


def draft(held: Workbook, lot: Random) -> object:
    changes = redrafting.redraft_changes(held, Q2)
    edited = [each.paragraph_id for each in changes if each.is_edited]
    taking = lot.sample(edited, lot.randint(0, len(edited)))
    return redrafting.redraft(held, Q2, taking=taking)


def replace(held: Workbook, lot: Random) -> object:
    number = paragraph(held, lot).paragraph_id
    return redrafting.redraft(held, Q2, taking=[number], only=[number])


def fill_in(held: Workbook, lot: Random) -> object:
    label = lot.choice(("Subject", "Meeting", "Recommendation"))
    return header.fill_in(held, Q2, {label: lot.choice(("All of it", "Some of it"))})


def exempt(held: Workbook, lot: Random) -> object:
    if lot.random() < 0.6:
        place = lot.choice(("Legal", "Safeguarding", "All", "CS 1", "CS 2"))
        return exempting.exempt_named(held, Q2, place, lot.choice((None, 3, 5)))
    number = paragraph(held, lot).paragraph_id
    return exempting.exempt_paragraph(held, number, lot.choice((None, 1, 3)))


def lay_out(held: Workbook, lot: Random) -> object:
    name = lot.choice(SHIPPED)
    return paper_templates.take_template(held, Q2, shipped_template(name), name)


def paper_of_committee(held: Workbook, lot: Random) -> object:
    """One that is drafted, sometimes again.

    Its first draft is no change by itself: it goes and comes with the paper.
    """
    name = lot.choice(("Executive", "Schools Forum"))
    if name not in held.reports.committees.of(Q2):
        added = papers.add_paper(held, Q2, name)
        redrafting.redraft(held.for_committee(name), Q2)
        return added
    if lot.random() < 0.5 and _is_drafted(held.for_committee(name)):
        return redrafting.redraft(held.for_committee(name), Q2)
    return papers.remove_paper(held, Q2, name, is_sure=True)


def _is_drafted(held: Workbook) -> bool:
    report = held.reports.of_quarter(Q2)
    return report is not None and any(
        each.draft_key is not None
        for section in held.reports.sections(report.report_id)
        for each in held.paragraphs.of(section.section_id)
    )


def close_quarter(held: Workbook, lot: Random) -> object:
    """Seldom the quarter that is worked on, or little else could be done."""
    quarter = Q2 if lot.random() < 0.2 else Q2.shifted(1)
    if quarter in held.closings.closed():
        return closing.reopen_quarter(held, quarter, "Late cases.")
    return closing.close_quarter(held, quarter, "As agreed.")


def open_next(held: Workbook, lot: Random) -> object:
    """The next quarter, or one that is refused; often with its meeting and targets.

    No meeting for one without a paper: setting a paper up is no change to be undone.
    """
    quarter = looking_ahead.following_quarter(held) or Q2
    quarter = quarter.shifted(lot.choice((0, 0, 0, 1)))
    meeting = quarter.last_day + timedelta(days=lot.randint(30, 60))
    return opening.open_quarter(
        *(held, quarter, date(2012, 11, 5)),
        meeting=meeting if held.reports.of_quarter(quarter) else None,
        carry_reason="Until they are agreed." if lot.random() < 0.7 else None,
        may_be_incomplete=True,
    )


def return_due(held: Workbook, lot: Random) -> object:
    about = indicator(held, lot)
    if lot.random() < 0.3:
        return expected_returns.take_back_ruling(held, about, Q2, "As usual.")
    day = lot.choice((None, Q2.last_day + timedelta(days=lot.randint(1, 20))))
    return expected_returns.rule_on_return(held, about, Q2, day, "Told so.")


REPORT: Final[Mapping[str, Deed]] = {
    "open quarter": open_next,
    "return due": return_due,
    "fill in": fill_in,
    "draft": draft,
    "close quarter": close_quarter,
    "replace": replace,
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
    "exempt": exempt,
    "lay out": lay_out,
    "paper": paper_of_committee,
    "meeting": lambda held, lot: deadlines.set_meeting(
        held, Q2, date(2012, 11, lot.randint(1, 30))
    ),
    "deadline": lambda held, lot: deadlines.set_deadline_days(
        held, lot.choice(("figures", "writing", "reviewer", *ROLES)), lot.randint(1, 20)
    ),
}

SETTINGS: Final[Mapping[str, Deed]] = {
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
