"""What drafting again makes of paragraphs, whatever stands and whatever is drafted."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.report.facts import DraftedParagraph, Sentence
from qperf_tui.report.redraft import Became, Standing, Step, steps

KEYS = [f"care:CS {number}" for number in range(5)]
TEXTS = ["It rose.", "It fell. [cause?]", "It was 79.3%."]
OURS = "In our own words."


def standing(
    key: str | None = KEYS[0],
    drafted: str = TEXTS[0],
    edited: str | None = None,
    *,
    is_included: bool = True,
    is_being_written: bool = False,
    is_exempt: bool = False,
    paragraph_id: int = 1,
) -> Standing:
    return Standing(
        paragraph_id=paragraph_id,
        key=key,
        drafted=drafted,
        edited=edited,
        is_included=is_included,
        is_being_written=is_being_written,
        is_exempt=is_exempt,
    )


def fresh(text: str, key: str = KEYS[0]) -> DraftedParagraph:
    return DraftedParagraph(key, (Sentence(text),))


@pytest.mark.parametrize(
    ("stands", "today", "taking", "became", "body"),
    [
        (standing(), TEXTS[0], (), Became.UNCHANGED, TEXTS[0]),
        (standing(), TEXTS[1], (), Became.CHANGED, TEXTS[1]),
        (standing(), None, (), Became.GONE, ""),
        (standing(edited=OURS), TEXTS[0], (), Became.KEPT, OURS),
        (standing(edited=OURS), TEXTS[1], (), Became.KEPT, OURS),
        (standing(edited=OURS), None, (), Became.KEPT, OURS),
        (standing(edited=OURS), TEXTS[0], (1,), Became.CHANGED, TEXTS[0]),
        (standing(edited=OURS), TEXTS[1], (1,), Became.CHANGED, TEXTS[1]),
        (standing(edited=OURS), None, (1,), Became.GONE, ""),
        (standing(edited=OURS), TEXTS[1], (2,), Became.KEPT, OURS),
        (standing(edited=""), TEXTS[1], (), Became.KEPT, ""),
        (standing(is_included=False), TEXTS[1], (), Became.CHANGED, TEXTS[1]),
        (standing(is_included=False), None, (), Became.UNCHANGED, TEXTS[0]),
        (standing(is_exempt=True), None, (), Became.UNCHANGED, TEXTS[0]),
        (standing(is_being_written=True), None, (), Became.KEPT, TEXTS[0]),
        (standing(is_being_written=True), TEXTS[1], (), Became.CHANGED, TEXTS[1]),
        (standing(None, "", OURS), None, (1,), Became.UNCHANGED, OURS),
    ],
)
def test_what_becomes_of_one_paragraph(
    stands: Standing,
    today: str | None,
    taking: Sequence[int],
    became: Became,
    body: str,
) -> None:
    drafted = [] if today is None else [fresh(today)]
    (step,) = steps([stands], drafted, taking=taking)
    assert (step.became, step.body) == (became, body)


@pytest.mark.parametrize(
    ("stand", "today", "order"),
    [
        ([], [0, 1], [0, 1]),
        ([None], [0, 1], [None, 0, 1]),
        ([None, 1], [0, 1], [None, 0, 1]),
        ([0, 2, None], [0, 1, 2], [0, 1, 2, None]),
        ([0, None], [0, 1, 2], [0, 1, 2, None]),
        ([2, 0], [0, 1, 2], [2, 0, 1]),
        ([0, 2], [2, 3], [0, 2, 3]),
    ],
)
def test_what_is_new_comes_after_what_is_drafted_before_it(
    stand: list[int | None], today: list[int], order: list[int | None]
) -> None:
    held = [
        standing(None, "", OURS, paragraph_id=place)
        if each is None
        else standing(KEYS[each], paragraph_id=place)
        for place, each in enumerate(stand)
    ]
    found = steps(held, [fresh(TEXTS[0], KEYS[each]) for each in today])
    assert [each.key for each in found] == [
        None if each is None else KEYS[each] for each in order
    ]
    added = [each for each in found if each.became is Became.ADDED]
    assert len(added) == len(order) - len(stand)
    assert all(each.has_moved_on and each.is_written for each in added)


@st.composite
def sections(draw: st.DrawFn) -> list[Standing]:
    keys = draw(st.lists(st.sampled_from([*KEYS, None]), max_size=8))
    seen: set[str] = set()
    found = []
    for number, key in enumerate(keys):
        if key in seen:
            continue
        seen |= {key} if key else set()
        edited = draw(st.sampled_from([None, OURS, "", TEXTS[1]]))
        found.append(
            standing(
                key,
                draw(st.sampled_from(TEXTS)) if key else "",
                edited if key else edited or OURS,
                is_included=draw(st.booleans()),
                is_being_written=draw(st.booleans()),
                paragraph_id=number,
            )
        )
    return found


drafts = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(TEXTS)).map(
    lambda named: [fresh(text, key) for key, text in named.items()]
)
chosen = st.sets(st.integers(0, 8))


def taken(planned: Sequence[Step]) -> list[Standing]:
    """The section once the steps have been taken."""
    return [
        standing(
            each.key,
            each.drafted,
            each.edited,
            is_included=each.standing is None or each.standing.is_included,
            paragraph_id=place if each.standing is None else each.standing.paragraph_id,
        )
        for place, each in enumerate(planned, 100)
        if each.became is not Became.GONE
    ]


@given(held=sections(), today=drafts, taking=chosen)
def test_drafting_twice_is_drafting_once(
    held: list[Standing], today: list[DraftedParagraph], taking: set[int]
) -> None:
    after = taken(steps(held, today, taking=taking))
    again = steps(after, today)
    # What was only kept for somebody's sake goes once they have saved elsewhere.
    written = {each.paragraph_id for each in held if each.is_being_written}
    for each in again:
        number = each.standing.paragraph_id if each.standing else None
        assert not each.is_written or number in written, each


@given(held=sections(), today=drafts, taking=chosen)
def test_no_officers_words_change_unless_their_draft_is_taken(
    held: list[Standing], today: list[DraftedParagraph], taking: set[int]
) -> None:
    planned = steps(held, today, taking=taking)
    assert [each.standing for each in planned if each.standing] == held
    for each in planned:
        stands = each.standing
        if stands is None or stands.edited is None:
            continue
        if stands.key is None or stands.paragraph_id not in taking:
            assert each.edited == stands.edited
            assert each.became is not Became.GONE


@given(held=sections(), today=drafts, taking=chosen)
def test_what_stands_afterwards_is_drafted_today_or_an_officers(
    held: list[Standing], today: list[DraftedParagraph], taking: set[int]
) -> None:
    texts = {each.key: each.text for each in today}
    planned = steps(held, today, taking=taking)
    for each in planned:
        is_waiting = each.standing is not None and (
            each.standing.is_being_written or not each.standing.is_included
        )
        if each.became is Became.GONE or each.edited is not None or is_waiting:
            continue
        assert each.body == texts[each.key or ""]
    there = {each.key for each in taken(planned)}
    assert set(texts) <= there


@given(held=sections(), today=drafts, only=chosen)
def test_with_only_every_other_paragraph_is_left_alone(
    held: list[Standing], today: list[DraftedParagraph], only: set[int]
) -> None:
    planned = steps(held, today, taking=only, only=only)
    assert [each.standing for each in planned] == held
    for each in planned:
        if each.standing is not None and each.standing.paragraph_id not in only:
            assert not each.is_written
