"""What it takes to check a text: its figures alone, and with style and spelling."""

import time
from collections.abc import Callable
from pathlib import Path

from bench.councils import QUARTERS, STAMP
from bench.measures import Samples
from qperf_tui import assets
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.council import make_council
from qperf_tui.workbench.figure_proof import prove_figures
from qperf_tui.workbench.proofing import proof

FIGURES, WHOLE = "figures of 300 words, 82", "all of 300 words, 82"
LARGE = "figures of 300 words, 10,000"

_TIMES = 15
_SENTENCES = (
    "The percentage of initial assessments completed within 10 working days was "
    "79.3% (253 of 319) in Quarter 2, 5.7 percentage points below the year-end "
    "target of 85%. The service reports that the dip is partly due to the August "
    "holiday period, and officers expect performance to level out by March 2013. "
)
_TEXT = _SENTENCES * 6


def prove(largest: Path) -> Samples:
    """Check a text of some 300 words in the sample council and in the largest one."""
    sample = largest.with_name("sample.qperf")
    make_council(sample, assets.folder("sample_data"), STAMP)
    with Workbook.open(sample, STAMP) as workbook:
        about, quarter = workbook.indicators.by_code("C MTP 8"), QUARTERS[-1]
        found = {
            f"proof | {FIGURES}": _timed(
                lambda: prove_figures(workbook, _TEXT, quarter, about)
            ),
            f"proof | {WHOLE}": _timed(lambda: proof(workbook, _TEXT, quarter, about)),
        }
    with Workbook.open(largest, STAMP) as workbook:
        first = workbook.indicators.on_file()[0]
        found[f"proof | {LARGE}"] = _timed(
            lambda: prove_figures(workbook, _TEXT, QUARTERS[-1], first)
        )
    return found


def _timed(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    # The first warms what later ones use, such as the dictionary.
    return times[1:]
