"""Templates of the paper: those that ship, and what is refused, with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.paper_template import PaperPart
from qperf_tui.errors import QperfError
from qperf_tui.importing.paper_templates import (
    SHIPPED,
    read_template,
    shipped_template,
    template_text,
)

PLAIN = shipped_template("plain")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_names_every_part_once(name: str) -> None:
    read = read_template(shipped_template(name), name)
    assert read.name == name
    assert {each.part for each in read.parts} == set(PaperPart)


def test_the_usual_one_has_the_headings_of_the_published_report() -> None:
    usual = read_template(shipped_template(SHIPPED[0]), "committee")
    assert [each.heading for each in usual.implications] == [
        *("Council Priorities", "Financial", "Legal", "Risk Management"),
        *("Staffing (including Trades Unions)", "Equalities/Human Rights"),
        *("Community Safety", "Sustainability", "Procurement"),
    ]
    assert [each.label for each in usual.header] == [
        *("Meeting", "Date", "Subject", "Report of", "Summary", "Advising Officer"),
        *("Contact Officer", "Public/Exempt", "Wards Affected", "Function of"),
    ]


def at(line: str) -> int:
    """The line of the entry that a line of the template is the first of."""
    return PLAIN.splitlines().index(line)


FROM = at('field = "report_of"')
BACKGROUND = at('part = "background"')


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('name = "plain"', 'nam = "x"', "line 4: Object contains unknown field `nam`"),
        ('name = "plain"', "", "missing required field `name`"),
        ('name = "plain"', "name = 3", "Expected `str`, got `int` - at `$.name`"),
        ("first_paragraph = 1", "first_paragraph = 0", "from 1 to 999, not from 0"),
        ("first_paragraph = 1", "first_paragraph = 1.5", "Expected `int"),
        (
            'label = "From"',
            "label = 3",
            f"line {FROM}: Expected `str`, got `int`",
        ),
        (
            'part = "background"',
            'part = "backgroud"',
            f"line {BACKGROUND}: Invalid enum value 'backgroud'",
        ),
        ('part = "further"', 'part = "location"', "the part “location” is there twice"),
        ('[[part]]\npart = "further"\n', "", "the part “further” is missing"),
        ('part = "further"', 'part = "further"\ntext = "x"', "has no text of its own"),
        ('part = "summary"', 'part = "summary"\nlines = ["x"]', "no lines of its own"),
        ('part = "summary"', 'part = "summary"\nnumbered = true', "“numbered” is not"),
        ('heading = "Risk"', 'heading = "MONEY"', "the implication “money” is there"),
        ('heading = "Risk"', 'heading = " "', "an implication has no name"),
        ('about = "risk"', 'about = "financial"', "“financial” is there twice"),
        ('field = "public"', 'field = "report_of"', "the field “report_of” is there"),
        ('name = "plain"', 'name = "a"\nname = "b"', "Cannot overwrite a value"),
        ("[[part]]", "[part", "line"),
    ],
)
def test_what_is_not_known_is_refused_by_name(
    was: str, becomes: str, said: str
) -> None:
    assert was in PLAIN
    with pytest.raises(QperfError) as refused:
        read_template(PLAIN.replace(was, becomes, 1), "council.toml")
    told = str(refused.value)
    assert told.startswith("council.toml")
    assert said in told
    assert "\n" not in told


def test_a_template_that_does_not_exist_is_refused() -> None:
    with pytest.raises(QperfError, match="there are committee and plain"):
        shipped_template("fancy")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QperfError, match="cannot be read"):
        template_text(tmp_path / "none.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b'name = "caf\xe9"')
    with pytest.raises(QperfError, match="is not UTF-8"):
        template_text(latin)


@given(st.integers(0, len(PLAIN)), st.integers(0, 60), st.text(max_size=20))
def test_any_damage_is_read_or_refused_in_one_sentence(
    start: int, length: int, written: str
) -> None:
    damaged = PLAIN[:start] + written + PLAIN[start + length :]
    try:
        read = read_template(damaged, "council.toml")
    except QperfError as refused:
        told = str(refused)
        assert "\n" not in told
    else:
        assert {each.part for each in read.parts} == set(PaperPart)
