"""How a return's headings were read, kept by name and used by itself next quarter."""

import json
from pathlib import Path

from support.commands import Run

HEAD = "PI,What,Latest,Aim,Mood"


def write(folder: Path, head: str, value: str, name: str = "odd.csv") -> Path:
    path = folder / name
    cells = ["C MTP 8", "Initial assessments", value, "85", "fine"]
    rest = ["x"] * (head.count(",") - 4)
    path.write_text(f"{head}\n{','.join([*cells, *rest])}\n", encoding="utf-8")
    return path


def test_a_profile_is_kept_used_by_itself_shown_and_let_go(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    head = f"{HEAD},Area"
    path = write(tmp_path, head, "80")
    maps = ["--map", "Latest=Value", "--map", "Mood=", "--map", "What=Indicator"]
    maps += ["--map", "Area=Priority"]
    asked = [*maps, "--quarter", "Q2 2012/13"]
    kept = run("-w", workbook, "import", path, *asked, "--save-profile", "Children")
    assert kept.status == 0, kept.err
    listed = run("-w", workbook, "import", "profile", "list", "--json")
    (profile,) = json.loads(listed.out)
    assert profile["name"] == "Children"
    assert profile["columns"]["Latest"] == "Value"
    assert "Q2" not in json.dumps(profile["columns"])
    again = write(tmp_path, head, "81", "next.csv")
    told = ["--quarter", "Q3 2012/13", "--dry-run"]
    used = run("-w", workbook, "import", again, *told)
    assert used.status == 0, used.err
    assert "read by the profile Children" in used.err
    shown = run("-w", workbook, "import", "profile", "show", "children")
    assert "Latest: Value" in shown.out
    assert "Mood: (left out)" in shown.out
    assert run("-w", workbook, "import", "profile", "remove", "Children").status == 0
    assert run("-w", workbook, "import", again, *told).status == 1
    assert run("-w", workbook, "undo").status == 0
    assert run("-w", workbook, "import", again, *told).status == 0


def test_a_file_whose_headings_changed_is_said_and_read_only_if_asked(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    head = f"{HEAD},Area"
    maps = ["--map", "Latest=Value", "--map", "Mood=", "--map", "What=Indicator"]
    maps += ["--map", "Area=Priority", "--quarter", "Q2 2012/13"]
    path = write(tmp_path, head, "80")
    run("-w", workbook, "import", path, *maps, "--save-profile", "Children")
    changed = write(tmp_path, head.replace("Mood", "Colour"), "81", "next.csv")
    told = ["--quarter", "Q3 2012/13", "--dry-run"]
    left = run("-w", workbook, "import", changed, *told)
    assert left.status == 1
    assert "'Mood' is gone and 'colour' is new" in left.err
    assert '--profile "Children"' in left.err
    used = run("-w", workbook, "import", changed, *told, "--profile", "Children")
    assert used.status == 0, used.err
    assert "though the headings have changed" in used.err
    unknown = run("-w", workbook, "import", changed, "--profile", "Adults")
    assert unknown.status == 1
    assert "there are: Children" in unknown.err


def test_a_file_called_profile_can_be_brought_in_by_its_path(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "profile"
    path.write_text("Ref,Q2 2012/13\nC MTP 8,80\n", encoding="utf-8")
    assert run("-w", workbook, "import", path).status == 0
    assert run("-w", workbook, "import").status == 2
