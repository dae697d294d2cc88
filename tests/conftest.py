"""What tests share: workbooks made once and copied, and no officer's own settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from qperf_tui.storage.workbook import Workbook
from support.campaign import IS_LONG
from support.workbooks import copied, make_sample, make_small, stamp

# No test is timed: a busy machine is slow now and then. In the gate the examples are
# the same at every run; a campaign looks for others.
settings.register_profile("gate", deadline=None, derandomize=not IS_LONG)
settings.load_profile("gate")


@pytest.fixture(autouse=True)
def _nobodys_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("QPERF_CONFIG", str(folder / "no-settings.toml"))
    for name in ("NO_COLOR", "SSH_CONNECTION", "QPERF_WORKBOOK", "QPERF_USER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample council, to be copied and not written to."""
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.qperf")


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of two indicators, to be copied and not written to."""
    return make_small(tmp_path_factory.mktemp("small") / "small.qperf")


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """The sample council in a workbook of this test's own."""
    return copied(sample_file, tmp_path)


@pytest.fixture
def small(small_file: Path, tmp_path: Path) -> Path:
    """Two indicators in a workbook of this test's own."""
    return copied(small_file, tmp_path)


@pytest.fixture
def council(sample: Path) -> Iterator[Workbook]:
    """The sample council, open."""
    with Workbook.open(sample, stamp()) as workbook:
        yield workbook


@pytest.fixture
def workbook(small: Path) -> Iterator[Workbook]:
    """Two indicators, open."""
    with Workbook.open(small, stamp()) as opened:
        yield opened
