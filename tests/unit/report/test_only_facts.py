"""Whatever the facts are, a draft states them and nothing else."""

import re
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.fact import VALUE
from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.number_words import NUMBER_WORDS, number_of
from qperf_tui.domain.status import RATED
from qperf_tui.report.draft import draft
from qperf_tui.report.facts import ComparatorFigure, DraftedParagraph, FigureUsed
from unit.report.any_facts import FAR, around, bodies, knowns, share, shares, themes
from unit.report.council import Q2, Known
from unit.report.stated import shown, stated

NUMERAL = re.compile(
    rf"[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|\b{NUMBER_WORDS}\b", re.IGNORECASE
)
TIMES = re.compile(
    r"Quarters [1-4] and [1-4]|Quarter [1-4]|of 20[0-9]{2}/[0-9]{2}|\(September 2012\)"
    r"|12 months|last three years|last five quarters"
    r"|(?:at|for) (?:31 (?:August|December) 201[12]|2011/12|the year to March 2012)"
    r"|[0-9]+ months before"
)
"""Numbers that say when, and so are no figures."""

FORBIDDEN = re.compile(
    r"significant|trend|common cause|special cause|exceed|per cent\b|!|; ;|  |\.\.|,\.",
    re.IGNORECASE,
)


def drafts(
    themed: tuple[Known, ...], comparators: list[ComparatorFigure] | None = None
) -> tuple[DraftedParagraph, ...]:
    positions = [known.position() for known in themed]
    return draft("care", positions, around(themed, comparators))


def texts(themed: tuple[Known, ...]) -> list[str]:
    return [each.text for each in drafts(themed)]


def numerals(text: str) -> set[str]:
    said = NUMERAL.findall(TIMES.sub("", text))
    return {each if each[0].isdigit() else str(number_of(each)) for each in said}


def counts(themed: tuple[Known, ...]) -> set[str]:
    """How many indicators there are, are rated, are on target, and are of each kind."""
    statuses = [known.position().status for known in themed]
    rated = [status for status in statuses if status in RATED]
    met = sum(status.is_on_target for status in rated)
    numbers = [len(themed), len(rated), met, len(rated) - met]
    return {str(number) for number in (*numbers, *Counter(statuses).values())}


@given(themes, bodies)
def test_every_number_in_a_sentence_is_a_figure_that_it_names(
    themed: tuple[Known, ...], comparators: list[ComparatorFigure]
) -> None:
    for paragraph in drafts(themed, comparators):
        is_overview = paragraph.key.endswith(":overview")
        counted = counts(themed) if is_overview else set()
        for sentence in paragraph.sentences:
            may_say = stated(sentence.figures, themed, comparators) | counted
            assert numerals(sentence.text) <= may_say, sentence


@given(themes, bodies)
def test_a_paragraph_stands_on_figures_that_may_be_shown(
    themed: tuple[Known, ...], comparators: list[ComparatorFigure]
) -> None:
    told = {known.code for known in themed if shown(known.now)}
    for paragraph in drafts(themed, comparators):
        code = paragraph.key.removeprefix("care:")
        named = {each.code for each in paragraph.figures}
        assert named == (told if code == "overview" else told & {code})


@given(themes)
def test_a_draft_keeps_to_the_register(themed: tuple[Known, ...]) -> None:
    for paragraph in drafts(themed):
        assert not FORBIDDEN.search(paragraph.text), paragraph.text
        for sentence in paragraph.sentences:
            said = sentence.text
            assert said == "[cause?]" or (said[0].isupper() and said[-1] == "."), said


@given(themes, bodies, st.randoms(use_true_random=False))
def test_the_same_facts_give_the_same_words_in_whatever_order_they_come(
    themed: tuple[Known, ...], comparators: list[ComparatorFigure], chance: Random
) -> None:
    def mixed(items: list[ComparatorFigure]) -> list[ComparatorFigure]:
        return chance.sample(items, len(items))

    first, *others = (
        replace(each, earlier=tuple(chance.sample(each.earlier, len(each.earlier))))
        for each in themed
    )
    again = drafts((first, *others), mixed(comparators))
    assert again == drafts(themed, comparators)
    turned = drafts((*others, first))
    own = {each.key: each.text for each in drafts(themed)}
    for each in turned:
        if not each.key.endswith(":overview"):
            assert each.text == own[each.key]


@given(knowns(), st.none() | knowns(2), shares, shares, st.integers(0, FAR - 1))
def test_no_word_changes_with_a_suppressed_figure(
    known: Known,
    beside: Known | None,
    one: tuple[int, int],
    other: tuple[int, int],
    back: int,
) -> None:
    """Neither the figure nor what follows from it: a difference, a rank, a count."""

    def with_hidden(pair: tuple[int, int]) -> tuple[DraftedParagraph, ...]:
        secret = share(pair, back, OutturnStatus.SUPPRESSED)
        kept = [each for each in known.earlier if each.quarter != secret.quarter]
        changed = replace(known, now=secret)
        if back:
            changed = replace(known, earlier=(*kept, secret))
        return drafts((changed, beside) if beside else (changed,))

    drafted = with_hidden(one)
    assert drafted == with_hidden(other)
    secret = FigureUsed(known.code, Q2.shifted(-back), VALUE)
    assert all(secret not in paragraph.figures for paragraph in drafted)


@pytest.mark.parametrize(
    "body",
    [
        "Why: 3 of 8 were late.",
        "All but three were in time.",
        "Why: The service reports leave.\n\nOutlook: Officers expect twenty-one more.",
        "Half of them were late.",
        "None of them was in time.",
    ],
)
def test_agreed_words_never_tell_a_suppressed_number(body: str) -> None:
    hidden = Known(now=share((3, 8), 0, OutturnStatus.SUPPRESSED))
    context = replace(around((hidden,)), agreed={hidden.code: body})
    (only,) = draft("care", [hidden.position()], context)
    assert [only.text] == texts((hidden,))
