"""What axe-core finds wrong with a page, where it and a browser are there.

`QPERF_AXE` names the file axe.min.js, which is not kept here.
"""

import html
import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from support.printed import browser_found

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """
<script>
axe.run(document, {runOnly: %s}).then(found => parent.postMessage(JSON.stringify({
  violations: found.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 200))]),
  passes: found.passes.map(p => p.id),
}), "*"));
</script>
"""
_FRAME = """<!DOCTYPE html><html lang="en"><head><title>Frame</title></head><body>
<pre id="told"></pre><script>
addEventListener("message", sent => {
  document.getElementById("told").textContent = sent.data;
});
</script><iframe src="page.html" style="width: %dpx; height: 3000px"></iframe>
</body></html>"""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TOLD = re.compile(r'<pre id="told">(\{.*?\})</pre>', re.DOTALL)


def violations(page: str, width: int, folder: Path) -> list[object]:
    """What breaks WCAG 2.2 AA in a page so many pixels wide; skips without axe."""
    axe = os.environ.get("QPERF_AXE", "")
    if not axe:
        pytest.skip("QPERF_AXE names no axe.min.js")
    browser = browser_found()
    # The page itself lets no script run; a copy that does is looked through.
    opened = _POLICY.sub("", page)
    assert opened != page
    script = f"<script>{Path(axe).read_text(encoding='utf-8')}</script>"
    run = script + _RUN % json.dumps(RULES)
    (folder / "page.html").write_text(opened.replace("</body>", f"{run}</body>"))
    frame = folder / "frame.html"
    frame.write_text(_FRAME % width)
    done = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--virtual-time-budget=60000", f"--user-data-dir={folder / 'browser'}"),
            *("--window-size=1400,3000", frame.as_uri()),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    told = _TOLD.search(done.stdout)
    assert told is not None, "the page was not looked through to the end"
    found = json.loads(html.unescape(told[1]))
    assert "color-contrast" in found["passes"]
    return list(found["violations"])
