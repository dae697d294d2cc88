import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qperf_tui import assets
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.status import Status
from qperf_tui.domain.target import TargetKind
from qperf_tui.errors import QperfError
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench import whereabouts
from qperf_tui.workbench.council import load_council, make_council
from qperf_tui.workbench.standings import position
from qperf_tui.workbench.summary import export_text
from qperf_tui.workbench.undoing import undo_last

STAMP = Stamp("Loader", lambda: "2012-12-01T09:00:00Z")
Q2 = Quarter.parse("Q2 2012/13")
SAMPLE = Path(str(assets.folder("sample_data")))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "council.qperf"
    make_council(path, SAMPLE, STAMP)
    return path


@pytest.fixture
def workbook(made: Path, tmp_path: Path) -> Iterator[Workbook]:
    path = tmp_path / "council.qperf"
    shutil.copyfile(made, path)
    with Workbook.open(path, STAMP) as opened:
        yield opened


def test_a_council_comes_whole(workbook: Workbook) -> None:
    assert [each.code for each in workbook.priorities.all()] == list("ABCDEF")
    assert len(workbook.indicators.on_file()) == 82
    assert len(workbook.outturns.quarters()) == 14
    assert workbook.settings.get("council") == "Central Bedfordshire Council"
    assert workbook.settings.get("is_illustrative") == "yes"


def test_an_indicator_is_found_by_the_code_it_had_before(workbook: Workbook) -> None:
    assert workbook.indicators.by_code("chs 2").code == "C MTP 8"


def test_the_record_card_is_judged_as_the_seed_report_says(workbook: Workbook) -> None:
    found = position(workbook, Q2, "C MTP 8")
    assert found.status is Status.RED
    assert found.year_end is not None
    assert found.year_end.low == 85
    assert found.commentary is CommentaryState.AGREED


def test_words_stand_under_the_post_that_wrote_them(workbook: Workbook) -> None:
    key = workbook.indicators.by_code("C MTP 8").indicator_id
    standing = workbook.commentaries.standing(key, Q2)
    assert standing is not None
    assert standing.author == "Head of Intake and Assessment"


def test_targets_breaks_events_and_comparators_come_with_it(workbook: Workbook) -> None:
    homes = workbook.indicators.by_code("A MTP 3").indicator_id
    milestone = workbook.targets.of(homes)[Q2, TargetKind.MILESTONE]
    assert (milestone.low, milestone.high) == (560, 620)
    key = workbook.indicators.by_code("C MTP 8").indicator_id
    assert len(workbook.indicators.breaks(key)) == 1
    assert workbook.context.comparators(key)[0].checked == "recalled"
    assert len(workbook.context.events(key)) >= 2


def test_the_summary_is_the_reports_own_and_drafted(workbook: Workbook) -> None:
    text = export_text(workbook, Q2)
    assert text.startswith("## Quarter 2 Performance Summary\n")
    assert "\n14. The new information system" in text
    assert "79.3% (253 of 319)" in text


def test_nothing_of_the_loading_is_left_to_undo(workbook: Workbook) -> None:
    assert undo_last(workbook) is None
    assert "82 indicators and 14 returns loaded" in workbook.changes.latest(1)[0].says


def test_a_council_is_not_loaded_on_top_of_another(workbook: Workbook) -> None:
    before = len(workbook.changes.latest(1000))
    with pytest.raises(QperfError, match="is not empty"):
        load_council(workbook, SAMPLE)
    assert len(workbook.changes.latest(1000)) == before


def test_a_return_that_is_refused_is_named_and_leaves_no_file(tmp_path: Path) -> None:
    folder, path = tmp_path / "handover", tmp_path / "new.qperf"
    shutil.copytree(SAMPLE, folder)
    wrong = folder / "returns" / "history-PH.csv"
    content = wrong.read_text(encoding="utf-8")
    wrong.write_text(content.replace("32.4", "(32.4)"), encoding="utf-8")
    with pytest.raises(QperfError, match=r"history-PH\.csv is refused.*Line 2") as said:
        make_council(path, folder, STAMP)
    assert "\n" not in str(said.value)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_is_no_council_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.qperf"
    with pytest.raises(QperfError, match=r"priorities\.csv"):
        make_council(path, tmp_path, STAMP)
    assert list(tmp_path.iterdir()) == []


def test_two_loadings_give_the_same_section(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "again.qperf"
    later = Stamp("Somebody else", lambda: "2020-01-01T00:00:00Z")
    make_council(path, SAMPLE, later)
    with Workbook.open(path, later) as again, Workbook.open(made, STAMP) as first:
        assert export_text(again, Q2) == export_text(first, Q2)


@pytest.mark.parametrize(
    "noted", [b"", b"relative.qperf\n", b"/a\x00b\n", b"\xff" * 9000, b"/a\x1b[2J\n"]
)
def test_a_damaged_note_of_the_last_workbook_says_nothing(
    tmp_path: Path, noted: bytes
) -> None:
    (tmp_path / "last-workbook").write_bytes(noted)
    assert whereabouts.last_opened(tmp_path) is None


def test_the_last_workbook_is_remembered_for_its_owner_alone(
    made: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "state" / "deep"
    assert whereabouts.last_opened(folder) is None
    whereabouts.remember(folder, made)
    assert whereabouts.last_opened(folder) == made
    assert (folder / "last-workbook").stat().st_mode & 0o777 == 0o600
    with pytest.raises(QperfError):
        whereabouts.remember(folder, tmp_path / "none.qperf")
    assert whereabouts.last_opened(folder) == made
