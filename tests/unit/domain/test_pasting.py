"""Pasted text becomes plain text, and nothing of what it says is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.pasting import clean_pasted


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("85\u00a0% of\u202f71", "85 % of 71"),
        ("\u2022\tLeave\r\n\u2022\tCover", "- Leave\n- Cover"),
        ("\uf0b7 Leave", "- Leave"),
        ("o\tLeave\no clock", "- Leave\no clock"),
        ("   \u25aa one", "- one"),
        ("a \u2022 b", "a \u2022 b"),
        ("\u2018quoted\u2019 \u00a35 \u2013 kept", "\u2018quoted\u2019 £5 \u2013 kept"),
        ("red\x1b[31m text\x00", "red text\ufffd"),
        ("Frame\u00adworki", "Frameworki"),
    ],
)
def test_what_is_pasted_becomes_plain(pasted: str, plain: str) -> None:
    assert clean_pasted(pasted) == plain


@given(st.text())
def test_pasting_what_was_pasted_changes_nothing(text: str) -> None:
    once = clean_pasted(text)
    assert clean_pasted(once) == once
    assert not any(ord(each) < 32 and each != "\n" for each in once)
