"""The council's own files attacked, to prove that they give no small number away.

What the files show is read from their bytes, by one who knows no more than the record
cards, the sums and what was published before; nothing is taken from what was meant to
be hidden but the list of what to look for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qperf_tui.domain.disclosure import Attacked, CellKey, Hidden
from qperf_tui.domain.people_figures import PeopleFigure
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.published import FigureKey
from qperf_tui.domain.restatement import Statement as Stated
from qperf_tui.errors import ExportError
from qperf_tui.paths import at_home
from qperf_tui.report.read_back import TEXTS, Shown, shown_by, shown_in
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.charts import EXCEPTIONS
from qperf_tui.workbench.disclosing import disclosed
from qperf_tui.workbench.hidden_list import CellNames
from qperf_tui.workbench.hidden_prose import Text, hidden_findings
from qperf_tui.workbench.paper_export import FORMATS, TABLES, export_paper
from qperf_tui.workbench.people_figures import earlier_figures, people_figures
from qperf_tui.workbench.reading_back import said_aside, statements_of
from qperf_tui.workbench.release_figures import FIGURES, figures_part
from qperf_tui.workbench.tidy import figures_file

if TYPE_CHECKING:
    from qperf_tui.domain.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """What an attack on some files came to."""

    files: Sequence[str]
    """Those that were read."""
    unread: Sequence[str]
    """Those that are damaged, or of no format that is read."""
    read: int
    """How many figures were read in them."""
    earlier: int
    """How many figures of earlier releases were known beside them."""
    targets: Sequence[Attacked]
    """Every hidden figure, with what is known of it."""
    open_in: Mapping[CellKey, str]
    """Hidden figures that a file shows as they are, with the file and the line."""
    said_in: Sequence[str]
    """Places in prose that tell one."""
    untrue: int
    """Statements that are not those of the workbook as it is now."""
    given_away: int
    """Figures that an earlier release gave away, which nothing hides any more."""

    @property
    def recovered(self) -> int:
        """How many were worked out to the last person, or stand in a file."""
        worked_out = {each.cell for each in self.targets if each.is_recovered}
        return len(worked_out | self.open_in.keys())

    @property
    def narrowed(self) -> int:
        """Of how many more is known than that they are small."""
        return sum(each.is_narrowed for each in self.targets)

    @property
    def is_safe(self) -> bool:
        """Whether nothing hidden was worked out, shown or said."""
        return not (self.recovered or self.narrowed or self.said_in)


def files_of(workbook: Workbook, quarter: Quarter) -> dict[str, bytes]:
    """The files that a quarter's release tells figures in, as they would be written.

    The paper is not among them where something still holds it back.
    """
    appendix = compile_appendix(workbook, quarter)
    files = {
        "appendix.md": FORMATS["md"](appendix),
        **{f"appendix.{name}": write(appendix) for name, write in TABLES.items()},
        f"release {FIGURES}": figures_part(workbook, quarter),
        **{
            f"figures.{ending}": figures_file(workbook, quarter, ending)
            for ending in ("csv", "xlsx", "parquet")
        },
    }
    try:
        paper = export_paper(workbook, quarter, charts=["all"])
        usual = export_paper(workbook, quarter, charts=EXCEPTIONS)
    except ExportError:
        return files
    drawn = {f"paper.{name}": FORMATS[name](usual) for name in ("html", "docx", "pdf")}
    return {"paper.md": FORMATS["md"](paper), **drawn, **files}


def files_at(paths: Sequence[Path]) -> dict[str, bytes]:
    """The files that are named, and those in the folders that are.

    Raises:
        ExportError: If one cannot be read.
    """
    found: dict[str, bytes] = {}
    for path in map(at_home, paths):
        try:
            if path.is_dir():
                inside = [each for each in sorted(path.iterdir()) if each.is_file()]
            else:
                inside = [path]
            found |= {each.name: each.read_bytes() for each in inside}
        except OSError as error:
            raise ExportError(f"{path} cannot be read: {error.strerror}.") from error
    return found


def attack(workbook: Workbook, quarter: Quarter, files: Mapping[str, bytes]) -> Attack:
    """Work out of some files, and of earlier releases, what they hide."""
    # Not at the top: integer programming is only for this.
    from qperf_tui.analysis.attack import attacked  # noqa: PLC0415
    from qperf_tui.analysis.people_release import release_of  # noqa: PLC0415

    protection = disclosed(workbook)
    figures, earlier = people_figures(workbook), earlier_figures(workbook)
    small = {cell for cell, why in protection.hidden.items() if why.is_primary}
    release = release_of(figures, earlier, small, is_whole=True)
    stated = {
        name: statements_of(name, content)
        for name, content in files.items()
        if not name.endswith(TEXTS)
    }
    shown = [*_shown_in(workbook, files, stated)]
    unread = [name for name, found in stated.items() if not found]
    cells = _Cells(workbook, figures, protection.hidden)
    told = list(dict.fromkeys(s for each in shown for s in cells.told_by(each)))
    targets, untrue = attacked(release, list(protection.hidden), told)
    return Attack(
        files=tuple(name for name in files if name not in unread),
        unread=tuple(unread),
        read=sum(each.is_told for each in shown),
        earlier=sum(not each.is_hidden for each in earlier),
        targets=targets,
        open_in=_open_in(shown, cells),
        said_in=_said_in(workbook, quarter, files, stated),
        untrue=untrue,
        given_away=len(protection.given_away),
    )


def _shown_in(
    workbook: Workbook,
    files: Mapping[str, bytes],
    stated: Mapping[str, Sequence[Stated]],
) -> Iterator[Shown]:
    codes = [each.code for each in workbook.indicators.on_file()]
    for name, content in files.items():
        if name in stated:
            yield from shown_by(name, stated[name], codes)
        else:
            yield from shown_in(name, content, codes)


class _Cells:
    """Which counts of people the figures of a file are made of."""

    def __init__(
        self, workbook: Workbook, figures: Sequence[PeopleFigure], hidden: Hidden
    ) -> None:
        self._names = CellNames(workbook)
        self._figures = {self._key(each.cell): each for each in figures}
        self.hidden = {self._key(each): each for each in hidden}
        """Those that are hidden, counted or not."""

    def _key(self, cell: CellKey) -> FigureKey:
        code, _, group = self._names.of(cell.indicator_id, cell.group_id)
        dimension, _, title = group.partition(": ")
        return FigureKey(code, cell.quarter, dimension, title)

    def of(self, shown: Shown) -> PeopleFigure | None:
        """The figure that a file shows; None where it counts no people."""
        return self._figures.get(shown.key)

    def told_by(self, shown: Shown) -> Iterator["Statement"]:
        """What anybody knows who reads a figure of a file."""
        from qperf_tui.analysis.people_release import (  # noqa: PLC0415 - not at start
            COUNT,
            WHOLE,
            Base,
        )
        from qperf_tui.domain.statement import (  # noqa: PLC0415 - not at start
            exact,
            rounded_count,
            rounded_ratio,
        )

        figure = self.of(shown)
        if figure is None or not shown.is_told:
            return
        is_rounded = figure.is_rounded and not figure.is_signed_for
        count, whole = Base(COUNT, figure.cell), Base(WHOLE, figure.cell)
        numbers = {count: shown.part, whole: shown.whole}
        if not figure.scale and shown.part is None and not shown.decimals:
            numbers[count] = shown.number
        for base, number in numbers.items():
            if number is not None and number.denominator == 1 and number >= 0:
                is_blurred = is_rounded and number
                yield (rounded_count if is_blurred else exact)(base, int(number))
        # A share of rounded numbers tells no more than they do.
        is_share = figure.scale and not is_rounded
        if is_share and shown.number is not None and shown.number >= 0:
            yield from rounded_ratio(
                *([(count, 1)], [(whole, 1)], figure.scale),
                *(shown.number, shown.decimals),
            )


def _open_in(shown: Sequence[Shown], cells: _Cells) -> dict[CellKey, str]:
    """The hidden figures that stand in a file as they are."""
    found: dict[CellKey, str] = {}
    for each in shown:
        cell = cells.hidden.get(each.key)
        if cell is not None and each.is_told:
            found.setdefault(cell, each.where)
    return found


def _said_in(
    workbook: Workbook,
    quarter: Quarter,
    files: Mapping[str, bytes],
    stated: Mapping[str, Sequence[Stated]],
) -> list[str]:
    """What the prose of the files tells, and what they say aside; no table rows."""
    texts = []
    for name, content in files.items():
        texts += [Text(where, said) for where, said in said_aside(name, content)]
        texts += [
            Text(f"{name}, {each.cells[0][0]}", each.cells[0][1])
            for each in stated.get(name, ())
            if not each.is_row
        ]
        if name.endswith((".md", ".txt")):
            lines = content.decode("utf-8", errors="replace").splitlines()
            texts += [
                Text(f"{name}, line {number}", line)
                for number, line in enumerate(lines, 1)
                if line.strip() and not line.startswith("|")
            ]
    return [each.says for each in hidden_findings(workbook, quarter, texts)]
