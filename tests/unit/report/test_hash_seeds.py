"""The same words in another process, where sets and dictionaries fall otherwise."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROGRAM = """
from unit.report.test_golden_drafts import SITUATIONS
for name, each in SITUATIONS.items():
    print(each.told(name))
"""


def told(seed: str) -> str:
    places = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": places},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_no_word_hangs_on_the_hash_seed() -> None:
    first = told("1")
    assert "Three of the four safeguarding indicators" in first
    assert told("2") == first
