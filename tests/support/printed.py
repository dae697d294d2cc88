"""Documents as a printer gets them, where there is a program that lays them out."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.suite import converted

_PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


def pages_of_word(document: Path) -> int:
    """How many pages a word processor lays a .docx out on; skips where none can."""
    return _pages(converted(document, "pdf"))


def pages_of_html(document: Path) -> int:
    """How many pages a browser prints a page on; skips where there is none."""
    browser = browser_found()
    made = document.with_suffix(".pdf")
    subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu"),
            *(
                f"--user-data-dir={document.parent / 'browser'}",
                f"--print-to-pdf={made}",
            ),
            *("--no-pdf-header-footer", document.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return _pages(made)


def browser_found() -> str:
    """A browser that can be run without a screen; skips where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


def _pages(document: Path) -> int:
    reader = shutil.which("pdfinfo")
    if reader is None:
        return len(_PAGES.findall(document.read_bytes()))
    told = subprocess.run([reader, str(document)], check=True, capture_output=True)
    found = re.search(rb"Pages: +(\d+)", told.stdout)
    assert found is not None
    return int(found[1])
