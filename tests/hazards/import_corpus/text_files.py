"""CSV files whose bytes, line ends, quotation marks or headings are wrong."""

from hazards.import_corpus.case import (
    CLEAN,
    HEADINGS,
    REFUSE,
    ROW,
    WARN,
    Maker,
    lines,
)

_OTHER = "CS 2,Children seen again,Safer children,Q2 2012/13,80"
_THIRD = "CS 3,Children seen late,Safer children,Q2 2012/13,12"


def _csv(
    name: str,
    content: bytes,
    outcome: str,
    *says: str,
    line: int | None = None,
    rows: int | None = None,
) -> Maker:
    return Maker(
        name=f"{name}.csv",
        make=lambda: content,
        outcome=outcome,
        says=says,
        line=line,
        rows=rows,
    )


def _headed(name: str, headings: str, *says: str) -> Maker:
    width = headings.count(",") - HEADINGS.count(",")
    return _csv(
        name, lines(ROW + "," * width, headings=headings), REFUSE, *says, line=1
    )


_BYTES = [
    _csv("mark", b"\xef\xbb\xbf" + lines(ROW), CLEAN, rows=1),
    _csv("two-marks", b"\xef\xbb\xbf\xef\xbb\xbf" + lines(ROW), CLEAN, rows=1),
    _csv("crlf", lines(ROW, _OTHER, end="\r\n"), CLEAN, rows=2),
    _csv("mixed-ends", lines(ROW, _OTHER).replace(b"\n", b"\r\n", 1), CLEAN, rows=2),
    _csv("no-last-end", lines(ROW, _OTHER).rstrip(b"\n"), CLEAN, rows=2),
    _csv("macintosh", lines(ROW, end="\r"), CLEAN, rows=1),
    _csv("unicode-text", lines(ROW).decode().encode("utf-16"), CLEAN, rows=1),
    _csv("utf-16-bare", lines(ROW).decode().encode("utf-16-le"), CLEAN, rows=1),
    _csv(
        "windows-1252",
        lines(ROW, _OTHER.replace("again", "caf\u00e9")).decode().encode("cp1252"),
        WARN,
        "Windows-1252",
        rows=2,
    ),
    _csv(
        "windows-1252-marked",
        b"\xef\xbb\xbf" + lines(ROW, _OTHER) + b"CS 9,\x80,P,Q2 2012/13,8\n",
        REFUSE,
        "Windows-1252",
        line=4,
    ),
    _csv("other-bytes", lines(ROW, _OTHER) + b"CS\x81\xff", REFUSE, "UTF-8", line=4),
    _csv(
        "half-character",
        lines(ROW) + b"CS 2,\xed\xa0\x80,P,Q2 2012/13,8\n",
        REFUSE,
        "UTF-8",
        line=3,
    ),
    _csv("nul", lines(ROW, "CS 2,a\0b,P,Q2 2012/13,8"), REFUSE, "NUL", line=3),
    _csv("blank-between", lines(ROW, "", ",,,,", " , ,,,", _OTHER), CLEAN, rows=2),
    _csv("blank-first", b"\n\n" + lines(ROW), CLEAN, rows=1),
]

_SHAPES = [
    _csv(
        "left-open",
        lines(ROW, 'CS 2,"Children seen,Safer children,Q2 2012/13,80', _THIRD),
        REFUSE,
        "quotation mark",
        "never closed",
        line=3,
    ),
    _csv(
        "closed-by-the-next",
        lines(ROW, 'CS 2,"Children,P,Q2 2012/13,80', _THIRD, 'CS 4,"T",P,Q,1'),
        REFUSE,
        "quotation mark",
        line=3,
    ),
    _csv(
        "text-after-quote",
        lines(ROW, 'CS 2,"Children" seen,P,Q2 2012/13,80'),
        REFUSE,
        "quotation mark",
        line=3,
    ),
    _csv("too-few", lines(ROW, "CS 2,Title,P,Q2 2012/13"), REFUSE, "4 cells", line=3),
    _csv(
        "too-many",
        lines("CS 2,Children seen, and heard,P,Q2 2012/13,80", _THIRD),
        REFUSE,
        "6 cells",
        line=2,
    ),
    _csv("empty-cells-after", lines(ROW + ",,,", _OTHER + ","), CLEAN, rows=2),
    _csv(
        "line-end-in-a-cell",
        lines('CS 1,"Children\nseen",P,Q2 2012/13,5', _OTHER + "%%"),
        REFUSE,
        "column Value",
        line=4,
    ),
    Maker(
        name="vast-cell.csv",
        make=lambda: lines(ROW, f'CS 2,"{"a" * 20_000_000}",P,Q2 2012/13,80'),
        says=("100,000 characters",),
        line=3,
    ),
    Maker(
        name="larger-than-is-read.csv",
        make=lambda: lines(ROW) + bytes(200_000_000),
        says=("larger than 200 MB",),
    ),
    _csv("headings-alone", lines(), REFUSE, "no rows"),
    _csv("headings-twice", lines(ROW, HEADINGS, _OTHER), REFUSE, "headings", line=3),
    _csv("title-above", b"Return for Quarter 2\n\n" + lines(ROW), CLEAN, rows=1),
    _csv("semicolons", lines(ROW).replace(b",", b";"), CLEAN, rows=1),
    _csv("tabs", lines(ROW).replace(b",", b"\t"), CLEAN, rows=1),
    _csv("bars", lines(ROW).replace(b",", b"|"), CLEAN, rows=1),
    _csv("told-wrongly", b"sep=;\n" + lines(ROW), CLEAN, rows=1),
    _csv("told", b"sep=;\n" + lines(ROW).replace(b",", b";"), CLEAN, rows=1),
    _csv("told-oddly", b"sep=#\n" + lines(ROW), REFUSE, "'sep=#'", "commas", line=1),
]

_HEADINGS = [
    _headed("heading-repeated", HEADINGS + ",Value", "'Value' heads 2 columns"),
    _headed("value-and-actual", HEADINGS + ",Actual", "'Value' and 'Actual'"),
    _headed("heading-for-two", HEADINGS + ",Lead", "'Lead'", "Owner or Directorate"),
    _headed("heading-missing", "Ref,Indicator,Priority,Quarter,Good", "for Value"),
    _headed("headings-none", "a,b,c,d,e", "Ref, Quarter and Value"),
    _csv(
        "headings-dressed",
        lines(ROW, headings="PI_Ref:,KPI,COUNCIL  PRIORITY,Reporting-Period,Out turn"),
        CLEAN,
        rows=1,
    ),
    _csv(
        "commentary-column",
        lines(ROW + ",Fell.", headings=HEADINGS + ",Commentary"),
        WARN,
        "'Commentary'",
        "not brought in",
        line=1,
        rows=1,
    ),
    _csv(
        "cell-without-heading",
        lines(ROW + ",,x", headings=HEADINGS + ",,Note").replace(b",,x", b",stray,x"),
        WARN,
        "'stray'",
        "no heading",
        line=2,
        rows=1,
    ),
    _csv(
        "three-hundred-columns",
        lines(
            ROW + "," * 295,
            headings=HEADINGS + "".join(f",Extra {count}" for count in range(295)),
        ),
        WARN,
        "287 more",
        line=1,
        rows=1,
    ),
]

MAKERS = [*_BYTES, *_SHAPES, *_HEADINGS]
