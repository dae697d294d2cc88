"""Everything an officer can do to a workbook that can be undone, done by lot."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from qperf_tui.domain.period import Quarter
from qperf_tui.importing.asked import Asked
from qperf_tui.importing.returns import read_return
from qperf_tui.importing.staged import StagedReturn
from qperf_tui.workbench import intake, profiles
from qperf_tui.workbench.entering import Entering, enter
from qperf_tui.workbench.typed import Typed
from support.deeds_of_actions import ACTIONS
from support.deeds_of_definitions import DEFINITIONS
from support.deeds_of_packs import PACKS
from support.deeds_of_reports import REPORT, RULINGS, SETTINGS
from support.deeds_of_requests import REQUESTS
from support.deeds_of_tables import TABLES
from support.deeds_of_words import AGREEMENT, WORDS, Deed


def staged_returns(folder: Path) -> list[StagedReturn]:
    """Returns of figures, targets, owners, new indicators, and of few people."""
    head = "Ref,Indicator,Priority,Quarter,Value,Target,Owner"
    known = "CS {n},Assessments of kind {n},Health and wellbeing,{q} 2012/13,{rest}"
    new = "X {n},Something new {n},Our people,{q} 2012/13,{rest}"
    lines = [
        [known.format(n=1, q="Q2", rest="79.3%,85,Head of A")],
        [known.format(n=1, q="Q2", rest="80.1%,90,Head of B")],
        [
            known.format(n=1, q="Q1", rest="c,,"),
            known.format(n=2, q="Q2", rest="12.5%,10 to 15,"),
        ],
        [new.format(n=9, q="Q2", rest="12%,,"), known.format(n=1, q="Q2", rest="c,,")],
        [new.format(n=9, q="Q1", rest="14%,fewer than 20,Head of C")],
    ]
    found = []
    for number, rows in enumerate(lines):
        path = folder / f"return-{number}.csv"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        found.append(read_return(path))
    few = folder / "return-few.csv"
    few.write_text(
        "Ref,Indicator,Priority,Quarter,Value,Numerator,Denominator\n"
        "CS 2,Assessments of kind 2,Health and wellbeing,Q1 2012/13,7.5%,3,40\n",
        encoding="utf-8",
    )
    return [*found, read_return(few)]


QUARTERS = tuple(map(Quarter.parse, ("Q1 2012/13", "Q2 2012/13")))
TYPED = (
    Typed(numerator="253", denominator="319"),
    Typed(value="79.3", status="provisional"),
    Typed(value="n/a", note="Late."),
)


def deeds(returns: Sequence[StagedReturn]) -> Mapping[str, Deed]:
    """Every deed by name."""
    return {
        **WORDS,
        **AGREEMENT,
        **RULINGS,
        **REPORT,
        **SETTINGS,
        **PACKS,
        **REQUESTS,
        **ACTIONS,
        **DEFINITIONS,
        **TABLES,
        "save profile": lambda held, lot: profiles.keep_profile(
            held,
            lot.choice(("Children", "Adults")),
            ["Ref", "Latest"],
            Asked(columns={"Latest": lot.choice(("", "Value"))}),
        ),
        "remove profile": lambda held, lot: profiles.remove_profile(
            held, lot.choice(("Children", "Adults"))
        ),
        "import": lambda held, lot: intake.take_in(
            held, lot.choice(returns), is_trial=False
        ),
        "type figure": lambda held, lot: enter(
            held,
            Entering.of(held, held.indicators.by_code("CS 1"), lot.choice(QUARTERS)),
            lot.choice(TYPED),
        ),
    }
