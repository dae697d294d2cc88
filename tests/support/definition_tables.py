"""Tables of definitions for tests: one of each kind that changes the sample."""

from pathlib import Path
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.asking import asked_for
from qperf_tui.workbench.definition_files import Taken, Wished, define

WHY = "As cabinet agreed."
Q2, NEXT = Quarter.of(2012, 2), Quarter.of(2013, 1)


def bring(
    council: Workbook,
    tmp_path: Path,
    kind: str,
    text: str,
    *,
    reason: str = WHY,
    quarter: Quarter | None = None,
    year: str | None = None,
    plan: str = "",
    is_trial: bool = False,
) -> Taken:
    """Bring in a table of a kind, given as text."""
    path = tmp_path / f"{kind}.csv"
    path.write_text(text, encoding="utf-8")
    wished = Wished(
        asked=asked_for(year=year), reason=reason, quarter=quarter, plan=plan
    )
    return define(council, TableKind(kind), path, wished, is_trial=is_trial)


CHANGES: Final = {
    "targets": "Ref,Quarter,Target,Set by\nC MTP 8,Q1 2013/14,84,Cabinet\n"
    "c mtp 8,2013/14,87%,\nCS 9,Q3 2012/13,10 to 15,\n",
    "tolerances": "Ref,Amber,From\nC MTP 8,4 points,Q3 2012/13\n",
    "breaks": "Ref,From,Why\nCS 9,Q1 2013/14,Counts all ages\n",
    "indicators": "Ref,Lead officer,Direction,Priority,From,Former refs\n"
    "CS 9,Head of Care,low,A,Q1 2013/14,\nCS 10,,,,,NI 959; NI 960\n",
    "priorities": "Code,Title\nA,Growing well\nZ,Something new\n",
    "comparators": "Ref,Body,Period,Value,Authority\nCS 9,England,2011/12,4.2,\n"
    "CS 9,Statistical neighbours,2011/12,5,\n"
    "CS 9,Statistical neighbours,2011/12,5.5,Bedford\n"
    "B MTP 1,England,31 December 2012,75,\n",
    "groups": "Ref,Quarter,Dimension,Group,Numerator,Denominator,Population\n"
    "CS 13,Q2 2012/13,ethnicity,white,184,50200,\n"
    "CS 9,Q2 2012/13,Sex,Girls,40,90,30000\nCS 9,Q2 2012/13,Sex,Boys,50,95,\n",
    "actions": "Ref,Action,Owner,Due,Closed in,Closed by,Evidence\n"
    "CS 9,Ask each school,Head of Care,31 March 2013,,,\n"
    "C MTP 8,Track assessments weekly at day 7,Head of Care,2013-01-31,"
    "Q2 2012/13,J Doe,All done\n",
    "people": "Name,Role,Directorate\nJo Turner,Director,children's services\n",
}
"""A table of each kind that changes something in the sample."""
