"""An office for each test that works with several people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui.domain.indicator import Indicator
from support.office import Office


@pytest.fixture
def office(sample: Path) -> Iterator[Office]:
    office = Office(sample)
    yield office
    office.close()


@pytest.fixture
def indicator(office: Office) -> Indicator:
    return office("A Writer").indicators.by_code("A MTP 1")
