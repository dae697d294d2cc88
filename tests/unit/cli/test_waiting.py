"""What a terminal shows of work that takes long, and takes away again."""

import io

import pytest

from qperf_tui.cli import waiting as module
from qperf_tui.cli.waiting import waiting
from qperf_tui.errors import StoppedError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_is_told_of_and_the_line_is_taken_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setattr(module, "_A_MOMENT", -1.0)
    with waiting("The paper") as progress:
        progress(1, 3)
        assert shown.getvalue().endswith("The paper: 1 of 3")
    assert shown.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("is_terminal", [True, False])
def test_short_work_and_work_that_nobody_watches_say_nothing(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    shown = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr("sys.stderr", shown)
    if not is_terminal:
        monkeypatch.setattr(module, "_A_MOMENT", -1.0)
    with waiting("The paper") as progress:
        progress(1, 3)
    assert not shown.getvalue()


def test_the_line_goes_when_the_work_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    monkeypatch.setattr(module, "_A_MOMENT", -1.0)

    def stopped() -> None:
        with waiting("The paper") as progress:
            progress(1, 3)
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        stopped()
    assert shown.getvalue().endswith("\r\x1b[K")
