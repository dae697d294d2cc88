"""Every version is there to be read, compared and put back."""

from pathlib import Path

from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.commenting import save_commentary
from support.officer import Q2, Officer, at_the_workbench
from support.workbooks import stamp

CODE = "A MTP 1"
BODIES = ("Leave was taken.", "Leave was taken in May.", "Cover was found in May.")


def write(path: Path) -> None:
    """Save three versions, each by somebody else, and one of the quarter before."""
    with Workbook.open(path, stamp("B Colleague")) as workbook:
        indicator = workbook.indicators.by_code(CODE)
        for place, body in enumerate(BODIES):
            save_commentary(
                workbook,
                indicator,
                Q2,
                body,
                CommentaryState.DRAFT,
                base_version=place,
                reason="checked with the service" if place else "",
            )
        save_commentary(
            workbook,
            indicator,
            Q2.shifted(-1),
            "Leave was planned.",
            CommentaryState.READY,
            base_version=0,
        )


async def opens(officer: Officer) -> None:
    """Go to the versions by the record."""
    await officer.goes_to(CODE)
    await officer.press("enter", "h")
    assert officer.screen == "VersionsScreen"


async def test_versions_are_listed_newest_first_with_what_changed(
    sample: Path,
) -> None:
    write(sample)
    async with at_the_workbench(sample) as officer:
        await opens(officer)
        rows = [line for line in officer.seen.splitlines() if "words" in line]
        assert [row.split()[0] for row in rows] == ["3", "2", "1"]
        await officer.sees("B Colleague · checked with the service")
        await officer.sees("Version 3", "what changed since version 2")
        assert officer.line("#words Static") == (
            "[-Leave-] [+Cover+] was [-taken-] [+found+] in May."
        )
        await officer.press("down")
        assert officer.line("#words Static") == "Leave was taken [+in May+]."
        await officer.press("down")
        await officer.sees("the first version")
        assert officer.line("#words Static") == BODIES[0]
        await officer.press("h")
        assert officer.screen == "RecordScreen"


async def test_any_two_are_compared_by_marking_one(sample: Path) -> None:
    write(sample)
    async with at_the_workbench(sample) as officer:
        await opens(officer)
        await officer.press("down", "down", "space", "up", "up")
        await officer.sees("Version 3", "what changed since version 1")
        assert officer.line("#words Static") == (
            "[-Leave-] [+Cover+] was [-taken-] [+found in May+]."
        )
        await officer.press("down", "down", "space", "up")
        await officer.sees("Version 2", "what changed since version 1")
        await officer.press("up")
        await officer.sees("Version 3", "what changed since version 2")


async def test_a_version_is_compared_with_last_quarter(sample: Path) -> None:
    write(sample)
    async with at_the_workbench(sample) as officer:
        await opens(officer)
        await officer.press("l")
        await officer.sees("what changed since Q1 2012/13")
        assert "[-Leave-] [+Cover+] was [-planned-]" in officer.line("#words Static")
        await officer.press("l")
        await officer.sees("what changed since version 2")


async def test_an_earlier_version_stands_again_as_a_new_one_and_u_undoes_it(
    sample: Path,
) -> None:
    write(sample)
    async with at_the_workbench(sample) as officer:
        await opens(officer)
        await officer.press("R")
        assert officer.told[-1] == "Version 3 stands already."
        await officer.press("down", "R")
        note = officer.note(CODE)
        assert (note.version, note.body) == (4, BODIES[1])
        assert note.reason == "restored from version 2"
        assert officer.told[-1] == "Version 2 stands again; u undoes it."
        await officer.press("u")
        assert officer.note(CODE).body == BODIES[2]


async def test_the_editor_opens_them_and_keeps_what_is_typed(sample: Path) -> None:
    write(sample)
    async with at_the_workbench(sample) as officer:
        await officer.writes(CODE, "Being typed.")
        await officer.press("ctrl+t")
        assert officer.screen == "VersionsScreen"
        assert officer.draft(CODE).body == "Being typed."
        await officer.press("escape")
        assert officer.text.text == "Being typed."


async def test_nothing_written_has_no_versions(sample: Path) -> None:
    async with at_the_workbench(sample) as officer:
        await opens(officer)
        await officer.sees("Nothing is written yet")
        await officer.press("space", "R", "l", "escape")
        assert officer.screen == "RecordScreen"
