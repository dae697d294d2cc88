"""Entries that are wrong, doubtful, contradictory or hostile, cell by cell."""

from dataclasses import replace

from hazards.import_corpus.case import (
    CLEAN,
    HEADINGS,
    REFUSE,
    WARN,
    Maker,
    entry,
    lines,
)

_HOSTILE = (
    "rate [/b] fell",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGk=\x07seen",
    "\x1b[2Jseen",
    "\u202eseen\u200b",
    "se\x07en\x9b",
)


def _at(
    name: str,
    heading: str,
    value: str,
    outcome: str,
    *says: str,
    rows: int | None = None,
) -> Maker:
    named = () if outcome == CLEAN else (f"column {heading}",)
    return Maker(
        name=f"{name}.csv",
        make=lambda: entry(value, heading),
        outcome=outcome,
        says=(*named, *says),
        line=None if outcome == CLEAN else 3,
        rows=rows,
    )


def _counted(name: str, cells: str, outcome: str, *says: str, line: int = 2) -> Maker:
    headings = HEADINGS + ",Unit,Numerator,Denominator,Status"
    content = lines(f"CS 1,Children seen,P,Q2 2012/13,{cells}", headings=headings)
    return Maker(
        name=f"{name}.csv",
        make=lambda: content,
        outcome=outcome,
        says=says,
        line=None if outcome == CLEAN else line,
    )


def _pair(name: str, first: str, second: str, outcome: str, *says: str) -> Maker:
    return Maker(
        name=f"{name}.csv",
        make=lambda: lines(f"CS 1,T,P,Q2 2012/13,{first}", f"cs 1,T,P,{second}"),
        outcome=outcome,
        says=says,
        line=3,
        rows=0 if outcome == REFUSE else 1,
    )


_VALUES = [
    _at("brackets", "Value", "(5.2)", REFUSE, "'(5.2)': brackets", "-5.2 or 5.2"),
    _at("decimal-comma", "Value", "5,2", REFUSE, "'5,2'", "1,234.5"),
    _at("dash-number", "Value", "\u20135.2", REFUSE, "minus or nothing"),
    _at("spaced", "Value", "1 234", REFUSE, "space"),
    _at("range", "Value", "10-15", REFUSE, "two numbers"),
    _at("fraction", "Value", "6/11", REFUSE, "fraction"),
    _at("words", "Value", "about 80", REFUSE, "'about 80'"),
    _at("formula", "Value", "=SUM(A1:A9)", REFUSE, "formula"),
    _at("error-ref", "Value", "#REF!", REFUSE, "spreadsheet error"),
    _at("error-in-title", "Indicator", "#NAME?", REFUSE, "spreadsheet error"),
    _at("infinite", "Value", "1e400", REFUSE, "'1e400'"),
    _at("not-a-number", "Value", "NaN", REFUSE, "'NaN'"),
    _at("twenty-digits", "Value", "1" * 20, REFUSE, "digits"),
    _at("a-day", "Value", "2012-02-05", REFUSE, "date"),
    _at("other-digits", "Value", "\u0665\u0666", REFUSE, "Value"),
    _at("long-value", "Value", "9" * 90_000, REFUSE, "longer than 200"),
    _at("divided-by-nothing", "Value", "#DIV/0!", WARN, "not available", rows=2),
    _at("blank-value", "Value", "", WARN, "blank", rows=2),
    _at("suppressed", "Value", "c", CLEAN, rows=2),
    _at("fewer-than", "Value", "<5", CLEAN, rows=2),
    _at("no-break-thousands", "Value", "1\u00a0234.5", CLEAN, rows=2),
]

_WORDS = [
    _at("quarter-five", "Quarter", "Q5 2012/13", REFUSE, "'Q5 2012/13'"),
    _at("quarter-years", "Quarter", "Q2 2012/14", REFUSE, "one financial year"),
    _at("quarter-one-year", "Quarter", "Q2 2012", REFUSE, "spans two"),
    _at("quarter-either-way", "Quarter", "05/07/2012", REFUSE, "other way round"),
    _at("quarter-no-day", "Quarter", "31/09/2012", REFUSE, "calendar"),
    _at("quarter-year-nought", "Quarter", "0001-01-01", REFUSE, "between 1900"),
    _at("quarter-as-a-day", "Quarter", "2012-09-30", CLEAN, rows=2),
    _at("quarter-long", "Quarter", "Q2 " * 3_000, REFUSE, "longer than"),
    _at("target-words", "Target", "as high as can be", REFUSE, "is not a target"),
    _at("target-backwards", "Target", "15 to 10", REFUSE, "runs backwards"),
    _at("tolerance-words", "Tolerance", "a bit", REFUSE, "is not a tolerance"),
    _at("direction-words", "Direction", "sideways", REFUSE, "Higher, Lower"),
    _at("basis-words", "Basis", "sometimes", REFUSE, "Year to date"),
    _at("status-words", "Status", "done", REFUSE, "Provisional"),
    _at("blank-quarter", "Quarter", "", REFUSE, "Quarter is blank"),
    _at("totals", "Ref", "", REFUSE, "Ref is blank"),
    _at("long-title", "Indicator", "t" * 401, REFUSE, "400 characters"),
    _at("long-note", "Note", "n" * 2_001, REFUSE, "2,000 characters"),
    _at("long-ref", "Ref", "r" * 201, REFUSE, "200 characters"),
    _at("formula-title", "Indicator", "=cmd|' /C calc'!A0", CLEAN, rows=2),
    _at("refs-of-digits", "Ref", "007", CLEAN, rows=2),
]

_COUNTS = [
    _counted("none-such", "56%,%,6,11,", REFUSE, "54.5%", "63.6%", "column Value"),
    _counted("more-than-all", "109,%,12,11,", REFUSE, "Numerator", "denominator, 11"),
    _counted("no-cases", "0,%,0,0,", REFUSE, "there were no cases"),
    _counted("no-cases-blank", ",%,0,0,", WARN, "there were no cases"),
    _counted("below-nothing", "50,%,-1,2,", REFUSE, "Numerator", "below 0"),
    _counted("worked-out", ",%,6,11,", WARN, "54.545455"),
    _counted("half-counted", "50,%,,11,", WARN, "no numerator"),
    _counted("counted-in-percent", "50,%,50%,11,", REFUSE, "number of cases"),
    _counted("marked-count", "50,%,c,11,", WARN, "left out"),
    _counted("percent-of-days", "5%,days,,,", REFUSE, "Unit is days"),
    _counted("share-of-one", "0.85,%,,,", WARN, "85%"),
    _counted("below-nought", "-3,%,,,", WARN, "below 0"),
    _counted("over-all", "101%,,,,", WARN, "over 100"),
    _counted("due-or-not", "5,%,,,Not due", REFUSE, "Status", "value is given"),
    _counted("final-blank", ",%,,,Final", REFUSE, "Status", "needs a value"),
    _counted("mark-and-status", "c,%,,,Not due", REFUSE, "Status", "suppressed"),
    _counted("flag-and-status", "5 p,%,,,Final", REFUSE, "provisional"),
    _counted("rate", "12.5,per 1000,25,2000,Final", CLEAN),
    _counted("not-due", ",%,,,Not due", CLEAN),
    _counted("vague-mark", "n/a,%,,,Not due", CLEAN),
]

_PAIRS = [
    _pair("same-twice", "80", "2012/13 Q2,80", WARN, "line 2", "counted once"),
    _pair("two-figures", "80", "Q2 2012/13,81", REFUSE, "line 2", "another figure"),
    Maker(
        name="out-of-scale.csv",
        make=lambda: lines(
            *(f"CS {n},T,P,Q2 2012/13,{value}" for n, value in enumerate((80, 81, 82))),
            "CS 9,T,P,Q2 2012/13,0.85",
        ),
        outcome=WARN,
        says=("column Value", "85%"),
        line=5,
        rows=4,
    ),
    Maker(
        name="wrong-in-every-row.csv",
        make=lambda: lines(*("CS 1,T,P,Q2 2012/13,(5)" for _ in range(500))),
        outcome=REFUSE,
        says=("column Value",),
    ),
]

_MARKED = [
    Maker(
        name=f"hostile-{number}-{heading.casefold()}.csv",
        make=lambda hostile=hostile, heading=heading: entry(hostile, heading),
        outcome=WARN
        if any(ord(mark) < 32 or ord(mark) > 126 for mark in hostile)
        else CLEAN,
        says=("control or invisible", "removed")
        if any(ord(mark) < 32 or ord(mark) > 126 for mark in hostile)
        else (),
        rows=2,
    )
    for number, hostile in enumerate(_HOSTILE, 1)
    for heading in ("Ref", "Indicator", "Priority", "Owner", "Directorate", "Note")
]

_HOSTILE_FIGURES = [
    _at(f"hostile-{number}-{heading.casefold()}", heading, hostile, REFUSE)
    for number, hostile in enumerate(_HOSTILE, 1)
    for heading in ("Value", "Quarter", "Target", "Direction")
]

_OF_NEW_INDICATORS = [
    replace(maker, is_told_by_workbook=True, says=maker.says[-1:])
    for maker in (
        _at("blank-title", "Indicator", " ", REFUSE, "needs its Indicator"),
        _at("blank-priority", "Priority", "\u00a0", REFUSE, "needs its Priority"),
        _counted("worked-out-of-what", ",,6,11,", REFUSE, "without a Unit"),
    )
]

MAKERS = [
    *_OF_NEW_INDICATORS,
    *_VALUES,
    *_WORDS,
    *_COUNTS,
    *_PAIRS,
    *_MARKED,
    *_HOSTILE_FIGURES,
]
