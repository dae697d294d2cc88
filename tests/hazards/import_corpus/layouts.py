"""Returns as colleagues lay them out: banners, totals, wide quarters, typing slips."""

from collections.abc import Sequence
from typing import Final

from hazards.import_corpus.case import CLEAN, HEADINGS, REFUSE, ROW, WARN, Maker

_WIDE: Final = "Ref,Indicator,Priority,{}"
_ONE: Final = "CS 1,Children seen,P,{}"


def _text(
    name: str,
    rows: Sequence[str],
    outcome: str,
    *says: str,
    line: int | None = None,
    staged: int | None = None,
) -> Maker:
    content = "\n".join([*rows, ""])
    return Maker(
        name=f"{name}.csv",
        make=content.encode,
        outcome=outcome,
        says=says,
        line=line,
        rows=staged,
    )


def _wide(
    name: str, quarters: str, values: str, outcome: str, *says: str, staged: int = 0
) -> Maker:
    return _text(
        name,
        [_WIDE.format(quarters), _ONE.format(values)],
        outcome,
        *says,
        staged=staged,
    )


_BANNERS = [
    _text("banner", ["Return", "", HEADINGS, ROW], CLEAN, staged=1),
    _text("banner-of-thirty", [f"l {n}" for n in range(30)] + [HEADINGS, ROW], REFUSE),
    _text("banner-of-29", [f"l {n}" for n in range(29)] + [HEADINGS, ROW], CLEAN),
    _text("banner-with-commas", ["a,b,c", "d", HEADINGS, ROW], CLEAN, staged=1),
    _text("total", [HEADINGS, ROW, "Total,,,,5"], WARN, "total", line=3, staged=1),
    _text("average", [HEADINGS, ROW, ",Council average,,,5"], WARN, "average", line=3),
    _text("grand-total", [HEADINGS, ROW, "Grand total:,,,,5"], WARN, "total", line=3),
    _text("note-below", [HEADINGS, ROW, "Source: the system"], CLEAN, staged=1),
    _text("note-in-two", [HEADINGS, ROW, "Note:,a word,,,"], CLEAN, staged=1),
    _text("headed-between", [HEADINGS, "Safer,,,,", ROW], CLEAN, staged=1),
    _text("no-ref", [HEADINGS, ",T,P,Q2 2012/13,5"], REFUSE, "Ref is blank", line=2),
    _text("notes-alone", [HEADINGS, "Source: x"], REFUSE, "no row"),
]

_QUARTERS = [
    _wide("wide", "Q1 2012/13,Q2 2012/13", "1,2", CLEAN, staged=2),
    _wide("wide-year-first", "2012/13 Q1,2012/13 Q2", "1,2", CLEAN, staged=2),
    _wide("wide-months", "Apr-Jun 2012,Jul-Sep 2012", "1,2", CLEAN, staged=2),
    _wide("wide-days", "2012-06-30,2012-09-30", "1,2", CLEAN, staged=2),
    _wide("wide-blank", "Q1 2012/13,Q2 2012/13", "1,", CLEAN, staged=1),
    _wide("wide-undated", "Q1,Q2", "1,2", REFUSE, "'Q1' to 'Q2' say no year"),
    _wide("wide-one-year", "Q1 2012,Q2 2012", "1,2", REFUSE, "spans two"),
    _wide("wide-twice", "Q1 2012/13,Apr-Jun 2012", "1,2", REFUSE, "both fit"),
    _wide("wide-monthly", "Apr 2012,May 2012", "1,2", REFUSE, "no columns for"),
    _wide("wide-bad", "Q1 2012/13,Q2 2012/13", "1,(2)", REFUSE, "column Q2 2012/13"),
    _wide("wide-empty", "Q1 2012/13,Q2 2012/13", ",", REFUSE, "no row"),
    _wide("wide-targets", "Q1 2012/13,Q1 2012/13 Target", "1,2", CLEAN, staged=1),
    _text(
        "two-rows",
        [_WIDE.format("2012/13,"), ",,,Q1,Q2", _ONE.format("1,2")],
        CLEAN,
        staged=2,
    ),
    _text(
        "three-rows",
        [
            ",,,2012/13,,,",
            _WIDE.format("Q1,,Q2,"),
            ",,,Actual,Target,Actual,Target",
            _ONE.format("1,2,3,4"),
        ],
        CLEAN,
        staged=2,
    ),
]

_SLIPS = [
    _text("slip", [HEADINGS.replace("Value", "Outurn"), ROW], WARN, "85% alike"),
    _text(
        "doubt",
        [f"{HEADINGS},Targte", f"{ROW},5"],
        REFUSE,
        "may be Target (83% alike)",
        line=1,
    ),
    _text("mail", [f"{HEADINGS},By", f"{ROW},a.b@c.gov.uk"], WARN, "e-mail", line=2),
    _text("postcode", [f"{HEADINGS},By", f"{ROW},SG17 5TQ"], WARN, "postcodes"),
    _text("nhs-number", [f"{HEADINGS},By", f"{ROW},999 000 0018"], WARN, "NHS"),
    _text("born", [f"{HEADINGS},DOB", f"{ROW},03/04/2001"], WARN, "birth"),
]


def _commas(name: str, *values: str, outcome: str, says: str = "") -> Maker:
    rows = [f"CS {at};T;P;Q2 2012/13;{value}" for at, value in enumerate(values)]
    head = HEADINGS.replace(",", ";")
    named = (says,) if says else ()
    return _text(name, [head, *rows], outcome, *named)


_COMMAS = [
    _commas("commas", "5,2", "79,35", "80", outcome=CLEAN),
    _commas("commas-grouped", "1.234,5", "7", outcome=CLEAN),
    _commas("commas-or-thousands", "5,2", "1,234", outcome=REFUSE, says="thousand"),
    _commas("commas-or-groups", "5,2", "1.234", outcome=REFUSE, says="thousand"),
    _commas("commas-and-points", "5,2", "5.2", outcome=REFUSE, says="a comma can mean"),
    _commas("points", "5.2", "1,234", outcome=CLEAN),
    _commas("three-decimals-alone", "1,234", outcome=REFUSE, says="thousand"),
]

_ENCODED = [
    Maker(
        name=f"{codec}-{index}.csv",
        make=lambda codec=codec, mark=mark: (
            mark + f"{HEADINGS}\r\n{ROW}\r\n".replace(",", ";").encode(codec)
        ),
        outcome=CLEAN,
        rows=1,
    )
    for index, (codec, mark) in enumerate(
        [
            ("utf-8", b"\xef\xbb\xbf"),
            ("utf-16-le", b"\xff\xfe"),
            ("utf-16-be", b"\xfe\xff"),
            ("utf-16-le", b""),
            ("utf-16-be", b""),
        ]
    )
]

MAKERS = [*_BANNERS, *_QUARTERS, *_SLIPS, *_COMMAS, *_ENCODED]
