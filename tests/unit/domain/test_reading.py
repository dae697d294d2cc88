from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.reading import Entry, UnreadableError, read_entry

numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False)


@pytest.mark.parametrize(
    ("entered", "number"),
    [
        ("85", "85"),
        (" 85 ", "85"),
        ("85.25", "85.25"),
        (".5", "0.5"),
        ("007", "7"),
        ("0", "0"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1\u00a0234", "1234"),
        ("1\u202f234\u202f567.8", "1234567.8"),
        ("£1,308.33", "1308.33"),
        ("-£5", "-5"),
        ("-5.2", "-5.2"),
        ("\u22125.2", "-5.2"),
        ("+5.2", "5.2"),
        ("0.30000000000000004", "0.30000000000000004"),
    ],
)
def test_a_number_is_read_exactly(entered: str, number: str) -> None:
    assert read_entry(entered) == Entry(number=Decimal(number))


@pytest.mark.parametrize(
    "entered", ["85%", "85 %", "85\u00a0%", "85 per cent", "85 Percent", "85.0%"]
)
def test_a_percentage_is_known_to_be_one(entered: str) -> None:
    assert read_entry(entered) == Entry(number=Decimal(85), is_percentage=True)


@pytest.mark.parametrize(
    ("entered", "status"),
    [
        ("79.3p", OutturnStatus.PROVISIONAL),
        ("79.3 p", OutturnStatus.PROVISIONAL),
        ("79.3%P", OutturnStatus.PROVISIONAL),
        ("79.3r", OutturnStatus.REVISED),
        ("79.3% r", OutturnStatus.REVISED),
    ],
)
def test_a_flag_says_how_final_a_number_is(entered: str, status: OutturnStatus) -> None:
    entry = read_entry(entered)
    assert entry.number == Decimal("79.3")
    assert entry.status is status


@pytest.mark.parametrize(
    ("entered", "status"),
    [
        ("c", OutturnStatus.SUPPRESSED),
        ("*", OutturnStatus.SUPPRESSED),
        ("Suppressed", OutturnStatus.SUPPRESSED),
        ("<5", OutturnStatus.SUPPRESSED),
        ("<10%", OutturnStatus.SUPPRESSED),
        ("x", OutturnStatus.NOT_AVAILABLE),
        (":", OutturnStatus.NOT_AVAILABLE),
        ("..", OutturnStatus.NOT_AVAILABLE),
        ("k", OutturnStatus.NOT_AVAILABLE),
        ("n/a", OutturnStatus.NOT_AVAILABLE),
        ("N/A", OutturnStatus.NOT_AVAILABLE),
        ("TBC", OutturnStatus.NOT_AVAILABLE),
        ("not available", OutturnStatus.NOT_AVAILABLE),
        ("-", OutturnStatus.NOT_AVAILABLE),
        ("\u2013", OutturnStatus.NOT_AVAILABLE),
        ("#N/A", OutturnStatus.NOT_AVAILABLE),
        ("#DIV/0!", OutturnStatus.NOT_AVAILABLE),
        ("z", OutturnStatus.NOT_DUE),
        ("not due", OutturnStatus.NOT_DUE),
    ],
)
def test_a_mark_is_kept_and_is_never_a_zero(
    entered: str, status: OutturnStatus
) -> None:
    entry = read_entry(f" {entered} ")
    assert entry == Entry(mark=entered, status=status)
    assert not entry.is_blank


def test_fewer_than_five_is_kept_without_its_space() -> None:
    assert read_entry("< 5").mark == "<5"


@pytest.mark.parametrize("entered", ["", " ", "\u00a0", "\t"])
def test_nothing_entered_is_blank_and_not_zero(entered: str) -> None:
    assert read_entry(entered) == Entry()
    assert read_entry(entered).is_blank


@pytest.mark.parametrize(
    ("entered", "because"),
    [
        ("(5.2)", "brackets can mean"),
        ("1.234,5", "a comma can mean"),
        ("12,5", "a comma can mean"),
        ("1234,5", "a comma can mean"),
        ("0,123", "a comma can mean"),
        ("1,23,456", "a comma can mean"),
        ("£1,23", "a comma can mean"),
        ("\u20135.2", "a dash before a number"),
        ("\u2014 5", "a dash before a number"),
        ("1 234", "a space can part"),
        ("12 5", "a space can part"),
        ("1e5", "powers of ten"),
        ("1.5E-3", "powers of ten"),
        ("5-6", "two numbers, a range or a fraction"),
        ("5 to 6", "two numbers, a range or a fraction"),
        ("253/319", "two numbers, a range or a fraction"),
        ("#REF!", "a spreadsheet error"),
        ("#value!", "a spreadsheet error"),
        ("####", "a spreadsheet error"),
        ("=A1", "a formula"),
        ("1234567890123456789", "more digits than a figure can have"),
        ("0." + "0" * 5_000 + "1", "more digits than a figure can have"),
        ("1.2.3", "not a number or a mark"),
        ("NaN", "not a number or a mark"),
        ("inf", "not a number or a mark"),
        ("£", "not a number or a mark"),
        ("%", "not a number or a mark"),
        ("+", "not a number or a mark"),
        ("p", "not a number or a mark"),
        ("about 80", "not a number or a mark"),
        ("85 (est)", "not a number or a mark"),
        ("\u0661\u0662", "not a number or a mark"),
        ("8\u200b5", "not a number or a mark"),
        ("<100", "not a number or a mark"),
    ],
)
def test_what_could_be_read_two_ways_is_refused_with_the_cause(
    entered: str, because: str
) -> None:
    with pytest.raises(UnreadableError, match=because) as refused:
        read_entry(entered)
    assert str(refused.value) == f"{refused.value.cause}; {refused.value.mend}"
    assert refused.value.mend


@given(numbers)
def test_every_way_of_writing_a_number_reads_back_as_it(number: Decimal) -> None:
    for written in (
        f"{number:f}",
        f"{number:,f}",
        f"{number:,f}%",
        f"{number:f} per cent",
        f"{number:,f}p",
        f"{number:,f}".replace(",", "\u00a0"),
    ):
        assert read_entry(written).number == number


@given(numbers.filter(lambda number: number >= 0))
def test_pounds_read_back_as_the_same_amount(amount: Decimal) -> None:
    assert read_entry(f"£{amount:,f}").number == amount
    assert read_entry(f"-£{amount:,f}").number == -amount


@settings(max_examples=1_000)
@given(
    st.one_of(
        st.text(st.characters(exclude_categories=())),
        st.text("0123456789.,-+£% ()<>eprckxz/\u2013\u00a0\n#=", max_size=12),
    )
)
def test_any_text_is_an_entry_or_is_unreadable(text: str) -> None:
    try:
        entry = read_entry(text)
    except UnreadableError as refused:
        assert refused.cause  # noqa: PT017
        return
    said = (entry.number is not None, entry.mark is not None, entry.is_blank)
    assert said.count(True) == 1
    assert entry.mark is None or entry.status is not None
    assert len((entry.mark or "").splitlines()) <= 1
    assert entry.number is None or entry.number.is_finite()


@given(st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,12})?", fullmatch=True))
def test_a_plain_number_says_what_it_says_with_a_sign(entered: str) -> None:
    # A sign goes through every rule; a plain number is read at a glance.
    try:
        signed = read_entry(f"+{entered}")
    except UnreadableError:
        with pytest.raises(UnreadableError):
            read_entry(entered)
        return
    assert repr(read_entry(entered)) == repr(signed)
