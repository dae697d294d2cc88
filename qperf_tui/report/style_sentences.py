"""How long and how hard a text is, and how much of it was said before."""

import re
from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.merging import LEFT_OVER, likeness
from qperf_tui.domain.proof import Flag
from qperf_tui.report.manuscript import Manuscript, words_in
from qperf_tui.report.style import Style

_ASIDE: Final = re.compile(r"\([^()]{0,400}\)")
_CLAUSE: Final = re.compile(r"[:;]\s")
_SPACES: Final = re.compile(r"(?<=\S) {2,}(?=\S)|(?<=[\w)]) {1,40}(?=[,.;:](?:\s|\Z))")
_DIGITS: Final = re.compile(r"\d[\d,.]{0,20}")
_FEWEST_WORDS: Final = 50
"""Below this a grade of reading says more of chance than of the text."""

_COMPARED: Final = 600
"""Words of each text that are compared with last quarter's."""


def sentence_length(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Sentences with more words than the style allows, asides not counted."""
    for start, end in text.sentences:
        said = _ASIDE.sub("", text.prose[start:end])
        count = max(len(words_in(each)) for each in _CLAUSE.split(said))
        if count > style.longest_sentence:
            yield Flag(
                "sentence-length",
                start,
                end,
                f"This sentence runs to {count} words; the style allows "
                f"{style.longest_sentence}.",
                "Make two sentences of it.",
            )


def reading_level(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Paragraphs whose grade of reading is above the style's."""
    for start, end in text.blocks():
        begun = [each for each, _ in text.sentences if start <= each < end]
        grade = grade_of(text.prose[start:end], len(begun))
        if grade is not None and round(grade) > style.hardest:
            yield Flag(
                "reading-level",
                begun[0],
                end,
                f"This paragraph asks for {round(grade)} years of schooling; the style "
                f"allows {style.hardest}.",
                "Use shorter words and shorter sentences.",
            )


def grade_of(prose: str, sentences: int) -> float | None:
    """The grade of reading of a text, or None for one too short to tell.

    Coleman and Liau, "A computer readability formula designed for machine scoring",
    Journal of Applied Psychology 60 (1975): 0.0588 L - 0.296 S - 15.8, with L letters
    and S sentences to 100 words. Words without a letter are not counted.
    """
    words = [each for each in words_in(prose) if not each[0].isdigit()]
    if len(words) < _FEWEST_WORDS or not sentences:
        return None
    letters = sum(each.isalpha() for word in words for each in word)
    return (5.88 * letters - 29.6 * sentences) / len(words) - 15.8


def length(text: Manuscript, style: Style) -> Iterator[Flag]:
    """A commentary longer than the style allows."""
    count = len(words_in(text.text))
    if count > style.longest_commentary:
        yield Flag(
            "length",
            0,
            len(text.text),
            f"The commentary has {count} words; the style allows "
            f"{style.longest_commentary}.",
            "Keep to what moved, why, what is done and what is expected.",
        )


def repeated(text: Manuscript, style: Style, before: str) -> Iterator[Flag]:
    """A commentary that says again what last quarter's said, but for its figures."""
    now = _wording(text.text)
    then = _wording(before)
    if not now or not then:
        return
    alike = round(likeness(then, now) * 100)
    if alike > style.most_alike:
        yield Flag(
            "repeated",
            0,
            len(text.text),
            f"{alike}% of the wording is as it was last quarter, figures apart.",
            "Say what is new this quarter.",
        )


def _wording(text: str) -> str:
    """The first words of a text without its figures, which are new each quarter."""
    return " ".join(_DIGITS.sub("0", text).casefold().split()[:_COMPARED])


def spaces(text: Manuscript, _style: Style) -> Iterator[Flag]:
    """Runs of spaces within a line, and spaces before a stop."""
    for found in _SPACES.finditer(text.text):
        is_before_stop = text.text[found.end()] in ",.;:"
        yield Flag(
            "spaces",
            *found.span(),
            "There is a space before a stop."
            if is_before_stop
            else f"There are {len(found[0])} spaces where one is meant.",
            "Take the space out." if is_before_stop else "Leave one space.",
        )


def both_texts(text: Manuscript, _style: Style) -> Iterator[Flag]:
    """Marks left where two officers' words were put together and nobody chose."""
    for found in LEFT_OVER.finditer(text.text):
        closed = text.text.find("]", found.end()) + 1
        yield Flag(
            "both-texts",
            found.start(),
            closed or found.end(),
            "Two officers changed this sentence and both their words still stand.",
            "Leave one, or write the sentence anew, without the marks.",
        )
