import stat
from pathlib import Path

import pytest

from qperf_tui import config
from qperf_tui.config import RagSettings, Settings, SignalSettings, load
from qperf_tui.domain.rules import RULE_SETS, USUAL_PRACTICE
from qperf_tui.errors import SettingsError


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("QPERF_CONFIG", str(path))
    return path


def test_with_no_file_every_setting_has_its_default(settings: Path) -> None:
    assert not settings.exists()
    assert load() == Settings()


def test_what_is_set_is_taken(settings: Path) -> None:
    settings.write_text(
        'author = "Head of Performance"\n'
        'theme = "textual-light"\n'
        'workbook = "~/council.qperf"\n'
        'chart_marker = "ascii"\n'
        "[keys]\n"
        'undo = "z"\n',
        encoding="utf-8",
    )
    assert load() == Settings(
        author="Head of Performance",
        theme="textual-light",
        workbook="~/council.qperf",
        chart_marker="ascii",
        keys={"undo": "z"},
    )


def test_with_nothing_set_the_practice_is_the_usual_one(settings: Path) -> None:
    assert load().practice == USUAL_PRACTICE


def test_a_practice_follows_from_the_settings(settings: Path) -> None:
    settings.write_text(
        '[rag]\nrule = "kent"\njudge = "displayed"\n'
        "[signal]\nrun_length = 6\nscreening = true\n",
        encoding="utf-8",
    )
    found = load()
    assert found.rag == RagSettings("kent", "displayed")
    assert found.signal == SignalSettings(6, screening=True)
    practice = found.practice
    assert practice.rule is RULE_SETS["kent"]
    assert practice.is_as_displayed
    assert practice.is_screened
    assert practice.run_length == 6


@pytest.mark.parametrize("name", list(RULE_SETS))
def test_every_rule_that_ships_can_be_set(settings: Path, name: str) -> None:
    settings.write_text(f'rag.rule = "{name}"', encoding="utf-8")
    assert load().practice.rule.name == name


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('them = "light"', "'them' is not a setting; did you mean theme"),
        ("frobnicate = 1", "'frobnicate' is not a setting; there are author"),
        ("theme = 3", "theme is not understood: Expected str, got int"),
        ('chart_marker = "crayon"', "chart_marker is not understood"),
        ("[keys]\nundo = 3", "keys"),
        ("theme = ", "is not written as TOML"),
        ('theme = "\udcff"', "is not written as TOML"),
        (
            '[rag]\nrule = "haverin-2013"',
            "'haverin-2013' is not a rule of judging; did you mean havering-2013? The",
        ),
        ('[rag]\nrule = "?"', "is not a rule of judging; there are own, havering-2013"),
        ("[rag]\nrule = 3", "rag.rule is not understood: Expected str, got int."),
        ("[rag]\nrul = 3", "'rag.rul' is not a setting; did you mean rag.rule?"),
        ('[rag]\njudge = "both"', "rag.judge is not understood"),
        ('[rag]\njudge = "both"', "write unrounded or displayed."),
        ("rag = 3", "rag is not understood"),
        ("[signal]\nscreen = 3", "'signal.screen' is not a setting; did you mean"),
        ("[signal]\nrun_length = 8", "write 7 or 6."),
        ("[signal]\nscreening = 1", "write true or false."),
    ],
)
def test_a_slip_is_named_in_one_sentence(
    settings: Path, written: str, says: str
) -> None:
    settings.write_bytes(written.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError) as refused:
        load()
    said = str(refused.value)
    assert said.startswith(f"{settings}")
    assert says in said
    assert "\n" not in said


def test_a_file_that_cannot_be_read_is_named(settings: Path) -> None:
    settings.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load()


def test_the_folders_are_the_officers_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QPERF_CONFIG", raising=False)
    monkeypatch.delenv("QPERF_DEMO_DIR", raising=False)
    for name in ("STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert config.settings_path() == tmp_path / "CONFIG" / "qperf-tui" / "config.toml"
    assert config.state_folder() == tmp_path / "STATE" / "qperf-tui"
    assert config.sample_path() == tmp_path / "DATA" / "qperf-tui" / "sample.qperf"


def test_looking_for_settings_makes_nothing(settings: Path) -> None:
    load()
    assert stat.S_ISDIR(settings.parent.stat().st_mode)
    assert list(settings.parent.iterdir()) == []
