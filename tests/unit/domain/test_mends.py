"""Every mend is worded by every surface: by an option, by a key, or in the file."""

import pytest

from qperf_tui.cli.import_mends import by_option
from qperf_tui.domain.mends import Cause, Mend, MendWords, Wanted, in_the_file
from qperf_tui.tui.import_mends import by_key


@pytest.mark.parametrize("wanted", Wanted)
def test_a_mend_is_worded_by_every_surface_and_by_each_its_own_way(
    wanted: Wanted,
) -> None:
    mend = Mend(wanted, "ABOUT", "COLUMN")
    said = {words(mend) for words in (by_option, by_key, in_the_file)}
    assert len(said) == 3
    assert all(each and not each.endswith(".") for each in said)
    assert not any("--" in words(mend) for words in (by_key, in_the_file))
    assert "qperf-tui" not in by_key(mend) + in_the_file(mend)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            by_option,
            (
                "it looks like a table of targets; if it is, bring it in with "
                "qperf-tui define targets FILE"
            ),
        ),
        (by_key, "it looks like a table of targets; press d to bring it in as one"),
        (
            in_the_file,
            "it looks like a table of targets; bring it in as one if it is",
        ),
    ],
)
def test_a_table_of_definitions_is_said_with_what_brings_it_in(
    words: MendWords, says: str
) -> None:
    cause = Cause("it looks like a table of targets", Mend(Wanted.KIND, "targets"))
    assert cause.worded(words) == says
