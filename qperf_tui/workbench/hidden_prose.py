"""Texts that would tell the public a figure which it may not read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qperf_tui.domain.disclosure import CellKey
from qperf_tui.domain.exemption import exempt_words
from qperf_tui.domain.figures import Outturn
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.people_figures import PeopleFigure, by_series, whole_number
from qperf_tui.domain.period import SAME_QUARTER_LAST_YEAR, Quarter
from qperf_tui.errors import ExportError
from qperf_tui.report.checks import Finding
from qperf_tui.report.figure_rules import SUPPRESSED_FIGURE
from qperf_tui.report.hidden_prose import Secret, hidden_prose_flags
from qperf_tui.report.paper import Chart, Listing, Numbered, Paper, Plain, Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.compiled import Summary
from qperf_tui.workbench.disclosing import hidden_figures
from qperf_tui.workbench.hidden_list import CellNames
from qperf_tui.workbench.people_figures import people_figures

WITHHELD: Final = "withheld: it would tell a hidden figure"
"""What stands for a reason that may not go out."""
_SHARES: Final = frozenset({"%", "pp"})
_STOPS: Final = re.compile(r"[.!?]\s+")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that goes out, and where it stands."""

    where: str
    body: str
    paragraph: int | None = None
    code: str | None = None
    """The indicator that an action is on."""
    request: int | None = None
    """The number of the request whose question or answer it is."""


def hidden_findings(
    workbook: Workbook, quarter: Quarter, texts: Sequence[Text]
) -> list[Finding]:
    """Every place in texts that would state a figure hidden from the public.

    The workbook may be read as the public reads it, or as it is.
    """
    known = secrets(workbook, quarter)
    titles = [each.title for each in workbook.indicators.on_file()]
    return [
        Finding(
            rule=flag.rule,
            says=f"{text.where}: {flag.sentence.rstrip('.')}",
            paragraph=text.paragraph,
            code=text.code,
            request=text.request,
            is_blocking=True,
        )
        for text in texts
        for flag in hidden_prose_flags(text.body, known, titles)
    ]


def paragraphs_of(whole: Summary, *, is_exempt: bool) -> list[Text]:
    """The paragraphs of a report that go out to the public, or those that are exempt.

    With or without numbers.
    """
    return [
        Text(where, each.body, each.number)
        for where, each in whole.places
        if is_exempt is (each.exempt_under is not None)
    ]


def refuse_what_tells(
    workbook: Workbook, quarter: Quarter, texts: Sequence[Text]
) -> None:
    """Refuse to let texts out of which any would state a hidden figure.

    Raises:
        ExportError: If one does; the sentence names the place and the rule.
    """
    found = hidden_findings(workbook, quarter, texts)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise ExportError(
            f"{found[0].says.rstrip('.')}{more}; the rule is {SUPPRESSED_FIGURE}."
        )


def reason_told(workbook: Workbook, quarter: Quarter, about: str, reason: str) -> str:
    """A reason as the public may read it; `about` is the code it was given for.

    All of it is read as said of that, whether or not it says the code again.
    """
    said = Text("A reason", as_said_of(about, reason))
    found = hidden_findings(workbook, quarter, [said])
    return WITHHELD if found else reason


def as_said_of(about: str, text: str) -> str:
    """A text as one sentence about the code it was written for."""
    return _STOPS.sub("; ", f"{about}, {text}")


def texts_of(paper: Paper) -> list[Text]:
    """Every text of a paper that is no table, with what is noted below its charts."""
    found = [Text(f"{each.label} in the header", each.value) for each in paper.fields]
    for part in paper.parts:
        for block in part.blocks:
            match block:
                case Numbered(number=number, text=body, subparagraphs=below):
                    whole = "\n\n".join([body, *below])
                    found.append(Text(f"Paragraph {number}", whole, number))
                case Plain(text=body):
                    found.append(Text(f"What stands under {part.heading}", body))
                case Listing(items=items):
                    found += [Text(f"The list under {part.heading}", e) for e in items]
                case Chart(notes=notes):
                    found += [Text(f"A note on {part.heading}", e) for e in notes]
                case Table():
                    continue
    return found


def secrets(workbook: Workbook, quarter: Quarter) -> list[Secret]:
    """What may not be stated in a paper of a quarter, up to that quarter."""
    true = workbook.unmasked()
    exempt = [*_exempt(workbook, true, quarter)]
    hidden = hidden_figures(true)
    wanted = {cell for cell in hidden if _is_spoken_of(cell, quarter)}
    if not wanted:
        return exempt
    names = CellNames(true)
    told = people_figures(true)
    since = dict(_since(told))
    found = [
        _secret(each, names, since.get(each.cell, frozenset()))
        for each in told
        if each.cell in wanted
    ]
    return [*exempt, *found]


def _exempt(workbook: Workbook, true: Workbook, quarter: Quarter) -> Iterator[Secret]:
    """The figures of what is withheld from whom a workbook is read for."""
    withheld = workbook.mask.withheld
    cells = [each for each in withheld if _is_spoken_of(each, quarter)]
    chosen = true.indicators.of_ids(list({each.indicator_id for each in cells}))
    indicators = {each.indicator_id: each for each in chosen}
    first = quarter.shifted(-SAME_QUARTER_LAST_YEAR)
    told = true.outturns.recent(chosen, first, quarter) if chosen else {}
    for cell in cells:
        outturn = told.get(cell.indicator_id, {}).get(cell.quarter)
        indicator = indicators.get(cell.indicator_id)
        if outturn is not None and indicator is not None:
            yield _exempt_secret(indicator, outturn, withheld[cell])


def _exempt_secret(indicator: Indicator, outturn: Outturn, under: int) -> Secret:
    value, counts = outturn.value, {whole_number(outturn.numerator)}
    is_share = indicator.unit in _SHARES
    if value is not None and not is_share and value.denominator == 1:
        counts.add(int(value))
    return Secret(
        code=indicator.code,
        title=indicator.title,
        counts=frozenset(each for each in counts if each is not None),
        whole=whole_number(outturn.denominator),
        shares=frozenset({value} if value is not None and is_share else ()),
        why=f"exempt under {exempt_words([under])}",
    )


def _is_spoken_of(cell: CellKey, quarter: Quarter) -> bool:
    back = quarter.ordinal - cell.quarter.ordinal
    return 0 <= back <= SAME_QUARTER_LAST_YEAR


def _since(figures: Sequence[PeopleFigure]) -> Iterator[tuple[CellKey, frozenset[int]]]:
    """What each figure is more or less than the one before it in its series."""
    for series in by_series(figures):
        for before, after in pairwise(series):
            then, now = before.told.count, after.told.count
            if then is not None and now is not None and now != then:
                yield after.cell, frozenset({abs(int(now - then))})


def _secret(figure: PeopleFigure, names: CellNames, since: frozenset[int]) -> Secret:
    code, title, group = names.of(figure.cell.indicator_id, figure.cell.group_id)
    count, whole = whole_number(figure.told.count), whole_number(figure.told.whole)
    counts, shares = set[int](), set[Fraction]()
    if count is not None:
        counts.add(count)
        if figure.basis.is_cumulative:
            counts |= since
        if figure.is_share and whole:
            counts.add(whole - count)
            share = Fraction(100 * count, whole)
            shares = {share, 100 - share}
    return Secret(
        code=code,
        title=title,
        group=group,
        counts=frozenset(counts),
        whole=whole,
        shares=frozenset(shares),
    )
