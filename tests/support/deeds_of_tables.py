"""Tables of definitions brought in, done by lot."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from qperf_tui.importing.definition_words import TableKind
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.definition_files import Wished, define
from support.deeds_of_definitions import WHY
from support.deeds_of_words import Q2, Deed

FILES: Final = (
    (TableKind.TARGETS, "Ref,Quarter,Target\nCS 1,2012/13,90\nCS 2,Q2 2012/13,12\n"),
    (TableKind.TARGETS, "Ref,Quarter,Target\nCS 1,2012/13,85\nCS 2,Q3 2012/13,nine\n"),
    (TableKind.INDICATORS, "Ref,Owner,Decimals\nCS 1,Head of A,0\nCS 2,Head of B,2\n"),
    (
        TableKind.INDICATORS,
        (
            "Ref,Indicator,Priority,Unit,Direction,Basis,Former refs\n"
            "T 1,Something new,Our people,%,high,quarter,T 0\n"
        ),
    ),
    (TableKind.TOLERANCES, "Ref,Tolerance\nCS 1,7 points\nCS 2,10%\n"),
    (TableKind.BREAKS, "Ref,From,Reason\nCS 2,Q2 2012/13,Counts all ages\n"),
    (TableKind.PRIORITIES, "Code,Title\nC,Our people\nZ,Something else\n"),
    (
        TableKind.COMPARATORS,
        (
            "Ref,Body,Period,Value,Authority\nCS 1,England,2011/12,75,\n"
            "CS 1,England,2011/12,71,Bedford\n"
        ),
    ),
    (TableKind.COMPARATORS, "Ref,Body,Period,Value\nCS 1,England,2011/12,76\n"),
    (
        TableKind.NATIONAL,
        (
            "Year,Area,Indicator,Value\n2011/12,England,CS 1,77\n"
            "2011/12,Bedford,CS 1,72\n2011/12,Slough,CS 1,c\n"
        ),
    ),
    (
        TableKind.GROUPS,
        "Ref,Quarter,By,Group,Num,Population\nCS 1,Q2 2012/13,Sex,Girls,40,900\n",
    ),
    (
        TableKind.GROUPS,
        "Ref,Quarter,Dimension,Group,Num\nCS 1,Q2 2012/13,sex,girls,41\n",
    ),
    (
        TableKind.ACTIONS,
        "Ref,Action,Owner,Due\nCS 1,Ask each school,Head of Care,31 March 2013\n",
    ),
    (
        TableKind.COMMENTARY,
        "Ref,Author,Commentary\nCS 1,A Officer,The rate fell.\nCS 2,J. Doe,It rose.\n",
    ),
    (TableKind.PEOPLE, "Name,Role\nJo Turner,Director\nSam Hill,Owner\n"),
)


def _wished(kind: TableKind) -> Wished:
    neighbours = ("Bedford",) if kind is TableKind.NATIONAL else ()
    return Wished(reason=WHY, quarter=Q2, neighbours=neighbours)


def table(held: Workbook, lot: Random) -> object:
    """Bring in a table, whole or refused."""
    kind, text = lot.choice(FILES)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        return define(held, kind, path, _wished(kind))


TABLES: Final[Mapping[str, Deed]] = {"table": table, "another table": table}
