"""A paper as the seed report has it, and papers full of hostile text."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.report.paper import (
    Block,
    Cell,
    Chart,
    ChartMark,
    ChartPoint,
    Field,
    Imprint,
    Listing,
    Numbered,
    Paper,
    Part,
    Plain,
    Table,
)
from support.hostile import CONTROL, DOCUMENT, MARKUP

HOSTILE: Final = (*MARKUP, *DOCUMENT, *CONTROL, "\ud800 \ufffe \x00 \x0b")
"""Every text that has broken a terminal or a document."""

NOTICE: Final = "The figures are illustrative and of no real council."

_HEADER: Final = (
    ("Meeting", "Children's Services Overview and Scrutiny"),
    ("Date", "11 December 2012"),
    ("Subject", "Quarter 2 Performance Report"),
    ("Report of", "The Executive Member for Children's Services"),
    ("Summary", "The report highlights the Quarter Two performance."),
    ("Advising Officer", "The Director of Children's Services"),
    ("Contact Officer", "The Head of Partnerships and Performance"),
    ("Public/Exempt", "Public"),
    ("Wards Affected", "All"),
    ("Function of", "Council"),
)
_IMPLICATIONS: Final = (
    ("Council Priorities:", ("Progress on the priorities is monitored.",)),
    ("Financial:", ("Some indicators have a financial link.", "It is important.")),
    ("Legal:", ("Not applicable.",)),
    ("Risk Management:", ("Ongoing underperformance is a risk.",)),
    ("Staffing (including Trades Unions):", ("Not applicable.",)),
    (
        "Equalities/Human Rights:",
        ("This report covers all communities.", "It leaves out detail by group."),
    ),
    ("Community Safety:", ("Some indicators relate to keeping children safe.",)),
    ("Sustainability:", ("Not applicable.",)),
    ("Procurement:", ("Not applicable.",)),
)
_BACKGROUND: Final = (
    "The framework supports the delivery of the Council's priorities.",
    "This report marks a change.\n\nIt is supported by Appendix A.",
)
_SUMMARY: Final = (
    "The new information system was installed at the end of 2011/12.",
    "Three of the four safeguarding indicators have been good in Quarter 2.",
    "The percentage completed in time shows a dip.\n\nIt will reach 85%.",
    "76% of schools and colleges are either good or outstanding.",
)
_STEPS: Final = ("hire two social workers; and", "review each late assessment.")
_STATUSES: Final = ("● Green", "◆ Amber", "■ Red", "× Suppressed", "? Not available")
_HEADINGS: Final = (
    *("Ref", "Indicator", "Good is", "Target", "Quarter 2 2011/12"),
    *("Quarter 1 2012/13", "Quarter 2 2012/13", "Status", "Direction of travel"),
)


def imprint(**changed: str) -> Imprint:
    """What a sample paper says of itself, with some of it changed."""
    said = {
        "title": "Quarter 2 Performance Report",
        "council": "Ambershire Council",
        "marking": "Public",
        "workbook": "0b2f7a52-sample",
        "notice": NOTICE,
    }
    return Imprint(
        **(said | changed),
        quarter=Quarter.of(2012, 2),
        data_as_at=date(2012, 9, 30),
    )


def chart() -> Chart:
    """Six quarters, with one that has no figure and one that may not be shown."""
    values = (Fraction(61), Fraction(64), None, Fraction(70), None, Fraction(76))
    texts = ("61%", "64%", "not available", "70%", "c", "76%")
    labels = (*(f"Q{n} 2011/12" for n in (1, 2, 3, 4)), "Q1 2012/13", "Q2 2012/13")
    return Chart(
        title="Schools that are good or outstanding",
        alt="The percentage rose from 61 to 76 in six quarters, against 80.",
        unit="%",
        points=tuple(
            ChartPoint(*each, mark=each[1][:1], target=Fraction(80), target_text="80%")
            for each in zip(labels, texts, values, strict=True)
        ),
        latest="76%",
        target_text="Target 80%",
        breaks_before=frozenset({3}),
        marks=(ChartMark("A", 3, is_break=True),),
        notes=("A: Q4 2011/12, colleges are counted from here on.",),
    )


def appendix(rows: int = 12) -> Table:
    """A table of nine columns, too wide for a page that stands upright."""
    return Table(
        caption="Performance indicators, Quarter 2 2012/13",
        headings=_HEADINGS,
        rows=tuple(_appendix_row(n) for n in range(1, rows + 1)),
        notes=("c: a small number that is not published.",),
    )


def sample_paper() -> Paper:
    """The seed report's structure, paragraph for paragraph, 1 to 17."""
    numbers = iter(range(1, 18))

    def numbered(texts: Iterable[str]) -> tuple[Block, ...]:
        return tuple(Numbered(next(numbers), text) for text in texts)

    implications = tuple(
        Part(heading, 3, numbered(texts)) for heading, texts in _IMPLICATIONS
    )
    background = Part("Background", 2, numbered(_BACKGROUND))
    first, second, *rest = numbered(_SUMMARY)
    assert isinstance(second, Numbered)
    stepped = Numbered(second.number, second.text, _STEPS)
    return Paper(
        imprint=imprint(),
        fields=tuple(Field(*each) for each in _HEADER),
        parts=(
            Part("CORPORATE IMPLICATIONS", 2),
            *implications,
            Part("RECOMMENDATION:", 2, (Plain("That the Committee notes it."),)),
            background,
            Part("Quarter 2 Performance Summary", 2, (first, stepped, *rest, chart())),
            Part("Appendices:", 2, (Listing(("Appendix A: Indicators",)),)),
            Part("Appendix A: Performance Indicators", 2, (appendix(),)),
            Part(
                "Background Papers: (open to public inspection)",
                2,
                (
                    Listing(("Executive (Quarter 2 Performance Report)",)),
                    Plain("Location of papers: the council's offices"),
                ),
            ),
        ),
    )


def hostile_paper(text: str) -> Paper:
    """A paper with the same text in every place that a text can stand."""
    table = Table(
        caption=text,
        headings=(text, text),
        rows=((Cell(text), Cell(text, Fraction(1))),),
        notes=(text,),
    )
    drawn = Chart(
        title=text,
        alt=text,
        unit=text,
        points=(
            ChartPoint(text, text, Fraction(1), text, Fraction(2), None, text),
            ChartPoint(text, text, None, text),
        ),
        latest=text,
        target_text=text,
        marks=(ChartMark(text, 0, is_break=True), ChartMark(text, 1, is_break=False)),
        notes=(text,),
    )
    blocks: tuple[Block, ...] = (
        Numbered(1, text, (text,)), Plain(text), Listing((text,)), table, drawn,
    )  # fmt: skip
    return Paper(
        imprint=imprint(
            title=text, council=text, marking=text, workbook=text, notice=text
        ),
        fields=(Field(text, text),),
        parts=(Part(text, 2, blocks), Part(text, 3), Part(text, 4, blocks[1:2])),
    )


def _appendix_row(number: int) -> tuple[Cell, ...]:
    now = Fraction(60 + 2 * number)
    status = _STATUSES[number % len(_STATUSES)]
    is_shown = number % len(_STATUSES) < 3
    return (
        Cell(f"CS {number}"),
        Cell(f"Percentage of assessments of kind {number} completed in time"),
        Cell("High"),
        Cell("80%", Fraction(80)),
        Cell(f"{now - 7}%", now - 7),
        Cell(f"{now - 3}%", now - 3),
        Cell(f"{now}%", now) if is_shown else Cell("c"),
        Cell(status),
        Cell("▲ Improving" if is_shown else "Not comparable"),
    )
