import shutil
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from qperf_tui.assets import folder
from qperf_tui.domain.agreement import Person
from qperf_tui.domain.commentary import CommentaryState
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import Target, TargetKind, Tolerance, ToleranceKind
from qperf_tui.errors import QperfError
from qperf_tui.importing.council import read_council
from qperf_tui.importing.council_files import DefinitionRow

DEFINITIONS = (
    "Ref,Indicator,Priority,Theme,Directorate,Owner,Unit,Decimals,Direction,Basis,"
    "Year-end target,Tolerance,Control,Set,Implications,Definition,Former refs\n"
)
CARD = (
    "CS 1,Children seen,Safer children,seeing,Children's Services,Head of Intake,%,1,"
    'Higher is better,YTD,85%,5 points,shared,local,financial; risk,"One.\nTwo.",'
    "NI 60; CHS 3\n"
)
COMMENTARY = "Ref,Quarter,State,Author,Agreed by,Commentary\n"
CHILDREN = "Children's Services"
REPORT = """
council = "Central Bedfordshire Council"
committee = "Scrutiny"
meeting_date = 2012-12-11
subject = "Quarter 2"
title = "Summary"
quarter = "Q2 2012/13"
"""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    (tmp_path / "priorities.csv").write_text("Code,Title\nC,Safer children\n")
    (tmp_path / "definitions.csv").write_text(DEFINITIONS + CARD)
    return tmp_path


def test_the_sample_council_is_read_whole() -> None:
    read = read_council(folder("sample_data"))
    assert len(read.definitions) >= 80
    assert read.targets
    assert read.breaks
    assert read.comparators
    assert read.events
    assert read.commentary
    assert read.report is not None
    assert read.report.meeting_date == date(2012, 12, 11)
    assert read.report.implications
    assert read.report.sections[0].written
    names = [path.name for path in read.returns]
    histories = [name for name in names if name.startswith("history")]
    assert names == sorted(histories) + sorted(set(names) - set(histories))


def test_a_folder_needs_only_priorities_and_definitions(council: Path) -> None:
    read = read_council(council)
    assert read.definitions == (
        DefinitionRow(
            ref="CS 1",
            title="Children seen",
            priority="Safer children",
            theme="seeing",
            directorate="Children's Services",
            owner="Head of Intake",
            unit="%",
            decimals=1,
            polarity=Polarity.HIGHER,
            basis=ReportBasis.YEAR_TO_DATE,
            year_end_target=Target(Fraction(85), Fraction(85)),
            tolerance=Tolerance(ToleranceKind.POINTS, Fraction(5)),
            control="shared",
            indicator_set="local",
            implications=("financial", "risk"),
            definition="One.\nTwo.",
            former_refs=("NI 60", "CHS 3"),
        ),
    )
    assert (read.targets, read.events, read.returns) == ((), (), ())
    assert read.report is None


def test_what_surrounds_the_definitions_is_read_as_domain_values(
    council: Path,
) -> None:
    for name, content in {
        "targets.csv": "Ref,Quarter,Kind,Target,Set by,Reason\n"
        "CS 1,Q2 2012/13,milestone,10 to 15,Board,Agreed\n",
        "breaks.csv": "Ref,From,Reason\nCS 1,Q1 2010/11,Ten days\n",
        "comparators.csv": "Ref,Body,Period,Value,Authorities,Source,Checked\n"
        'CS 1,England,2011/12,"1,234.5",152,DfE,yes\n',
        "events.csv": "Ref,Quarter,Event\n,Q1 2009/10,Council created\n",
        "commentary.csv": f"{COMMENTARY}"
        "CS 1,Q2 2012/13,agreed,Head,Director,Fell [/b].\n",
        "people.csv": f"Name,Role,Directorate\nA B,Director,{CHILDREN}\n",
    }.items():
        (council / name).write_text(content)
    read = read_council(council)
    assert read.targets[0].target.kind is TargetKind.MILESTONE
    assert read.breaks[0].first_quarter == Quarter.of(2010, 1)
    assert (read.comparators[0].value, read.comparators[0].authorities) == (
        Decimal("1234.5"),
        152,
    )
    assert read.events[0].ref is None
    assert read.commentary[0].state is CommentaryState.AGREED
    assert read.commentary[0].agreed_by == "Director"
    assert read.commentary[0].body == "Fell [/b]."
    assert read.people == (Person(name="A B", role="director", directorate=CHILDREN),)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("priorities.csv", "Code,Title\n,T\n", "priorities.csv, line 2, column Code"),
        ("priorities.csv", "Code,Name\n", "'Name' is no heading of this table"),
        ("priorities.csv", "Code\n", "the heading Title is missing"),
        ("priorities.csv", "Title,Code\n", "in that order"),
        ("priorities.csv", "", "priorities.csv is empty"),
        ("priorities.csv", "Code,Title\nA\n", "line 2: it has 1 cells"),
        ("priorities.csv", 'Code,Title\nA,"T\n', "line 2: a quotation mark"),
        ("definitions.csv", DEFINITIONS + CARD + CARD, "line 2 has it too"),
        ("definitions.csv", DEFINITIONS + CARD.replace("Safer", "S"), "priorities.csv"),
        ("definitions.csv", DEFINITIONS + CARD.replace("YTD", "odd"), "column Basis"),
        ("definitions.csv", DEFINITIONS + CARD.replace("85%", "high"), "'high': it is"),
        ("definitions.csv", DEFINITIONS + CARD.replace(",1,", ",9,"), "write 0 to 6"),
        ("breaks.csv", "Ref,From,Reason\nXX 1,Q1 2010/11,R\n", "no line in defin"),
        ("breaks.csv", "Ref,From,Reason\nCS 1,Q1,R\n", "column From: 'Q1': it is not"),
        ("events.csv", f"Ref,Quarter,Event\nCS 1,Q1,{'e' * 20_001}\n", "20,000"),
        (
            "targets.csv",
            "Ref,Quarter,Kind,Target,Set by,Reason\nCS 1,Q1 2012/13,soon,5,,\n",
            "column Kind: 'soon': it is no kind of target",
        ),
        (
            "comparators.csv",
            "Ref,Body,Period,Value,Authorities,Source,Checked\nCS 1,E,P,x,,,\n",
            "column Value: 'x': it is no number",
        ),
        (
            "comparators.csv",
            "Ref,Body,Period,Value,Authorities,Source,Checked\nCS 1,E,P,5,many,,\n",
            "column Authorities: 'many'",
        ),
        (
            "commentary.csv",
            f"{COMMENTARY}CS 1,Q1 2012/13,done,A,,C\n",
            "column State: 'done'",
        ),
        (
            "commentary.csv",
            f"{COMMENTARY}CS 1,Q1 2012/13,agreed,A,,C\n",
            "column Agreed by: say who agreed it",
        ),
        (
            "commentary.csv",
            f"{COMMENTARY}CS 1,Q1 2012/13,ready,A,B,C\n",
            "column Agreed by: 'B': say who agreed it where State is agreed",
        ),
        (
            "commentary.csv",
            f"{COMMENTARY}CS 1,Q1 2012/13,agreed,A  B,a b,C\n",
            "nobody agrees their own text",
        ),
        (
            "people.csv",
            "Name,Role,Directorate\nA B,director,Nowhere\n",
            "column Directorate: 'Nowhere': no indicator",
        ),
        ("report.toml", REPORT + 'publik = "x"\n', "unknown field `publik`"),
        ("report.toml", REPORT.replace("2012-12-11", '"soon"'), "meeting_date"),
        ("report.toml", REPORT.replace("Q2 2012/13", "Q9"), "'Q9' is not a quarter"),
        ("report.toml", "council = ", "report.toml: "),
        ("report.toml", "a = " + "[" * 5_000, "report.toml"),
    ],
)
def test_what_is_wrong_is_named_with_its_file(
    council: Path, name: str, content: str, says: str
) -> None:
    (council / name).write_text(content)
    with pytest.raises(QperfError) as raised:
        read_council(council)
    assert says in str(raised.value)
    assert str(raised.value).startswith(name)
    assert str(raised.value).endswith(".")


def test_bytes_that_are_no_text_are_refused(council: Path) -> None:
    (council / "report.toml").write_bytes(b"council = '\x80'")
    with pytest.raises(QperfError, match=r"report\.toml is not UTF-8"):
        read_council(council)
    (council / "report.toml").unlink()
    (council / "priorities.csv").write_bytes(b"Code,Title\nA,\x80\n")
    with pytest.raises(QperfError, match=r"priorities\.csv, line 2.*Windows-1252"):
        read_council(council)


def test_what_must_be_there_is_named_when_it_is_not(council: Path) -> None:
    (council / "definitions.csv").unlink()
    with pytest.raises(QperfError, match=r"definitions\.csv is missing"):
        read_council(council)
    shutil.rmtree(council)
    with pytest.raises(QperfError, match="is not a folder"):
        read_council(council)


def test_only_returns_are_taken_for_returns(council: Path) -> None:
    (council / "returns").mkdir()
    for name in ("b.csv", "a.XLSX", "history-z.csv", "notes.txt", ".hidden"):
        (council / "returns" / name).write_text("")
    assert [path.name for path in read_council(council).returns] == [
        "history-z.csv",
        "a.XLSX",
        "b.csv",
    ]
