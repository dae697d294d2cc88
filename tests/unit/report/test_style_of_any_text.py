"""A house style reads any text at all: places lie in it, and it never takes long."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import COMMITTEE, PRESETS, STYLE_RULES
from qperf_tui.report.style_check import commentary_flags, style_flags

LONG = 20_000
BITS = (
    "1-",
    "a ",
    ".",
    "{",
    "1,",
    "Q2 ",
    "three children ",
    "A",
    "(",
    "1 ",
    "a.b@",
    "@",
    "NEET ",
    "\n",
    " ",
    "2 of 3 people ",
    "twenty-",
    "£1",
    "1/2/",
    "31 December ",
    "X.",
    "per cent ",
    "9.",
    "’",
    "\u0300",
    "5-10 ",
    "[.?!]",
    "Aaaaa ",
    "\u0663 children ",
    "²",
    "\ud7ff",
)

texts = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.sampled_from([*BITS, " schools ", " in ", "%", "\n\n"]), max_size=60
    ).map("".join),
)


@given(texts, texts)
def test_every_place_lies_in_the_text(text: str, before: str) -> None:
    for style in PRESETS.values():
        for flag in (
            *style_flags(text, style),
            *commentary_flags(text, style, before),
        ):
            assert 0 <= flag.start < flag.end <= len(text)
            assert flag.rule in STYLE_RULES
            assert flag.says
            assert flag.mend


@given(texts)
def test_what_is_blotted_out_keeps_every_place(text: str) -> None:
    manuscript = Manuscript(text)
    assert len(manuscript.prose) == len(text)
    ends = [0]
    for start, end in manuscript.sentences:
        assert ends[-1] <= start < end
        ends.append(end)


def test_what_runs_on_without_a_stop_is_cut_between_words() -> None:
    text = "three children in Quarter 2 " * 200
    sentences = Manuscript(text).sentences
    assert max(end - start for start, end in sentences) <= 1000
    assert "".join(text[start:end] for start, end in sentences).replace(
        " ", ""
    ) == text.replace(" ", "")
    assert all(text[end] == " " for _, end in sentences)


@pytest.mark.parametrize("bit", BITS)
def test_a_long_text_is_read_within_a_second(bit: str) -> None:
    text = (bit * LONG)[:LONG]
    begun = process_time()
    style_flags(text, COMMITTEE)
    commentary_flags(text, COMMITTEE, f"{text[7:]} and so on")
    assert process_time() - begun < 1
