"""No byte of anything that goes to the public tells a figure that is hidden.

Each hidden figure is given numbers that stand nowhere else, large and prime where they
can be, which are then looked for in every document, in every format, taken apart to
what a reader of the format reads. That they are found once the mask is off proves that
they would be found.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.breakdowns import GroupFigure
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import reopen_quarter
from qperf_tui.workbench.disclosing import as_published, hidden_figures
from qperf_tui.workbench.documents import Exportable
from qperf_tui.workbench.protecting import OFF, set_policy, subject_of
from qperf_tui.workbench.publishing import publish
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.release_figures import figures_part
from qperf_tui.workbench.standings import positions
from support.workbooks import copied, stamp
from support.written import WRITTEN, asked_of, plain, read

Q2: Final = Quarter.of(2012, 2)
PLANTED: Final[Mapping[tuple[str, Quarter], int]] = {
    ("CS 12", Q2): 104729,
    ("CS 23", Q2): 224737,
    ("CS 19", Q2): 350377,
    ("CS 10", Q2.shifted(-4)): 479909,
    ("CS 11", Q2.shifted(-1)): 611953,
    ("CS 24", Q2): 746773,
    ("C MTP 9", Q2): 882377,
}
"""So many of one more: whom it leaves over is one person."""
BUILT_UP: Final = ("CS 9", 1020379, 1020382)
"""A year to date that adds three people in the second quarter."""
GROUP: Final = 1159523
PLACES: Final = 6
"""Decimals of each, so that its percentage is like no other."""


def percentage(count: int) -> str:
    found = Decimal(100 * count) / (count + 1)
    return str(found.quantize(Decimal(1).scaleb(-PLACES), ROUND_HALF_UP))


CANARIES: Final = frozenset(
    (
        *map(str, (*PLANTED.values(), BUILT_UP[2], GROUP)),
        *map(percentage, (*PLANTED.values(), GROUP)),
    )
)


@pytest.fixture
def workbook(sample_file: Path, tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(copied(sample_file, tmp_path), stamp()) as held:
        plant(held)
        yield held


def plant(workbook: Workbook, but: Collection[str] = ()) -> None:
    """Put the canaries where figures are hidden."""
    found: dict[tuple[int, int], Figure] = {}
    for (code, quarter), count in PLANTED.items():
        if code in but:
            continue
        key = workbook.indicators.by_code(code).indicator_id
        workbook._connection.run(
            "UPDATE indicator SET decimals = ? WHERE indicator_id = ?", [PLACES, key]
        )
        found[key, quarter.ordinal] = share(count, count + 1)
    code, first, second = BUILT_UP
    key = workbook.indicators.by_code(code).indicator_id
    for quarter, count in ((Q2.shifted(-1), first), (Q2, second)):
        found[key, quarter.ordinal] = Figure(
            value=Decimal(count),
            numerator=Decimal(count),
            status=OutturnStatus.FINAL,
            reason=f"{count} cases",
        )
    about = workbook.indicators.by_code("CS 13")
    group = workbook.breakdowns.of(about, Q2)[0]
    planted = share(GROUP, GROUP + 1)
    with workbook.transaction():
        workbook.outturns.put(found, None)
        workbook.breakdowns.put(
            about.indicator_id,
            Q2,
            {
                group.group_id: GroupFigure(
                    value=planted.value,
                    numerator=planted.numerator,
                    denominator=planted.denominator,
                )
            },
        )
    redraft(workbook, Q2)


def share(count: int, whole: int) -> Figure:
    return Figure(
        value=round(Decimal(100 * count) / whole, PLACES),
        numerator=Decimal(count),
        denominator=Decimal(whole),
        status=OutturnStatus.FINAL,
        reason=f"{count} of {whole} cases",
    )


def canaries(said: str) -> set[str]:
    """Those that a text says, however their thousands are set apart."""
    joined = re.sub(r"(?<=\d)[, \u00a0\u202f](?=\d{3})", "", said)
    bare = re.sub(r"<[^>]{0,200}>", "", joined)
    return {each for each in CANARIES if each in said or each in joined or each in bare}


def told(workbook: Workbook, document: Exportable, ending: str) -> set[str]:
    asked = replace(asked_of(document), ending=ending)
    return canaries(read(ending, document.make(workbook, Q2, asked)))


REPEATS_NO_FIGURE: Final = {"audit"}


def test_every_planted_figure_is_hidden(workbook: Workbook) -> None:
    hidden = hidden_figures(workbook)
    codes = {each.indicator_id: each.code for each in workbook.indicators.on_file()}
    found = {(codes[each.indicator_id], each.quarter) for each in hidden}
    assert {*PLANTED, (BUILT_UP[0], Q2)} <= found
    assert any(each.group_id is not None for each in hidden)


@pytest.mark.parametrize(("document", "ending"), WRITTEN)
def test_no_document_for_the_public_tells_a_hidden_figure(
    workbook: Workbook, document: Exportable, ending: str
) -> None:
    assert told(workbook, document, ending) == set()
    if document.name not in REPEATS_NO_FIGURE:
        set_policy(workbook, subject_of(workbook), OFF, "To look.", threshold=5)
        redraft(workbook, Q2)
        assert told(workbook, document, ending), "it would not be found"


def test_no_part_of_a_release_tells_a_hidden_figure(
    sample_file: Path, tmp_path: Path
) -> None:
    with Workbook.open(copied(sample_file, tmp_path), stamp()) as workbook:
        plant(workbook, but={"C MTP 9"})
        number = publish(workbook, Q2).number
        for name, content in workbook.publications.parts(number).items():
            found = canaries(read(name.rpartition(".")[2], content))
            assert found == set(), name
        release = figures_part(workbook, Q2)
        reopen_quarter(workbook, Q2, "To look.")
        set_policy(workbook, subject_of(workbook), OFF, "To look.", threshold=5)
        assert canaries(plain(release)) == set()
        assert str(GROUP) in canaries(plain(figures_part(workbook, Q2)))


def test_no_query_of_a_public_workbook_tells_one(workbook: Workbook) -> None:
    """What a public preview on the screen could draw on, asked of everything."""
    for held, wanted in ((as_published(workbook), False), (workbook, True)):
        said = []
        for each in held.indicators.on_file():
            said += [repr(held.outturns.series(each))]
            said += [
                repr(held.breakdowns.of(each, at)) for at in held.outturns.quarters()
            ]
        for at in held.outturns.quarters()[-6:]:
            said += [repr(positions(held, at)), repr(held.evidence.around(at))]
        said.append(repr(held.whole_file.on_file().outturns.rows()))
        found = {
            e for e in CANARIES if "." not in e and any(e in each for each in said)
        }
        assert bool(found) is wanted
