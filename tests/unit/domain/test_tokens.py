"""Figures named in a text: read, written and read again."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.tokens import (
    Format,
    Plain,
    Token,
    TokenProblem,
    has_tokens,
    scan,
    token_text,
)

names = st.text(min_size=1, max_size=30).map(clean_line).filter(bool)
quarters = st.none() | st.builds(Quarter.of, st.integers(1990, 2090), st.integers(1, 4))


@given(st.just("") | names, names, st.sampled_from(Format), quarters)
def test_a_token_of_any_code_is_read_as_it_was_written(
    code: str, measure: str, how: Format, quarter: Quarter | None
) -> None:
    written = token_text(code, measure, how, quarter)
    (found,) = scan(written)
    assert isinstance(found, Token)
    read = (found.code, found.measure, found.format, found.quarter)
    assert read == (code, measure, how, quarter)
    assert str(found) == written


@given(st.text(alphabet='{}.:@" aQ12/13\n', max_size=80))
def test_the_pieces_of_any_text_cover_it_from_end_to_end(text: str) -> None:
    at = 0
    for piece in scan(text):
        assert piece.start == at
        assert piece.end > at
        at = piece.end
    assert at == len(text)
    assert has_tokens(text) or all(isinstance(each, Plain) for each in scan(text))


@given(st.text(max_size=80))
def test_doubled_braces_are_braces(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    pieces = list(scan(doubled))
    assert all(isinstance(each, Plain) for each in pieces)
    assert "".join(each.text for each in pieces if isinstance(each, Plain)) == text


@pytest.mark.parametrize(
    ("typed", "says", "mend"),
    [
        ("{", "A brace opens here", "{{ for a brace"),
        ("{CS 18.value", "A brace opens here", "{.value}"),
        ("}", "never opened", "}} for a brace"),
        ("{}", "names no figure", "{.value}"),
        ("{.}", "names no figure", "{.value}"),
        ("{value}", "no point before the measure", "Write {.value}"),
        ("{.value:loud}", "no format “loud”", ":figure, :points, :fraction, :words"),
        ("{.value@Q5 2012/13}", "“Q5 2012/13” is not a quarter", "@Q2 2012/13"),
        ("{.value@2012}", "“2012” is not a quarter", "@Q2 2012/13"),
    ],
)
def test_what_is_no_token_is_a_problem_with_a_mend(
    typed: str, says: str, mend: str
) -> None:
    problem = next(iter(scan(f"Was {typed}"[4:])))
    assert isinstance(problem, TokenProblem)
    assert says in problem.says
    assert mend in problem.mend


def test_spaces_and_case_do_not_matter() -> None:
    (found,) = scan("{ CS 18 . value : WORDS @ q1 2012/13 }")
    assert isinstance(found, Token)
    assert (found.code, found.measure) == ("CS 18", "value")
    assert (found.format, found.quarter) == (Format.WORDS, Quarter.of(2012, 1))


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 20_000,
        '{"' * 10_000,
        "{a." * 6_666,
        "{" + '"' * 19_999,
        "}" * 20_000,
        ("{" + " " * 380 + "}") * 52,
        ("{" + "." * 380 + "}") * 52,
        ('{"' + '""' * 180 + '.v"}') * 54,
    ],
    ids=range(8),
)
def test_no_text_takes_long_to_read(hostile: str) -> None:
    began = time.perf_counter()
    assert list(scan(hostile))
    assert time.perf_counter() - began < 1
