"""Many charts: how far the work is, and nothing left of it when it is stopped."""

from pathlib import Path

import pytest

from qperf_tui.errors import StoppedError
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.documents import APPENDIX
from support.section import Q2
from support.terminal import PROGRAM, Terminal, environment

MANY = Asked(charts=("all",))


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_each_chart_is_told_of_and_the_work_stops_at_any(
    council: Workbook, ending: str
) -> None:
    heard: list[tuple[int, int]] = []

    def stop_at_five(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 5:
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        APPENDIX.make(council, Q2, MANY.as_a(ending), stop_at_five)
    steps = 1 + len(council.indicators.on_file())
    # None is done while what is to be hidden is still worked out.
    assert heard[0][0] == 0
    assert [done for done, _ in heard if done] == [1, 2, 3, 4, 5]
    assert {total for done, total in heard if done} == {steps}


def test_ctrl_c_among_the_charts_leaves_the_old_file_and_nothing_beside(
    sample_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    old = folder / "appendix.docx"
    old.write_bytes(b"the old one")
    workbook = tmp_path / "council.qperf"
    workbook.write_bytes(sample_file.read_bytes())
    command = [
        *(*PROGRAM, "-w", str(workbook), "export", "appendix"),
        *("--charts", "all", "-o", str(old), "--force"),
    ]
    with Terminal(command, environment(tmp_path), size=(100, 24)) as terminal:
        terminal.sees("Appendix A:")
        terminal.type("\x03")
        assert terminal.ends() == 130
        assert terminal.left_on() == []
        assert "Appendix A:" not in terminal.seen
    assert old.read_bytes() == b"the old one"
    assert [each.name for each in folder.iterdir()] == ["appendix.docx"]
