"""Make the pictures of the screen that the README shows, from the real program.

Run `make picture`. It loads the sample council into a temporary workbook, goes to each
screen by its keys and writes it beside this file.
"""

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Final

from qperf_tui import assets
from qperf_tui.config import Settings
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.council import load_council

SIZE: Final = (120, 40)
FOLDER: Final = Path(__file__).parent
TYPED: Final = (
    "What: Some {.value:fraction} children had a stable placement, {.movement:words}. "
    "That is 58% and on target, after a fall of 8.3%. Frameworkki now shows planned "
    "moves apart."
)
PICTURES: Final = {
    "review": ("slash", *"safeguarding", "enter", "down"),
    "writing": ("slash", *"same placement", "enter", "e", "f7", *TYPED),
    "queue": ("2",),
    "report": ("3", "right_square_bracket"),
}
"""The keys that lead to what each picture shows."""
REST: Final = 6
"""Seconds that a screen is left to find everything out."""


async def picture(path: Path, keys: tuple[str, ...]) -> str:
    """What the sample council's workbook shows after some keys, as SVG."""
    stamp = Stamp(by="Performance officer", clock=lambda: "2012-11-27T09:00:00Z")
    with Workbook.create(path, stamp) as workbook:
        load_council(workbook, assets.folder("sample_data"))
        app = QperfApp(workbook, Quarter.of(2012, 2), Settings())
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press(*keys)
            await pilot.pause(REST)
            drawn = app.export_screenshot(title="qperf-tui")
        app.close_desk()
    # Textual names a font to fetch, and a picture in a README fetches nothing. The time
    # of day, and the number that follows from it, would make every picture a new one.
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"saved(&#160;| )\d\d:\d\d", r"saved\g<1>09:00", drawn)
    return re.sub(r"terminal-\d+", "terminal", drawn)


def main() -> None:
    """Write every picture."""
    for name, keys in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            drawn = asyncio.run(picture(Path(folder) / "sample.qperf", keys))
        (FOLDER / f"{name}.svg").write_text(drawn)


if __name__ == "__main__":
    main()
