"""Paragraphs and sections kept from the public, by paragraph of Schedule 12A."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import UnknownError
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.reports import SectionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import Summary
from qperf_tui.workbench.compiling import compile_report
from qperf_tui.workbench.drafting import ensure_report
from qperf_tui.workbench.layouts import sections_in_order
from qperf_tui.workbench.section_log import SECTION, section_before
from qperf_tui.workbench.withholding import (
    exempt_indicator,
    require_in_schedule,
    withheld_indicators,
)

_KIND: Final = "exempt"


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    section: int
    exempt_under: int | None


@dataclass(frozen=True, slots=True)
class Exempted:
    """A paragraph or a whole section that the public does not read."""

    place: str
    """What it is called: `Paragraph 16`, or the heading of the section."""
    under: int
    """The paragraph of Schedule 12A."""


def exempted(workbook: Workbook, quarter: Quarter) -> list[Exempted]:
    """What of a quarter's paper the public does not read, in its order."""
    return [*_exempted(compile_report(workbook, quarter, with_exempt=True))]


def kept_with_them(workbook: Workbook, quarter: Quarter) -> list[Exempted]:
    """The indicators whose rows, charts and lists the public does not read either."""
    return [
        Exempted(f"{each.indicator.code}, row, charts, actions, requests", each.under)
        for each in withheld_indicators(workbook, quarter)
    ]


def _exempted(whole: Summary) -> Iterator[Exempted]:
    named = {id(each): place for place, each in whole.places}
    for section in whole.sections:
        if section.on_file.exempt_under is not None:
            yield Exempted(section.on_file.title, section.on_file.exempt_under)
            continue
        for each in section.paragraphs:
            if each.exempt_under is not None:
                place = named.get(id(each), f"{section.on_file.title}, left out")
                yield Exempted(place, each.exempt_under)


def exempt_paragraph(workbook: Workbook, paragraph_id: int, under: int | None) -> None:
    """Keep a paragraph from the public; with None, let it be read again.

    Raises:
        QperfError: If Schedule 12A has no such paragraph.
        UnknownError: If the paragraph is gone.
    """
    require_in_schedule(under)
    with workbook.transaction():
        held = workbook.paragraphs.by_id(paragraph_id)
        if held is None:
            raise UnknownError("The paragraph is gone; a colleague has removed it.")
        if held.exempt_under == under:
            return
        before = section_before(workbook, held.section_id)
        workbook.paragraphs.exempt(paragraph_id, under)
        workbook.changes.record(f"paragraph {_made(under)}", SECTION, before)


def exempt_section(
    workbook: Workbook, section: SectionOnFile, under: int | None
) -> None:
    """Keep all of a section from the public; with None, let it be read again.

    Raises:
        QperfError: If Schedule 12A has no such paragraph.
    """
    require_in_schedule(under)
    with workbook.transaction():
        if section.exempt_under == under:
            return
        workbook.reports.exempt(section.section_id, under)
        workbook.changes.record(
            f"{clean_line(section.title)} {_made(under)}",
            _KIND,
            {"section": section.section_id, "exempt_under": section.exempt_under},
        )


def exempt_named(
    workbook: Workbook, quarter: Quarter, place: str, under: int | None
) -> None:
    """Keep a paragraph, a section or all about an indicator from the public.

    They are meant by the number, the heading and the code, in this order. With None,
    what is meant is public again.

    Raises:
        UnknownError: If the paper has no such paragraph or heading, and there is no
            such indicator.
        QperfError: If Schedule 12A has no such paragraph.
    """
    wanted = clean_line(place).casefold()
    if wanted.isascii() and wanted.isdigit():
        exempt_paragraph(workbook, _numbered(workbook, quarter, int(wanted)), under)
        return
    report = ensure_report(workbook, quarter)
    for _, section in sections_in_order(workbook, report):
        if clean_line(section.title).casefold() == wanted:
            exempt_section(workbook, section, under)
            return
    if wanted not in workbook.indicators.ids_by_code():
        raise UnknownError(
            f"The paper of {quarter} has no heading {clean_line(place)!r} and there is "
            "no such indicator; name a paragraph by its number, a heading as the "
            "paper has it, or an indicator by its code."
        )
    indicator = workbook.indicators.by_code(wanted)
    exempt_indicator(workbook, quarter, report.report_id, indicator, under)


def _numbered(workbook: Workbook, quarter: Quarter, number: int) -> int:
    whole = compile_report(workbook, quarter, with_exempt=True)
    for each in whole.paragraphs:
        if each.number == number and each.on_file is not None:
            return each.on_file.paragraph_id
    raise UnknownError(
        f"There is no paragraph {number} on file in the paper of {quarter}."
    )


def _made(under: int | None) -> str:
    return "made public" if under is None else f"made exempt under paragraph {under}"


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    stood = workbook.reports.exempt_under(before.section)
    workbook.reports.exempt(before.section, before.exempt_under)
    return {"section": before.section, "exempt_under": stood}


EXEMPT_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    _KIND: _put_back
}
"""How keeping a section from the public is undone."""
