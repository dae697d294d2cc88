"""Definitions written as tables, which change nothing when they are brought back."""

from pathlib import Path

import pytest

from qperf_tui.domain.period import Quarter
from qperf_tui.errors import QperfError
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.closing import close_quarter
from qperf_tui.workbench.defining import amend
from qperf_tui.workbench.definition_files import CellState, Wished, define
from qperf_tui.workbench.definition_sheets import definitions_csv
from support.definition_tables import CHANGES, Q2, WHY, bring
from support.on_file import on_file

WRITTEN = [
    *("priorities", "indicators", "targets", "tolerances", "breaks"),
    *("comparators", "actions"),
]


@pytest.mark.parametrize("kind", WRITTEN)
def test_what_is_written_changes_nothing_when_it_is_brought_back(
    kind: str, council: Workbook, tmp_path: Path
) -> None:
    for each in ("tolerances", "actions", "comparators"):
        bring(council, tmp_path, each, CHANGES[each])
    odd = {"owner": "=HYPERLINK(1)", "definition": "- All.\n\nNot some.", "theme": "-"}
    amend(council, council.indicators.by_code("CS 9"), odd, WHY)
    held = on_file(council)
    for quarter in (Q2, Quarter.of(2012, 3)):
        path = tmp_path / "written.csv"
        path.write_bytes(definitions_csv(council, TableKind(kind)))
        wished = Wished(reason=WHY)
        taken = define(council, TableKind(kind), path, wished)
        assert taken.outcome == "clean", taken.problems
        assert taken.done.cells == []
        assert taken.done.count(CellState.UNCHANGED) >= 1
        assert not taken.is_written
        assert on_file(council) == held
        # The same holds where everything is published.
        close_quarter(council, quarter, "Published.")
        held = on_file(council)


def test_what_is_for_few_to_see_is_not_written(council: Workbook) -> None:
    for kind in (TableKind.GROUPS, TableKind.PEOPLE, TableKind.NATIONAL):
        with pytest.raises(QperfError, match="only brought in"):
            definitions_csv(council, kind)
