"""Long work gives the keys their turn, and leaves all as it was."""

import gc
import sys

from qperf_tui.tui.long_work import LongWork


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


def test_what_long_work_leaves_is_looked_through_by_no_later_search() -> None:
    with LongWork().under_way():
        made = [[at] for at in range(200_000)]
    try:
        assert not any(each is made for each in gc.get_objects())
        assert gc.isenabled()
    finally:
        gc.unfreeze()


def test_what_short_work_leaves_is_looked_through_as_anything_else_is() -> None:
    frozen = gc.get_freeze_count()
    with LongWork().under_way():
        made = [[at] for at in range(100)]
    assert gc.get_freeze_count() == frozen
    assert any(each is made for each in gc.get_objects())
