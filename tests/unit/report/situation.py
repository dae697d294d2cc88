"""A situation that a draft is made in, and how its golden file tells of it."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.rounding import digits
from qperf_tui.report.draft import draft
from qperf_tui.report.facts import Background, ComparatorFigure, DraftedParagraph
from qperf_tui.report.style import COMMITTEE, Style
from unit.report.council import Known

_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Situation:
    """The indicators of a theme with all that is known when its draft is made."""

    known: Known | tuple[Known, ...]
    theme: str = "reviews"
    agreed: str = ""
    """What is agreed of the first indicator."""
    comparators: tuple[ComparatorFigure, ...] = field(default=(), kw_only=True)
    """Other bodies' figures for the first indicator."""
    as_at: date | None = field(default=None, kw_only=True)
    style: Style = field(default=COMMITTEE, kw_only=True)

    @property
    def indicators(self) -> tuple[Known, ...]:
        """The indicators of the theme, in its order."""
        return self.known if isinstance(self.known, tuple) else (self.known,)

    def drafted(self) -> tuple[DraftedParagraph, ...]:
        """The paragraphs that the product drafts here."""
        first = self.indicators[0].code
        context = Background(
            agreed={first: self.agreed} if self.agreed else {},
            history={each.code: each.earlier for each in self.indicators},
            comparators={first: self.comparators},
            breaks={each.code: each.breaks for each in self.indicators},
            as_at=self.as_at,
            style=self.style,
        )
        positions = [each.position() for each in self.indicators]
        return draft(self.theme, positions, context)

    def told(self, name: str) -> str:
        """The golden file: the situation, its facts, and the paragraphs."""
        facts = [line for each in self.indicators for line in _facts(each)]
        facts += [
            f"  {each.body}, {each.period}: {digits(each.value, 1)}"
            f"{'' if each.is_checked else ', not checked'}"
            for each in self.comparators
        ]
        if self.agreed:
            facts += ["  agreed:", textwrap.indent(self.agreed, "    ")]
        if self.as_at:
            facts.append(f"Meeting: {self.as_at.isoformat()}")
        if self.style is not COMMITTEE:
            facts.append(f"House style: {self.style.name}")
        theme = f"Theme: {self.theme}"
        drafted = [
            textwrap.fill(
                each.text, _WIDTH, break_on_hyphens=False, break_long_words=False
            )
            for each in self.drafted()
        ]
        title = name[:1].upper() + name[1:]
        head = "\n".join([title, "", theme, *facts, "", "-" * _WIDTH])
        return "\n\n".join([head, *drafted]) + "\n"


def file_name(name: str) -> str:
    """What the golden file of a situation is called."""
    return f"{re.sub('[^a-z0-9]+', '-', name.casefold()).strip('-')}.txt"


def _facts(known: Known) -> Iterator[str]:
    yield f"{known.code}  {known.title}"
    yield f"  in {known.unit}, {known.basis.value}, better: {known.polarity.value}"
    reports = [*([known.now] if known.now else []), *known.earlier]
    if not reports:
        yield f"  {known.quarter}: nothing reported"
    told = [f"{each.quarter}: {_figure(each)}" for each in reports]
    yield from (f"  {'; '.join(told[at : at + 3])}" for at in range(0, len(told), 3))
    aims = [
        f"{label} {value}"
        for label, value in (
            ("milestone", known.milestone),
            ("year-end target", known.target),
            ("tolerance", known.tolerance),
            ("expected at the year end", known.expected),
        )
        if value
    ]
    yield f"  {', '.join(aims) or 'no target'}"
    for change in known.breaks:
        since = Quarter(change.first_quarter)
        yield f"  definition changed from {since}: {change.reason}"


def _figure(outturn: Outturn) -> str:
    said = "no figure"
    if outturn.value is not None:
        said = digits(outturn.value, 2).rstrip("0").rstrip(".")
    if outturn.numerator is not None and outturn.denominator is not None:
        said += f" ({outturn.numerator} of {outturn.denominator})"
    if outturn.status is not OutturnStatus.FINAL:
        said += f", {outturn.status.value}"
    if outturn.coverage:
        said += f", {outturn.coverage} only"
    return f"{said}, because {outturn.reason}" if outturn.reason else said
