"""What a return is set beside says what the workbook does, however it is packed."""

from decimal import Decimal
from pathlib import Path

import pytest

from qperf_tui.domain.entry_guards import Earlier
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import TargetKind, read_target
from qperf_tui.errors import StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.held import Held
from qperf_tui.workbench.held_figures import HeldFigures
from support.workbooks import make_long, stamp


@pytest.fixture
def held(tmp_path: Path) -> Workbook:
    return Workbook.open(make_long(tmp_path / "long.qperf"), stamp())


def test_every_figure_and_target_is_held_as_it_is_on_file(held: Workbook) -> None:
    keys = [each.indicator_id for each in held.indicators.on_file()]
    for year, said in enumerate(("85", "10 to 15", "above England"), 2010):
        held.targets.put(keys[-1], Quarter.of(year, 4), read_target(said))
    figures = HeldFigures(held, keys)
    kept = held.outturns.kept()
    assert kept
    assert {at: figures.kept(*at) for at in kept} == kept
    targets = held.targets.all()
    assert len(targets) >= 3
    assert {at: figures.target(*at) for at in targets} == targets
    assert {
        (key, ordinal): each
        for key in keys
        for ordinal, each in figures.earlier(key).items()
    } == {
        at: Earlier(Decimal(str(row[0])), row[2] and Decimal(str(row[2])))
        for at, row in kept.items()
        if row[0] is not None
    }


def test_what_is_not_there_is_held_as_nothing(held: Workbook) -> None:
    figures = HeldFigures(held, [])
    assert figures.kept(1, 8_050) is None
    assert figures.target(1, 8_050, TargetKind.MILESTONE) is None
    assert figures.earlier(1) == {}


def test_reading_what_is_on_file_can_be_stopped(held: Workbook) -> None:
    def stop(count: int, total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        Held.by(held, stop)
