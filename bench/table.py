"""The figures as a Markdown table, and as a file for whoever compares runs."""

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench.aims import Line
from bench.measures import Samples

_HEADINGS = ("What", "Median", "CPU", "Beside", "Ratio", "of CPU", "Aim", "")


def markdown(lines: Sequence[Line]) -> str:
    """A table whose columns line up in a terminal too."""
    rows = [_HEADINGS, *(_cells(line) for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEADINGS))]
    said = [_row(row, widths) for row in rows]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([said[0], f"|{rule}|", *said[1:]])


def keep(
    folder: Path, lines: Sequence[Line], samples: Samples, about: Mapping[str, str]
) -> Path:
    """Write everything that was measured to a file in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(tz=UTC)
    path = folder / f"{now:%Y%m%dT%H%M%SZ}.json"
    content = {
        "when": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        **about,
        "lines": [asdict(line) for line in lines],
        "samples": samples,
    }
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return path


def _cells(line: Line) -> tuple[str, ...]:
    return (
        line.title,
        "" if line.value is None else f"{_short(line.value)} {line.unit}",
        "" if line.cpu is None else _short(line.cpu),
        line.peer,
        "" if line.ratio is None else f"{line.ratio:.2f}",
        "" if line.cpu_ratio is None else f"{line.cpu_ratio:.2f}",
        line.aim,
        line.verdict,
    )


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"
