"""Every bad file is read to the end that the manifest demands, and none raises."""

import json
from pathlib import Path

import pytest

from hazards.import_corpus import CLEAN, REFUSE, Maker, manifest
from qperf_tui.cli.main import main
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staging import KEPT
from support.campaign import IS_LONG


@pytest.mark.parametrize(
    "maker",
    [maker for maker in manifest() if not maker.is_told_by_workbook],
    ids=lambda maker: maker.name,
)
def test_a_bad_file_is_read_as_the_manifest_demands(
    maker: Maker, tmp_path: Path
) -> None:
    case = maker.written(tmp_path)
    staged = read_return(case.path)
    said = "\n".join(problem.says for problem in staged.problems)
    assert staged.is_refused is (case.outcome == REFUSE), said
    assert (staged.total_problems == 0) is (case.outcome == CLEAN), said
    assert len(staged.problems) <= 2 * KEPT
    if case.outcome == REFUSE:
        assert staged.rows == ()
    if case.outcome != CLEAN:
        assert any(
            all(part in problem.says for part in case.says)
            and case.line in {None, problem.line}
            and case.cell in {None, problem.cell}
            for problem in staged.problems
        ), said
    if case.rows is not None:
        assert len(staged.rows) == case.rows, said


def test_the_corpus_is_as_large_as_was_promised() -> None:
    names = [maker.name for maker in manifest()]
    assert len(set(names)) == len(names)
    assert len(names) >= 350


@pytest.mark.parametrize(
    "maker",
    [maker for maker in manifest() if maker.name.startswith("hostile")],
    ids=lambda maker: maker.name,
)
def test_nothing_hostile_is_left_in_what_is_staged_or_said(
    maker: Maker, tmp_path: Path
) -> None:
    staged = read_return(maker.written(tmp_path).path)
    for shown in (*map(str, staged.rows), *(p.says for p in staged.problems)):
        assert shown.isprintable(), shown
        assert "]52;c;" not in shown


@pytest.mark.parametrize(
    "maker",
    [
        maker
        for at, maker in enumerate(manifest())
        if IS_LONG or at % 3 == 0 or maker.is_told_by_workbook
    ],
    ids=lambda maker: maker.name,
)
def test_the_command_ends_as_the_manifest_demands(
    maker: Maker, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = tmp_path / "council.qperf"
    case = maker.written(tmp_path)
    before = case.path.read_bytes()
    assert main(["-w", str(workbook), "new"]) == 0
    capsys.readouterr()
    status = main(["-w", str(workbook), "import", str(case.path), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert status == (1 if case.outcome == REFUSE else 0), told
    assert (told["outcome"] == REFUSE) is (case.outcome == REFUSE)
    if maker.is_told_by_workbook:
        assert any(
            all(map(each["says"].__contains__, case.says)) for each in told["messages"]
        )
    assert len(told["messages"]) <= 51
    assert case.path.read_bytes() == before
