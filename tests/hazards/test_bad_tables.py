"""Every bad table of definitions ends as its manifest demands, and none raises."""

import json
from pathlib import Path

import pytest

from hazards.import_corpus import REFUSE, Maker, manifest
from hazards.import_corpus.case import CLEAN
from hazards.import_corpus.tables import MAKERS
from qperf_tui.cli.main import main
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_files import Wished, define
from support.campaign import IS_LONG
from support.on_file import on_file
from support.workbooks import stamp

WISHED = Wished(reason="As cabinet agreed.")


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.name)
def test_a_bad_table_ends_as_the_manifest_demands(
    maker: Maker, tmp_path: Path, small: Path
) -> None:
    case = maker.written(tmp_path)
    kind = TableKind(maker.name.partition("-")[0])
    with Workbook.open(small, stamp()) as held:
        before = on_file(held)
        taken = define(held, kind, case.path, WISHED)
        after = on_file(held)
    said = "\n".join(problem.says for problem in taken.problems)
    noted = " ".join(each.says for each in taken.notes)
    assert taken.outcome == case.outcome, said
    assert (after != before) is taken.is_written
    assert not (taken.is_written and case.outcome == REFUSE)
    if case.outcome != CLEAN:
        assert any(
            all(part in f"{each.says} {noted}" for part in case.says)
            and case.line in {None, each.line}
            for each in taken.problems
        ), said
    for shown in (*map(str, taken.done.cells), *(p.says for p in taken.problems)):
        assert shown.isprintable(), shown
        assert "]52;c;" not in shown


@pytest.mark.parametrize(
    "maker", manifest()[:: 1 if IS_LONG else 9], ids=lambda maker: maker.name
)
def test_a_file_that_is_no_table_of_definitions_harms_nothing(
    maker: Maker, tmp_path: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = maker.written(tmp_path)
    before = case.path.read_bytes()
    kind = ("targets", "indicators", "national")[len(maker.name) % 3]
    command = ["-w", str(small), "define", kind, str(case.path), "--json"]
    capsys.readouterr()
    status = main([*command, "--reason", "As cabinet agreed."])
    told = json.loads(capsys.readouterr().out)
    assert (status == 1) is (told["outcome"] == REFUSE), told
    assert len(told["messages"]) <= 51
    assert case.path.read_bytes() == before
