"""Long work gives the keys their turn, and leaves all as it was."""

import gc
import sys

from qperf_tui.tui.long_work import LongWork


class _Made:
    """Something that the search for garbage would look at."""


def test_work_within_work_gives_way_until_the_last_of_it_ends() -> None:
    usual, searches = sys.getswitchinterval(), gc.get_threshold()
    work = LongWork()
    with work.under_way():
        with work.under_way():
            pass
        assert gc.get_threshold()[2] > 1_000_000
        assert gc.get_threshold()[:2] == searches[:2]
        assert sys.getswitchinterval() < usual
    assert gc.get_threshold() == searches
    assert sys.getswitchinterval() == usual
    gc.unfreeze()


def test_what_the_work_leaves_is_looked_through_by_no_later_search() -> None:
    with LongWork().under_way():
        made = _Made()
    try:
        assert not any(each is made for each in gc.get_objects())
        assert gc.isenabled()
    finally:
        gc.unfreeze()
