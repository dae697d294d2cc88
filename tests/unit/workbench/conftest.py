"""An office for each test that works with several people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.pack import Pack
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.packing import packs
from support.office import Q2, Office
from support.unpacked import CLERK, OWNER


@pytest.fixture
def office(sample: Path) -> Iterator[Office]:
    office = Office(sample)
    yield office
    office.close()


@pytest.fixture
def indicator(office: Office) -> Indicator:
    return office("A Writer").indicators.by_code("A MTP 1")


@pytest.fixture
def clerk(office: Office) -> Workbook:
    return office(CLERK)


@pytest.fixture
def sent(clerk: Workbook) -> Pack:
    return next(each for each in packs(clerk, Q2) if each.owner == OWNER)
