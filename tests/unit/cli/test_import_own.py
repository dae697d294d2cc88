"""Our own files: another workbook is brought in, and tables to be read are not."""

import hashlib
import json
import shlex
import shutil
import sqlite3
from pathlib import Path

import pytest

from support.commands import Run, content
from support.earlier import make_earlier


@pytest.mark.parametrize(
    ("name", "command", "said"),
    [
        ("list.json", "list --json", "a list of qperf-tui's"),
        ("list.csv", "list --csv", "a list of qperf-tui's"),
        ("show.csv", "show 'C MTP 8' --csv", "a list of qperf-tui's"),
        ("actions.csv", "action list --csv", "qperf-tui action"),
        ("appendix.md", "export appendix", "a Markdown document"),
        ("appendix.html", "export appendix --format html", "a web page"),
        ("appendix.csv", "export appendix --format csv", "Appendix A"),
        ("audit.csv", "export audit --format csv", "the audit of a paper"),
    ],
)
def test_what_is_made_to_be_read_is_refused_by_name(
    run: Run, workbook: Path, name: str, command: str, said: str
) -> None:
    path = workbook.with_name(name)
    path.write_text(run("-w", workbook, *shlex.split(command)).out, encoding="utf-8")
    before = content(run, workbook)
    told = run("-w", workbook, "import", path)
    assert told.status == 1
    assert said in told.err
    assert told.err.count(name) == 2, "one sentence, and that nothing is imported"
    assert content(run, workbook) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("appendix.xlsx", "Appendix A"),
        ("appendix.parquet", "Appendix A"),
        ("appendix.docx", "a Word document"),
        ("appendix.pdf", "a PDF"),
    ],
)
def test_appendix_a_is_refused_by_name_in_every_format(
    run: Run, workbook: Path, tmp_path: Path, name: str, said: str
) -> None:
    path = tmp_path / name
    for more in ([], ["--internal"]):
        run("-w", workbook, "export", "appendix", *more, "-o", path, "--force")
        told = run("-w", workbook, "import", path)
        assert told.status == 1
        assert said in told.err
        assert told.err.count(name) == 2


def test_a_pack_is_brought_back_by_unpack_and_never_as_a_return(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    run("-w", workbook, "pack", "--to", tmp_path / "packs")
    pack = next((tmp_path / "packs").glob("*.xlsx"))
    told = run("-w", workbook, "import", pack)
    assert told.status == 1
    assert "bring it back with qperf-tui unpack" in told.err


def test_another_workbook_fills_a_new_one_and_again_changes_nothing(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first.qperf"
    run("-w", first, "new")
    sha256 = hashlib.sha256(workbook.read_bytes()).hexdigest()
    taken = run("-w", first, "import", workbook)
    assert taken.status == 0, taken.err
    assert "read as a workbook" in taken.err
    again = json.loads(run("-w", first, "import", workbook, "--json").out)
    assert again["changed"] == 0
    back = json.loads(run("-w", workbook, "import", first, "--json").out)
    assert back["changed"] == 0
    assert hashlib.sha256(workbook.read_bytes()).hexdigest() == sha256
    assert run("-w", first, "undo").status == 0


def test_a_workbook_with_a_trigger_of_somebody_else_is_refused(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.qperf"
    shutil.copy(workbook, wrong)
    with sqlite3.connect(wrong) as connection:
        connection.execute(
            "CREATE TRIGGER t AFTER INSERT ON priority BEGIN DELETE FROM outturn; END"
        )
    connection.close()
    before = content(run, workbook)
    said = run("-w", workbook, "import", wrong)
    assert said.status == 1
    assert "triggers or views that qperf-tui did not make" in said.err
    assert content(run, workbook) == before


def test_a_database_that_is_no_workbook_is_refused(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.qperf"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE outturn (value)")
    connection.close()
    assert run("-w", workbook, "import", other).status == 1
    cut = tmp_path / "cut.qperf"
    cut.write_bytes(workbook.read_bytes()[:5_000])
    said = run("-w", workbook, "import", cut)
    assert said.status == 1
    assert "Traceback" not in said.err
    same = run("-w", workbook, "import", workbook)
    assert "is the workbook that is open" in same.err


def test_a_workbook_of_an_earlier_version_is_brought_in_and_left_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    earlier = make_earlier(folder / "earlier.qperf", 2, monkeypatch)
    before = earlier.read_bytes()
    workbook = tmp_path / "council.qperf"
    run("-w", workbook, "new")
    taken = run("-w", workbook, "import", earlier)
    assert (taken.status, "2 figures added" in taken.err) == (0, True), taken.err
    assert earlier.read_bytes() == before
    assert [each.name for each in folder.iterdir()] == [earlier.name]
