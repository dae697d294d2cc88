"""Packs for every owner, each with what is theirs and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.parts import Parts
from qperf_tui.domain.period import Quarter
from qperf_tui.errors import ExportError, QperfError, UnknownError
from qperf_tui.report.packs import as_xlsx
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import add_action, close_action
from qperf_tui.workbench.packing import packs, unowned, write_packs
from support.office import Q2, restate, write

OWNER = "Head of Corporate Parenting"


def test_every_owned_indicator_is_in_the_pack_of_its_owner(council: Workbook) -> None:
    found = packs(council, Q2)
    held = {row.code: pack.owner for pack in found for row in pack.rows}
    known = council.indicators.on_file()
    assert held == {each.code: each.owner for each in known if each.owner}
    assert [pack.owner for pack in found] == sorted(pack.owner for pack in found)
    assert unowned(council, Q2) == [each.code for each in known if not each.owner]


def test_a_row_shows_the_figure_and_last_quarters_words(council: Workbook) -> None:
    (found,) = (pack for pack in packs(council, Q2) if pack.owner == OWNER)
    row = next(row for row in found.rows if row.code == "CS 18")
    assert row.shown[:8] == (
        *("CS 18", row.shown[1], "57.7% (41 of 71)", "70%", "Red"),
        *("down 8.3 percentage points on Q1 2012/13 (worse)", "66.0%", "62.0%"),
    )
    assert row.shown[8].startswith("Performance was 4 percentage points below")
    assert row.shown[9] == (
        "Report planned and unplanned moves separately (Head of Corporate Parenting; "
        "due 31 January 2013)"
    )
    assert row.boxes.what.startswith("Performance is below target")
    assert row.version == 1
    assert found.council == "Central Bedfordshire Council"
    assert "illustrative" in found.notice


def test_last_quarters_words_say_their_figures(council: Workbook) -> None:
    last = council.indicators.by_code("CS 18")
    held = council.commentaries.standing(last.indicator_id, Q2)
    assert held is not None
    write(council, last, "What: It was {.value}.\nWhy: Moves.")
    after = Quarter(Q2.ordinal + 1)
    found = {row.code: row for pack in packs(council, after) for row in pack.rows}
    assert found["CS 18"].shown[8] == "What: It was 57.7%.\nWhy: Moves."
    now = {row.code: row for pack in packs(council, Q2) for row in pack.rows}
    assert now["CS 18"].boxes == Parts(what="It was {.value}.", why="Moves.")


def test_every_action_that_is_open_in_the_quarter_is_on_a_line(
    council: Workbook,
) -> None:
    about = council.indicators.by_code("CS 18")
    (first,) = council.actions.open_in(Q2, [about.indicator_id])
    closed = close_action(council, first, "It is done.", Quarter(Q2.ordinal + 1))
    again = replace(closed, title="Visit each home.\n=1+1", raised_in=Q2)
    add_action(council, again)
    shown = {row.code: row.shown[9] for pack in packs(council, Q2) for row in pack.rows}
    assert sorted(line.split(" (")[0] for line in shown["CS 18"].splitlines()) == [
        "Report planned and unplanned moves separately",
        "Visit each home. =1+1",
    ]
    assert shown["CS 1"] == ""


def test_no_suppressed_figure_is_in_a_pack(council: Workbook) -> None:
    about = council.indicators.by_code("CS 18")
    restate(council, about, "43.7", OutturnStatus.SUPPRESSED)
    after = Quarter(Q2.ordinal + 1)
    for quarter in (Q2, after, Quarter(Q2.ordinal + 4)):
        rows = [row for pack in packs(council, quarter) for row in pack.rows]
        (shown,) = (row.shown[:8] for row in rows if row.code == "CS 18")
        assert "43.7" not in " ".join(shown)
    (found,) = (pack for pack in packs(council, Q2) if pack.owner == OWNER)
    (row,) = (row for row in found.rows if row.code == "CS 18")
    assert (row.shown[2], row.shown[5]) == ("suppressed", "")


def test_packs_are_written_and_none_is_overwritten(
    council: Workbook, tmp_path: Path
) -> None:
    folder = tmp_path / "to" / "packs"
    written = write_packs(council, Q2, folder)
    assert len(written) == len(packs(council, Q2))
    assert {each.path for each in written} == set(folder.iterdir())
    for each in written:
        assert each.path.read_bytes() == as_xlsx(each.pack)
        assert each.path.name.isascii()
    *others, last = (each.path for each in written)
    for each in others:
        each.unlink()
    last.write_bytes(b"a reply")
    with pytest.raises(ExportError, match="there already"):
        write_packs(council, Q2, folder)
    assert list(folder.iterdir()) == [last], "some were written all the same"
    assert last.read_bytes() == b"a reply"
    write_packs(council, Q2, folder, may_replace=True)
    assert last.read_bytes() == as_xlsx(written[-1].pack)


def test_one_owner_is_found_however_the_name_is_typed(
    council: Workbook, tmp_path: Path
) -> None:
    (one,) = write_packs(council, Q2, tmp_path / "a", owner=f" {OWNER.upper()} ")
    assert one.path.name == "2012-13-Q2-commentary-head-of-corporate-parenting.xlsx"
    with pytest.raises(UnknownError, match="owned by Nobody; there are Chief Finance"):
        write_packs(council, Q2, tmp_path / "b", owner="Nobody")
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("A\\B:C*D?", "a-b-c-d"),
        ("Zoë O'Brien", "zoe-obrien"),
        ("…", "owner"),
        ("CON.", "con"),
        ("long " * 40, ("long-" * 12)[:-1]),
    ],
)
def test_a_file_is_named_safely_whatever_the_owner_is_called(
    owner: str, name: str, workbook: Workbook, tmp_path: Path
) -> None:
    first, second = workbook.indicators.on_file()
    workbook.indicators.amend(first.indicator_id, "owner", owner)
    workbook.indicators.amend(second.indicator_id, "owner", f"{owner} !")
    one, two = write_packs(workbook, Q2, tmp_path / "to")
    start = f"2012-13-Q2-commentary-{name}"
    assert {one.path.stem, two.path.stem} == {start, f"{start}-2"}
    assert {one.path, two.path} == set((tmp_path / "to").iterdir())


def test_an_owner_is_one_however_returns_spell_the_name(workbook: Workbook) -> None:
    first, second = workbook.indicators.on_file()
    workbook.indicators.amend(first.indicator_id, "owner", "Head of Care")
    workbook.indicators.amend(second.indicator_id, "owner", "head  of care")
    (found,) = packs(workbook, Q2)
    assert found.owner == "Head of Care"
    assert [row.code for row in found.rows] == [first.code, second.code]


def test_without_any_owner_there_is_nothing_to_write(
    workbook: Workbook, tmp_path: Path
) -> None:
    with pytest.raises(QperfError, match="No indicator has an owner"):
        write_packs(workbook, Q2, tmp_path)


def test_a_folder_that_cannot_be_had_is_told(council: Workbook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="cannot be made"):
        write_packs(council, Q2, tmp_path / "file" / "packs")
