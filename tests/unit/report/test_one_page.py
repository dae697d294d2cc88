"""What fits one page: a rule that holds for any texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.report.one_page import HEIGHT, LINE, Group, fitted, lines_of, shortened

texts = st.text(max_size=400) | st.sampled_from(
    ["W" * 900, "a " * 600, "一" * 300, "x", "", "Word " * 100]
)
groups = st.lists(st.lists(texts, max_size=12), min_size=4, max_size=4)


def grouped(found: list[list[str]]) -> list[Group]:
    return [
        Group(f"Group {place}", tuple(each), lambda more: f"And {more} more.")
        for place, each in enumerate(found)
    ]


def test_lines_are_broken_between_words_and_long_words_wherever_they_end() -> None:
    assert lines_of("") == 1
    assert lines_of("one two three") == 1
    assert lines_of("a" * 75) == 1
    assert lines_of("a" * 76) == 2
    assert lines_of("W" * 84) == 2
    assert lines_of(f"{'a ' * 46}{'b' * 60}") == 2
    assert lines_of("word", line=1_000) == 3


@given(texts, st.integers(1, 6))
def test_a_shortened_text_takes_no_more_lines_than_it_may(text: str, most: int) -> None:
    short = shortened(text, most)
    assert lines_of(short) <= most
    assert shortened(short, most) == short
    if short.endswith("…") and short != " ".join(text.split()):
        kept = short.removesuffix("…")
        assert kept in shortened(text, 10**6)


@settings(deadline=None, max_examples=50)
@given(groups)
def test_what_is_taken_fits_and_what_is_not_is_counted(found: list[list[str]]) -> None:
    made = fitted(grouped(found), most_lines=5)
    assert sum(lines_of(text) * 10 + 3 for group in made for text in group) <= HEIGHT
    for said, given_texts in zip(made, found, strict=True):
        if len(said) == len(given_texts) and said[-1:] != ("And 1 more.",):
            continue
        left = len(given_texts) - (len(said) - 1)
        assert said[-1] == f"And {left} more."


@settings(deadline=None, max_examples=50)
@given(groups)
def test_no_group_crowds_out_another(found: list[list[str]]) -> None:
    made = fitted(grouped(found), most_lines=5)
    for said, given_texts in zip(made, found, strict=True):
        if given_texts:
            assert said[0] == shortened(given_texts[0], 5)


def test_a_page_that_is_not_full_has_everything() -> None:
    everything = [["One."], ["Two.", "Three."], [], ["Four."]]
    made = fitted(grouped(everything), most_lines=5)
    assert made == [("One.",), ("Two.", "Three."), (), ("Four.",)]
    assert LINE > 0
