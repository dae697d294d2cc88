"""Where a figure came from, in words: file, place, who, when, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qperf_tui.domain.days import moment_words
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.errors import QperfError
from qperf_tui.importing.returns import bytes_of
from qperf_tui.importing.staging import FileRefusedError
from qperf_tui.storage.sources import BatchOnFile, RevisionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.comparison import shown_figure
from qperf_tui.workbench.entering import FILE as TYPED


@dataclass(frozen=True, slots=True)
class Source:
    """One revision of a figure, and where it came from."""

    found: RevisionOnFile

    @property
    def shown(self) -> str:
        """The figure as it was sent, or that nothing stands."""
        return (
            "nothing" if self.found.kept[4] is None else shown_figure(self.found.kept)
        )

    @property
    def headline(self) -> str:
        """The figure, and what it came from."""
        standing = "" if self.found.is_standing else " (stands no more)"
        return f"{self.found.quarter}: {self.shown}{standing}, {self._came}"

    @property
    def _came(self) -> str:
        batch = self.found.batch
        if batch is None:
            return "as it stood before an import that was undone"
        if batch.file_name == TYPED:
            return "typed"
        sheet = f", sheet {batch.sheet}" if batch.sheet else ""
        place = f", {self.found.place}" if self.found.place else ""
        return f"from {batch.file_name}{sheet}{place}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Who brought it in, when, how it was read and why, each in a line."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        found, batch = self.found, self.found.batch
        when = moment_words(found.recorded_at)
        yield f"Revision {found.revision}, by {found.recorded_by}, {when}."
        if batch is not None and batch.file_name != TYPED:
            yield f"SHA-256 {batch.sha256}"
            yield from how_lines(batch)
        reasons = (batch.reason if batch else "", str(found.kept[5] or ""))
        for name, said in zip(("Reason", "Note"), reasons, strict=True):
            if said:
                yield f"{name}: {said}"


def sources_of(
    workbook: Workbook, indicator: Indicator, quarter: Quarter | None = None
) -> list[Source]:
    """Every revision of an indicator's figures, or of one quarter's, newest first."""
    return [
        Source(each)
        for each in workbook.sources.revisions(indicator.indicator_id)
        if quarter is None or each.quarter == quarter
    ]


def traced_lines(indicator: Indicator, traced: Sequence[Source]) -> list[str]:
    """Where figures came from, each in a headline with lines of its own below."""
    lines = [clean_line(f"{indicator.code} {indicator.title}")]
    for each in traced:
        lines += ["", clean_line(each.headline)]
        lines += [f"  {clean_line(line)}" for line in each.lines]
    return lines if traced else [*lines, "", "No figure of it is on file."]


def how_lines(batch: BatchOnFile) -> Iterator[str]:
    """How the file of a batch was read."""
    how = batch.how
    if how.read_as:
        yield f"Read as {how.read_as}"
    if how.profile:
        yield f"By the profile {how.profile}"
    named = [
        column if column == heading else f"{heading} as {column}"
        for column, heading in how.columns.items()
    ]
    if named:
        yield f"Headings: {', '.join(named)}"
    yield from (f"Mended: {cell}: {said}" for cell, said in how.mended.items())


def source_record(source: Source) -> dict[str, object]:
    """Where a revision came from, as data."""
    found, batch = source.found, source.found.batch
    value, numerator, denominator, mark, state, note, expected, coverage = found.kept
    return {
        "quarter": str(found.quarter),
        "revision": found.revision,
        "stands": found.is_standing,
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "mark": mark,
        "state": state,
        "note": note,
        "expected": expected,
        "coverage": coverage,
        "by": found.recorded_by,
        "at": found.recorded_at,
        "place": found.place or None,
        "import": None if batch is None else batch_record(batch),
    }


def batch_record(batch: BatchOnFile) -> dict[str, object]:
    """A batch as data."""
    return {
        "number": batch.batch_id,
        "file": batch.file_name,
        "sha256": batch.sha256,
        "sheet": batch.sheet or None,
        "read_as": batch.how.read_as or None,
        "profile": batch.how.profile or None,
        "headings": dict(batch.how.columns),
        "mended": dict(batch.how.mended),
        "rows": batch.rows_read,
        "figures": batch.figures,
        "by": batch.imported_by,
        "at": batch.imported_at,
        "undone_at": batch.undone_at or None,
        "reason": batch.reason or None,
    }


def brought_in(workbook: Workbook, path: Path) -> tuple[str, list[BatchOnFile]]:
    """The SHA-256 of a file, and the batches that it was brought in by.

    Raises:
        QperfError: If it cannot be read.
    """
    try:
        _, sha256 = bytes_of(path)
    except FileRefusedError as refusal:
        raise QperfError(f"{path.name}: {refusal}.") from None
    return sha256, workbook.sources.of_file(sha256)
