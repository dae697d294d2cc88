"""The numbers of a paper's paragraphs as it stands on file, for what refers to them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from qperf_tui.domain.cross_reference import Numbering, bound
from qperf_tui.domain.fact import NAMED_PARAGRAPH
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.tokens import Reference, Token, TokenProblem, has_tokens
from qperf_tui.report.draft import OVERVIEW, code_in
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.layouts import sections_in_order

_APPENDIX: Final = "appendix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A paragraph that goes out, with what there is to refer to it by."""

    number: int
    paragraph_id: int | None
    key: str | None
    """The key of its draft; None for one that an officer wrote from nothing."""
    is_exempt: bool = False


def numbering(placed: Iterable[Placed], appendices: Iterable[str]) -> Numbering:
    """What the paragraphs of a paper can be referred to by."""
    every = [*placed]
    subjects: dict[str, int] = {}
    for each in every:
        if subject := _subject(each.key):
            subjects.setdefault(subject, each.number)
    return Numbering(
        numbers={
            each.paragraph_id: each.number
            for each in every
            if each.paragraph_id is not None
        },
        subjects=subjects,
        appendices=tuple(appendices),
        exempt=frozenset(
            each.paragraph_id
            for each in every
            if each.is_exempt and each.paragraph_id is not None
        ),
    )


def _subject(key: str | None) -> str:
    """What a drafted paragraph is about, an indicator or a theme, case folded."""
    if key is None:
        return ""
    theme, _, end = key.rpartition(":")
    return (theme if end == OVERVIEW else code_in(key)).casefold()


def numbering_of(
    workbook: Workbook, quarter: Quarter, *, with_exempt: bool = False
) -> Numbering:
    """The numbers of a quarter's paper on file; none where there is no paper yet.

    They are those that the public reads, unless it is `with_exempt`, as officers do.
    """
    report = workbook.reports.of_quarter(quarter)
    if report is None:
        return Numbering()

    def placed() -> Iterator[Placed]:
        number = report.first_paragraph
        for part, section in sections_in_order(workbook, report):
            if not part.is_numbered:
                continue
            for each in workbook.paragraphs.of(section.section_id):
                is_exempt = bool(each.exempt_under or section.exempt_under)
                is_in = each.is_included and bool(each.body.strip())
                if is_in and (with_exempt or not is_exempt):
                    yield Placed(
                        number=number,
                        paragraph_id=each.paragraph_id,
                        key=each.draft_key,
                        is_exempt=is_exempt,
                    )
                    number += 1

    return numbering(placed(), report.lines("appendices"))


def kept_bound(workbook: Workbook, section_id: int, text: str) -> str:
    """A text as it is kept: each number that names a paragraph now stands for it."""
    if not has_tokens(text):
        return text
    quarter = workbook.reports.quarter_of(section_id)
    if quarter is None:
        return text
    return bound(text, numbering_of(workbook, quarter, with_exempt=True).ids)


def referred(
    named: Reference, known: Numbering, *, is_typed: bool
) -> str | TokenProblem:
    """What a reference reads, or why it cannot stand there.

    One `is_typed` that is not kept yet is to the paragraph that has its number now.
    """
    if named.appendix is not None:
        return _appendix(named, known, named.appendix)
    if named.paragraph_id is not None:
        number = known.numbers.get(named.paragraph_id)
        return _dead(named) if number is None else str(number)
    number = named.number
    if number not in known.numbers.values():
        return _problem(
            named,
            f"{named} names a paragraph that the paper does not have.",
            "Write the number of one that it has.",
        )
    if is_typed:
        return str(number)
    return _problem(
        named,
        f"{named} is a number only, and would not follow if it changed.",
        "Open the paragraph and save it again, or write {CODE.paragraph}.",
    )


def number_about(
    named: Token, indicator: Indicator | None, known: Numbering
) -> str | TokenProblem:
    """The number of the paragraph about what a token names.

    That is the paragraph of an indicator, or else the overview of its theme.
    """
    wanted = [named.code.casefold()]
    if indicator is not None:
        wanted = [indicator.code.casefold(), indicator.theme.casefold()]
    for each in wanted:
        if each and each in known.subjects:
            return str(known.subjects[each])
    return _problem(
        named,
        f"{named} names no paragraph: none that goes out is about it.",
        "Take it out, or refer to another paragraph.",
    )


def is_about_paragraph(named: Token) -> bool:
    """Whether a token is for the number of a paragraph, and not for a figure."""
    return named.measure.casefold() == NAMED_PARAGRAPH


def _appendix(named: Reference, known: Numbering, place: int) -> str | TokenProblem:
    """How an appendix is called: the letter or number it is listed with."""
    if not 1 <= place <= len(known.appendices):
        many = len(known.appendices)
        return _problem(
            named,
            f"{named} names an appendix that the paper does not list.",
            f"It lists {many or 'none'}; name one of them, or take it out.",
        )
    listed = known.appendices[place - 1].split()
    if len(listed) > 1 and listed[0].casefold() == _APPENDIX:
        return f"{listed[0]} {listed[1].strip('–-:,.')}"
    return " ".join(listed)


def _dead(named: Reference) -> TokenProblem:
    return _problem(
        named,
        "This refers to a paragraph that does not go out: it is left out, removed, "
        "exempt, or without a number.",
        "Refer to another, or take that one in again.",
    )


def _problem(named: Reference | Token, says: str, mend: str) -> TokenProblem:
    return TokenProblem(named.start, named.end, says, mend, is_reference=True)
