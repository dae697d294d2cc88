"""Long work gives the keys their turn, and leaves all as it was."""

import gc
import sys

from qperf_tui.tui.long_work import LongWork


def test_work_within_work_gives_way_until_the_last_of_it_ends() -> None:
    usual = sys.getswitchinterval()
    work = LongWork()
    with work.under_way():
        with work.under_way():
            pass
        assert not gc.isenabled()
        assert sys.getswitchinterval() < usual
    assert gc.isenabled()
    assert sys.getswitchinterval() == usual
