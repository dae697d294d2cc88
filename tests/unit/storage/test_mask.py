"""No query of a workbook that is read for the public tells a figure it hides."""

import ast
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.disclosure import CellKey, Reason
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.breakdowns import Group, GroupFigure
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from support.sources import PACKAGE
from support.workbooks import make_small, stamp

Q2: Final = Quarter.of(2012, 2)
ABOVE, BELOW, SHARE = "104729", "1299709", "86028157"
"""Primes that are in nothing else."""
WHY: Final = Reason("small number", "fewer than 5 people", is_primary=True)
MASKED: Final = {
    "outturns", "breakdowns", "evidence", "stated_figures", "commentaries", "signoffs",
    "paragraphs", "sources", "whole_file",
}  # fmt: skip
"""The modules that give out a council's figures, each through the mask."""
NO_FIGURES_OF_OURS: Final = {
    "changes": "which changes there were",
    "codes": "which codes there are",
    "imports": "moved within the file, and not given out",
    "groups_on_file": "kept within the file to be put back, and not given out",
    "indicators": "which indicators there are",
}


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    with Workbook.open(make_small(tmp_path / "w.qperf"), stamp()) as held:
        key = held.indicators.by_code("CS 1").indicator_id
        above, below = Decimal(ABOVE), Decimal(BELOW)
        with held.transaction():
            held.outturns.put(
                {
                    (key, Q2.ordinal): Figure(
                        value=Decimal(SHARE),
                        numerator=above,
                        denominator=below,
                        reason=f"{ABOVE} cases",
                        status=OutturnStatus.FINAL,
                    )
                },
                None,
            )
            group = held.breakdowns.put_group(
                Group(dimension="Age", title="0 to 4", position=1)
            )
            held.breakdowns.put(
                key, Q2, {group: GroupFigure(value=Decimal(SHARE), numerator=above)}
            )
            held.commentaries.save(
                *(key, Q2, "The rate fell.", CommentaryState.AGREED),
                base_version=0,
                figures=f"{ABOVE} from {ABOVE} over {BELOW}, final; none",
            )
            held.stated_figures.keep_figures(key, Q2, 1, [(key, Q2, "value", ABOVE)])
        yield held


def hidden(workbook: Workbook) -> Workbook:
    about = workbook.indicators.by_code("CS 1")
    (group,) = workbook.breakdowns.of(about, Q2)
    keys = [CellKey(about.indicator_id, Q2, each) for each in (None, group.group_id)]
    return workbook.hide(dict.fromkeys(keys, WHY))


READS: Final[dict[str, Callable[[Workbook, int], object]]] = {
    "series": lambda held, _: held.outturns.series(held.indicators.by_code("CS 1")),
    "recent": lambda held, _: held.outturns.recent(held.indicators.on_file(), Q2, Q2),
    "kept": lambda held, _: held.outturns.kept(),
    "evidence": lambda held, _: held.evidence.around(Q2),
    "evidence later": lambda held, _: held.evidence.around(Q2.shifted(1)),
    "a year later": lambda held, _: held.evidence.around(Q2.shifted(4)),
    "groups": lambda held, _: held.breakdowns.of(held.indicators.by_code("CS 1"), Q2),
    "figures stated": lambda held, key: held.stated_figures.of(key, Q2, 1),
    "standing figures": lambda held, _: held.stated_figures.standing_in(Q2),
    "commentary": lambda held, key: held.commentaries.standing(key, Q2),
    "agreed": lambda held, key: held.commentaries.agreed([key], Q2),
    "versions": lambda held, key: held.commentaries.versions(key, Q2),
    "by another": lambda held, key: held.commentaries.by("B").standing(key, Q2),
    "text": lambda held, key: held.signoffs.text(key, Q2),
    "sources": lambda held, key: held.sources.revisions(key),
    "frames": lambda held, _: held.whole_file.on_file().outturns.to_dicts(),
}


def told(workbook: Workbook, read: Callable[[Workbook, int], object]) -> set[str]:
    key = workbook.indicators.by_code("CS 1").indicator_id
    said = repr(read(workbook, key))
    return set(re.findall(f"{ABOVE}|{BELOW}|{SHARE}", said))


@pytest.mark.parametrize("name", READS)
def test_a_hidden_figure_is_in_no_query_and_a_true_one_in_each(
    workbook: Workbook, name: str
) -> None:
    assert told(hidden(workbook), READS[name]) == set()
    assert told(workbook, READS[name])


def test_what_is_hidden_is_suppressed_with_the_mark_c(workbook: Workbook) -> None:
    about = workbook.indicators.by_code("CS 1")
    (outturn,) = hidden(workbook).outturns.series(about)
    (group,) = hidden(workbook).breakdowns.of(about, Q2)
    for each in (outturn, group):
        assert (each.value, each.mark) == (None, "c")
        assert each.status is OutturnStatus.SUPPRESSED


def selected(module: Path) -> Iterator[str]:
    """The statements of a module that read something."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        said = node.value if isinstance(node, ast.Constant) else None
        if isinstance(said, str) and "SELECT" in said:
            yield said


def test_no_module_gives_out_figures_past_the_mask() -> None:
    figure = re.compile(r"\b(numerator|denominator|shown|figures|outturn\w*)\b")
    for module in sorted((PACKAGE / "storage").glob("*.py")):
        if any(figure.search(each) for each in selected(module)):
            assert module.stem in MASKED | NO_FIGURES_OF_OURS.keys(), module.stem
    for name in MASKED:
        source = (PACKAGE / "storage" / f"{name}.py").read_text(encoding="utf-8")
        assert "self._mask" in source, name
