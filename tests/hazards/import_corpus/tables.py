"""Tables of definitions as bad as they come, each with what has to be said of it."""

from typing import Final

from hazards.import_corpus.case import CLEAN, REFUSE, WARN, Maker

_TARGETS: Final = "Ref,Quarter,Target"
_CARDS: Final = "Ref,Owner,Decimals"
_NATIONAL: Final = "Year,Code,Area,Indicator,Value"


def _table(
    name: str,
    headings: str,
    *rows: str,
    outcome: str = REFUSE,
    says: tuple[str, ...] = (),
    line: int | None = None,
) -> Maker:
    """A table of the kind that its name begins with."""
    content = "\n".join([headings, *rows, ""]).encode("utf-8", "surrogatepass")
    return Maker(name=name, make=lambda: content, outcome=outcome, says=says, line=line)


def _targets(name: str, entry: str, *says: str) -> Maker:
    row = f'CS 1,Q3 2012/13,"{entry}"'
    return _table(f"targets-{name}.csv", _TARGETS, row, says=says, line=2)


MAKERS: Final = [
    _targets("words", "quite a lot", "Line 2, column Target", "not a target"),
    _targets("backwards", "15 to 10", "runs backwards"),
    _targets("formula", "=1+1", "not a target"),
    _targets("error", "#DIV/0!", "spreadsheet error"),
    _targets("brackets", "(5)", "not a target"),
    _targets("against", "fewer than 85", "runs against CS 1"),
    _targets("long", "9" * 30_000, "longer than 20,000 characters"),
    _targets("two", "84 85", "not a target"),
    _table(
        "targets-share.csv",
        _TARGETS,
        "CS 1,Q3 2012/13,0.85",
        outcome=WARN,
        says=("if 85% is meant, write it so",),
        line=2,
    ),
    _table(
        "targets-zero.csv",
        _TARGETS,
        "CS 1,Q3 2012/13,0",
        outcome=WARN,
        says=("the target is 0",),
    ),
    _table(
        "targets-over.csv",
        _TARGETS,
        "CS 1,Q3 2012/13,850",
        outcome=WARN,
        says=("a percentage over 100",),
    ),
    _table("targets-ref.csv", _TARGETS, "CS 11,Q3 2012/13,5", says=("no indicator",)),
    _table("targets-none.csv", _TARGETS, ",Q3 2012/13,5", says=("Ref: it is blank",)),
    _table("targets-quarter.csv", _TARGETS, "CS 1,Q5 2012/13,5", says=("not a",)),
    _table("targets-one-year.csv", _TARGETS, "CS 1,2012,5", says=("not a quarter",)),
    _table(
        "targets-twice.csv",
        _TARGETS,
        "CS 1,Q3 2012/13,5",
        "cs 1,Q3 2012/13,6",
        says=("line 2 has it too",),
        line=3,
    ),
    _table("targets-cells.csv", _TARGETS, "CS 1,Q3 2012/13,5,6", says=("4 cells",)),
    _table("targets-empty.csv", _TARGETS, says=("no rows under",)),
    _table("targets-headings.csv", "Ref,Colour", "CS 1,red", says=("no column for",)),
    _table("targets-undated.csv", "Ref,Q1,Q2", "CS 1,5,6", says=("no year",), line=1),
    _table(
        "targets-unsure.csv",
        "Ref,Quarter,Targat",
        "CS 1,Q3 2012/13,5",
        outcome=REFUSE,
        says=("may be Target",),
    ),
    _table("targets-quote.csv", _TARGETS, 'CS 1,Q3 2012/13,"5', says=("never closed",)),
    _table(
        "targets-note.csv",
        _TARGETS,
        "CS 1,Q3 2012/13,5",
        "Source: cabinet,,",
        outcome=CLEAN,
    ),
    _table("indicators-decimals.csv", _CARDS, "CS 1,Jo,7", says=("from 0 to 6",)),
    _table(
        "indicators-escape.csv",
        "Ref,Owner",
        "CS 1,\x1b]52;c;aGk=\x07Head of Care",
        outcome=WARN,
        says=("removed from its text",),
    ),
    _table(
        "indicators-person.csv",
        "Ref,Owner",
        "CS 1,jo.turner@council.gov.uk",
        outcome=WARN,
        says=("posts and teams are enough here",),
    ),
    _table(
        "indicators-long.csv", "Ref,Owner", f"CS 1,{'x' * 3_000}", says=("shorten",)
    ),
    _table("indicators-new.csv", "Ref,Owner", "X 9,Jo", says=("no indicator",)),
    _table("indicators-nothing.csv", "Ref,Reason", "CS 1,Why", says=("no column for",)),
    _table(
        "priorities-blank.csv",
        "Code,Title,Reason",
        "C,,Why",
        says=("Title: it is blank",),
    ),
    _table("tolerances-half.csv", "Ref,Tolerance", "CS 1,5", says=("from which",)),
    _table(
        "tolerances-bad.csv",
        "Ref,Tolerance,From",
        "CS 1,lax,Q3 2012/13",
        says=("not a tolerance",),
    ),
    _table(
        "breaks-why.csv",
        "Ref,From,Reason",
        "CS 1,Q3 2012/13,",
        says=("Reason: it is blank",),
    ),
    _table(
        "comparators-mark.csv",
        "Ref,Body,Period,Value",
        "CS 1,England,2011/12,c",
        says=("no number",),
    ),
    _table(
        "groups-share.csv",
        "Ref,Quarter,Dimension,Group,Numerator,Denominator",
        "CS 1,Q3 2012/13,Sex,Girls,9,5",
        says=("more than its",),
    ),
    _table(
        "actions-day.csv",
        "Ref,Action,Owner,Due,Raised in",
        "CS 1,Ask,Jo,31/02/2013,Q2 2012/13",
        says=("no date",),
    ),
    _table(
        "people-role.csv",
        "Name,Role,Directorate",
        "Jo,,Care",
        says=("Role: it is blank",),
    ),
    _table(
        "national-year.csv", _NATIONAL, "12,E92000001,England,CS 1,5", says=("no year",)
    ),
    _table(
        "national-value.csv",
        _NATIONAL,
        "2011/12,E92000001,England,CS 1,5 or 6",
        says=("column Value",),
    ),
    _table(
        "national-marks.csv",
        _NATIONAL,
        "2011/12,E06000001,Hartlepool,CS 1,c",
        outcome=WARN,
        says=("say which is yours",),
    ),
]
