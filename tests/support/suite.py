"""What LibreOffice makes of a file, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(path: Path, to: str) -> Path:
    """The file as LibreOffice saves it in another format, beside it.

    It is not started where it is missing: the test skips and says so.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    profile = (path.parent / "profile").as_uri()
    out = path.parent / "converted"
    subprocess.run(
        [
            *(office, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", to, "--outdir", str(out), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    made = out / f"{path.stem}.{to.partition(':')[0]}"
    if not made.exists():
        pytest.skip(f"this LibreOffice writes no {to} of {path.name}")
    return made
