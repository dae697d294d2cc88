"""Indicators kept from the public with what is exempt about them, quarter by quarter.

Where the paragraph on an indicator is exempt, or the section of its theme, so are its
row in Appendix A, its charts, its actions and the requests about it, unless an officer
rules that they stay public.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from qperf_tui.domain.disclosure import CellKey, Withheld
from qperf_tui.domain.exemption import SCHEDULE, exempt_words
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import PREVIOUS_QUARTER, Quarter
from qperf_tui.domain.wording import plural
from qperf_tui.errors import QperfError
from qperf_tui.report.checks import WITHHELD, Finding
from qperf_tui.report.draft import code_in
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.exemptions import ExemptOnFile
from qperf_tui.storage.workbook import Workbook

_KIND: Final = "exempt indicator"


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: int
    ruling: dict[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldIndicator:
    """An indicator about which the public reads nothing in a quarter."""

    indicator: Indicator
    under: int
    """The paragraph of Schedule 12A."""


def withheld_figures(workbook: Workbook) -> Withheld:
    """Every indicator that is exempt, in each quarter in which it is."""
    every = workbook.reports.exemptions.all()
    if not every:
        return {}
    quarters = {each.quarter for each in every}
    # The paper of the next quarter withholds the same until it is drafted.
    quarters |= {each.shifted(PREVIOUS_QUARTER) for each in quarters}
    return {
        CellKey(key, quarter): under
        for quarter in sorted(quarters)
        for key, under in _withheld(workbook, quarter, every).items()
    }


def withheld_in(workbook: Workbook, quarter: Quarter) -> dict[int, int]:
    """The indicators that are exempt in a quarter, by id, each with its paragraph."""
    every = workbook.reports.exemptions.all()
    return _withheld(workbook, quarter, every) if every else {}


def _withheld(
    workbook: Workbook, quarter: Quarter, every: Sequence[ExemptOnFile]
) -> dict[int, int]:
    last = [each for each in every if each.quarter.shifted(1) == quarter]
    now = [each for each in every if each.quarter == quarter]
    known = workbook.reports.exemptions
    # A paper is laid out as the last one was, and drafted with the same things exempt.
    if quarter not in known.quarters():
        return _of_papers(workbook, quarter, last)
    found = _of_papers(workbook, quarter, now)
    if quarter not in known.drafted():
        paragraphs = [each for each in last if each.key is not None]
        before = _of_papers(workbook, quarter, paragraphs)
        ruled = {each.indicator_id for each in now}
        found |= {key: under for key, under in before.items() if key not in ruled}
    return found


def _of_papers(
    workbook: Workbook, quarter: Quarter, members: Sequence[ExemptOnFile]
) -> dict[int, int]:
    """What the papers of one quarter withhold, each by what is said in itself.

    A theme is that of the `quarter` asked about, which may be the one after theirs.
    """
    by_paper: defaultdict[int, list[ExemptOnFile]] = defaultdict(list)
    for each in members:
        by_paper[each.report_id].append(each)
    found: dict[int, int] = {}
    for of_one in by_paper.values():
        found |= _of_paper(workbook, quarter, of_one)
    return found


def _of_paper(
    workbook: Workbook, quarter: Quarter, members: Sequence[ExemptOnFile]
) -> dict[int, int]:
    """What one paper withholds: what is exempt in it, and what was ruled after all."""
    found: dict[int, int] = {}
    ids = workbook.indicators.ids_by_code()
    for each in members:
        if each.under is None:
            continue
        if each.theme is not None:
            about = workbook.indicators.of_theme(each.theme, quarter)
            found |= {one.indicator_id: each.under for one in about}
        elif each.key is not None and (code := code_in(each.key).casefold()) in ids:
            found[ids[code]] = each.under
    for each in members:
        if each.indicator_id is not None:
            found.pop(each.indicator_id, None)
            if each.under is not None:
                found[each.indicator_id] = each.under
    return found


def withheld_indicators(
    workbook: Workbook, quarter: Quarter
) -> list[WithheldIndicator]:
    """The indicators about which the public reads nothing in a quarter, by code."""
    held = withheld_in(workbook, quarter)
    return [
        WithheldIndicator(indicator=each, under=held[each.indicator_id])
        for each in workbook.indicators.of_ids([*held])
    ]


def withheld_codes(workbook: Workbook, quarter: Quarter) -> dict[str, int]:
    """The same by code, each with its paragraph of Schedule 12A."""
    return {
        each.indicator.code: each.under
        for each in withheld_indicators(workbook, quarter)
    }


def told_of(
    workbook: Workbook, quarter: Quarter, indicators: Sequence[Indicator]
) -> list[Indicator]:
    """Those of some indicators that whoever a workbook is read for is told of."""
    mask = workbook.mask
    return [
        each for each in indicators if not mask.withholds(each.indicator_id, quarter)
    ]


def withheld_words(workbook: Workbook, quarter: Quarter) -> str:
    """How many indicators a document says nothing of, and why; nothing if of none."""
    under = [
        paragraph
        for cell, paragraph in workbook.mask.withheld.items()
        if cell.quarter == quarter
    ]
    if not under:
        return ""
    many = len(under)
    verb = "is" if many == 1 else "are"
    return (
        f"{many} {plural(many, 'indicator')} {verb} exempt from publication under "
        f"Schedule 12A, {exempt_words(under)}, and {verb} not in it."
    )


def as_the_public(workbook: Workbook) -> Workbook:
    """A workbook in which what is exempt is withheld, small numbers as they are."""
    withheld = workbook.mask.withheld or withheld_figures(workbook)
    return workbook.withhold(withheld) if withheld else workbook


def as_exempt_reads(workbook: Workbook) -> Workbook:
    """A workbook in which nothing is withheld, small numbers as they are."""
    return workbook.withhold({}) if workbook.mask.withheld else workbook


def withheld_findings(workbook: Workbook, quarter: Quarter) -> Iterator[Finding]:
    """What an officer is to know of what is withheld, before it goes out."""
    for each in withheld_indicators(workbook, quarter):
        code = each.indicator.code
        yield Finding(
            rule=WITHHELD,
            says=f"{code} is exempt under {exempt_words([each.under])}, so its row in "
            "Appendix A, its charts, its actions and the requests about it are kept "
            f"from the public as well; qperf-tui exempt {code!r} --public lets them "
            "be read",
            code=code,
            is_blocking=False,
        )


def exempt_indicator(
    workbook: Workbook,
    quarter: Quarter,
    report_id: int,
    indicator: Indicator,
    under: int | None,
) -> None:
    """Rule that all about an indicator is exempt in a paper; with None, that it is not.

    A paragraph about it that is marked exempt itself stays so.

    Raises:
        QperfError: If Schedule 12A has no such paragraph, or it is ruled so already.
    """
    require_in_schedule(under)
    with workbook.transaction():
        before = workbook.reports.exemptions.ruling(report_id)
        now = {**before, indicator.indicator_id: under}
        if now == before:
            raise QperfError(
                f"It is ruled so already of {indicator.code} in {quarter}, so nothing "
                "is changed."
            )
        workbook.reports.exemptions.rule(report_id, now)
        says = "public" if under is None else f"exempt under paragraph {under}"
        workbook.changes.record(
            f"row, charts and actions of {indicator.code} in {quarter} made {says}",
            _KIND,
            {"report": report_id, "ruling": _kept(before)},
            indicator.indicator_id,
        )


def require_in_schedule(under: int | None) -> None:
    """Refuse a number of no paragraph of the schedule that exempts anything.

    Raises:
        QperfError: If it is one; the sentence lists those there are.
    """
    if under is not None and under not in SCHEDULE:
        raise QperfError(
            f"Schedule 12A has no paragraph {under} that exempts anything; it has "
            f"{', '.join(map(str, SCHEDULE))}."
        )


def _kept(ruling: Mapping[int, int | None]) -> dict[str, int | None]:
    return {str(key): under for key, under in ruling.items()}


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before, strict=False)
    stood = workbook.reports.exemptions.ruling(before.report)
    workbook.reports.exemptions.rule(before.report, before.ruling)
    return {"report": before.report, "ruling": _kept(stood)}


WITHHOLDING_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    _KIND: _put_back
}
"""How ruling on a single indicator is undone."""
