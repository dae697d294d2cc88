"""What documents take, as whole processes: ours, pandoc's, and bare python-docx.

pandoc is given our own Markdown of the same document, and python-docx the same tables.
"""

import csv
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench import commands
from bench.councils import QUARTERS, STAMP
from bench.measures import Samples
from qperf_tui.report.paper import Chart, Table
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix

SAMPLE = "paper of the sample"
BARE = "1,000 indicators"
DRAWN = "1,000 indicators, 100 charts"
PANDOC, WORD = "pandoc", "bare python-docx"

_CHARTS = 100
_PEER = Path(__file__).parent / "peers" / "bare_word.py"


def versions() -> dict[str, str]:
    """Which pandoc there is, if any."""
    return {"pandoc": shutil.which(PANDOC) or "none, so its figures are empty"}


def prepare(base: Path, council: Path) -> None:
    """Write what the peers are given; no part of it is timed."""
    with Workbook.open(council, STAMP) as workbook:
        codes = [each.code for each in workbook.indicators.on_file()]
        drawn = codes[:: len(codes) // _CHARTS][:_CHARTS]
        (base / "drawn.txt").write_text("\n".join(drawn), encoding="utf-8")
        for name, charts in ((BARE, ()), (DRAWN, drawn)):
            paper = compile_appendix(workbook, QUARTERS[-1], charts=charts)
            _write_tables(base / f"{name}.csv", _tables(paper.blocks()))


def measure(
    base: Path, sample: Path, council: Path, environment: Mapping[str, str]
) -> Samples:
    """Every document in every format once, each beside its peers."""
    found: Samples = {}
    codes = (base / "drawn.txt").read_text(encoding="utf-8").splitlines()
    charts = [part for code in codes for part in ("--charts", code)]
    for name, book, arguments, endings in (
        (SAMPLE, sample, ["paper"], ("md", "html", "docx", "pdf")),
        (BARE, council, ["appendix", "--charts", "none"], ("md", "docx")),
        (DRAWN, council, ["appendix", *charts], ("md", "html", "docx", "pdf")),
    ):
        written = base / name
        ours = str(Path(sys.executable).with_name("qperf-tui"))
        export = [ours, "-w", str(book), "export", *arguments, "--force", "-o"]
        for ending in endings:
            command = [*export, f"{written}.{ending}"]
            found |= commands.run(f"{name}, {ending}", command, environment, base)
        for ending in ("html", "docx"):
            found |= _pandoc(base, name, ending, environment)
        found |= _bare(base, name, environment)
    return found


def _pandoc(
    base: Path, name: str, ending: str, environment: Mapping[str, str]
) -> Samples:
    program = shutil.which(PANDOC)
    if program is None:
        return {}
    target = str(base / f"by pandoc.{ending}")
    title = ["--metadata", f"title={name}"]
    command = [program, "-s", *title, str(base / f"{name}.md"), "-o", target]
    return commands.run(f"{PANDOC}, {name}, {ending}", command, environment, base)


def _bare(base: Path, name: str, environment: Mapping[str, str]) -> Samples:
    source = base / f"{name}.csv"
    if not source.exists():
        return {}
    command = [sys.executable, str(_PEER), str(source), str(base / "bare.docx")]
    return commands.run(f"{WORD}, {name}", command, environment, base)


def _tables(blocks: Iterator[object]) -> Iterator[Table]:
    """Every table of a document, those of its charts among them."""
    for each in blocks:
        if isinstance(each, Table):
            yield each
        elif isinstance(each, Chart):
            yield each.table()


def _write_tables(path: Path, tables: Iterator[Table]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for table in tables:
            writer.writerow(table.headings)
            writer.writerows([cell.text for cell in row] for row in table.rows)
            file.write("\r\n")
