"""What the tracked files may not name, and what the lock has to say."""

import re
import subprocess

import pytest

from support.sources import ROOT

HOSTS = ("py" + "pi.org", "python" + "hosted", "arti" + "factory", "dev" + "pi.")
OPTIONS = ("index" + "-url", "trusted" + "-host", "find" + "-links")
FOLDERS = ("work", "home", "root", "opt", "Users", "mnt", "srv")
PLACES = re.compile(
    "|".join(map(re.escape, HOSTS + OPTIONS))
    + r"|(?<![\w.~)}*-])/(?:" + "|".join(FOLDERS) + r")/\w"
    + r"|\b[A-Z]:\\(?:Users|Documents)"
    + "|file" + "://"
)  # fmt: skip
"""A package registry, or a path on one person's machine.

Written in parts, so that a search of this file finds none of them.
"""

REQUIREMENT = re.compile(r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==[^ ;]+")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def tracked() -> list[str]:
    """The paths of every file that git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [path for path in listed.stdout.split("\0") if (ROOT / path).is_file()]


def named_places(content: bytes) -> list[str]:
    """The registries and machine paths that a file names."""
    return [found[0] for found in PLACES.finditer(content.decode(errors="replace"))]


def locked() -> list[str]:
    """The lock, one requirement with its hashes to a line."""
    written = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return written.replace("\\\n", " ").splitlines()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine() -> None:
    paths = tracked()
    assert "pyproject.toml" in paths
    named = {path: named_places((ROOT / path).read_bytes()) for path in paths}
    assert {path: places for path, places in named.items() if places} == {}


@pytest.mark.parametrize(
    "line",
    [
        "https://files." + HOSTS[1] + ".org/packages/a.whl",
        "pip install --" + OPTIONS[0] + " x",
        "cd /" + FOLDERS[0] + "/main",
        "open('/" + FOLDERS[1] + "/priya/council.qperf')",
        "file" + ":///wheels",
        "C" + r":\Users\priya",
    ],
)
def test_a_registry_or_a_path_of_one_machine_is_caught(line: str) -> None:
    assert named_places(line.encode())


@pytest.mark.parametrize(
    "line",
    [
        "../" + FOLDERS[0] + "/next",
        "https://example.org/home/page",
        "~/" + FOLDERS[0] + "/x",
        "n/" + FOLDERS[-1] + "/a",
    ],
)
def test_other_paths_are_left_alone(line: str) -> None:
    assert named_places(line.encode()) == []


def test_the_lock_has_no_address_and_a_hash_for_everything() -> None:
    requirements = [line for line in locked() if line.strip()]
    assert len(requirements) > 20
    for line in requirements:
        said = line.split("--hash", 1)[0].strip()
        assert REQUIREMENT.match(said), line[:80]
        assert HASH.search(line), f"{said} has no hash"
        assert "://" not in line
        assert " @ " not in line


def test_the_lock_holds_everything_the_product_asks_for() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = re.findall(r'^    "([A-Za-z0-9_-]+)(?:\[\w+\])?>=', project, re.MULTILINE)
    held = {line.split("==")[0].split("[")[0] for line in locked()}
    assert len(asked) > 15
    assert {name.replace("_", "-") for name in asked} <= held
