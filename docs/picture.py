"""Make the picture of the screen that the README shows, from the real program.

Run `make picture`. It loads the sample council into a temporary workbook, opens one
indicator in the list and writes `docs/review.svg`.
"""

import asyncio
import re
import tempfile
from pathlib import Path

from qperf_tui import assets
from qperf_tui.config import Settings
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.app import QperfApp
from qperf_tui.workbench.council import load_council

SIZE = (120, 40)
PICTURE = Path(__file__).with_name("review.svg")


async def picture(path: Path) -> str:
    """The list of the sample council with the cursor on C MTP 8, as SVG."""
    stamp = Stamp(by="Performance officer", clock=lambda: "2012-11-01T09:00:00Z")
    with Workbook.create(path, stamp) as workbook:
        load_council(workbook, assets.folder("sample_data"))
        app = QperfApp(workbook, Quarter.of(2012, 2), Settings())
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("slash", *"safeguarding", "enter")
            await pilot.press("down")
            await pilot.pause(1)
            drawn = app.export_screenshot(title="qperf-tui")
        app.close_desk()
    # Textual names a font to be fetched; a picture in a README fetches nothing.
    return re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        PICTURE.write_text(asyncio.run(picture(Path(folder) / "sample.qperf")))
