import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.rounding import digits
from qperf_tui.report.draft import draft
from unit.report.council import Known, background, reported

NUMERAL = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
ALWAYS = {"1", "2", "2012", "2011", "12", "0.1"}
"""Quarters, years, the twelve months of a rolling year, and `less than 0.1%`."""

FORBIDDEN = re.compile(
    r"significant|trend|common cause|special cause|exceed|per cent\b|!|; ;|  |\.\.|,\.",
    re.IGNORECASE,
)
shares = st.tuples(st.integers(0, 400), st.integers(1, 400)).map(
    lambda pair: (min(pair), max(pair))
)
levels = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
states = st.sampled_from(OutturnStatus)


@st.composite
def outturns(draw: st.DrawFn, back: int) -> Outturn:
    status = draw(states)
    if status in {OutturnStatus.NOT_AVAILABLE, OutturnStatus.NOT_DUE}:
        return reported(None, back=back, status=status)
    if draw(st.booleans()):
        part, whole = draw(shares)
        shown = digits(Fraction(part, whole) * 100, 1).replace(",", "")
        return reported(shown, back=back, of=(part, whole), status=status)
    return reported(str(draw(levels)), back=back, status=status)


@st.composite
def knowns(draw: st.DrawFn, place: int = 1) -> Known:
    polarity = draw(st.sampled_from(Polarity))
    low, high = sorted((draw(levels), draw(levels)))
    target = f"{low} to {high}" if polarity is Polarity.IN_RANGE else str(low)
    return Known(
        code=f"C {place}",
        title=f"Checks {'abcdefgh'[place]}",
        now=draw(st.none() | outturns(0)),
        earlier=tuple(draw(outturns(back)) for back in (1, 4)),
        target=draw(st.none() | st.just(target)),
        milestone=draw(st.none() | st.just(target)),
        tolerance=draw(st.sampled_from([None, "5 points", "10%"])),
        unit=draw(st.sampled_from(["%", "no.", "days", "pp", "GBP"])),
        decimals=draw(st.integers(0, 2)),
        polarity=polarity,
        basis=draw(st.sampled_from(ReportBasis)),
    )


themes = st.lists(st.integers(1, 7), min_size=1, max_size=4, unique=True).flatmap(
    lambda places: st.tuples(*(knowns(place) for place in places))
)


def written(value: Fraction) -> set[str]:
    return {digits(abs(value), places) for places in range(7)}


def facts(known: Known) -> set[str]:
    """Every way to write the figures of an indicator and their differences."""
    position = known.position()
    targets = [position.target, position.year_end]
    ends = {end for each in targets if each for end in (each.low, each.high)}
    reports = [each for each in (known.now, *known.earlier) if each is not None]
    values = {
        each.value
        for each in reports
        if each.value is not None and each.status is not OutturnStatus.SUPPRESSED
    }
    stated = values | ends | {a - b for a in values for b in values | ends}
    counts = {
        Fraction(count)
        for each in reports
        if each.status is not OutturnStatus.SUPPRESSED
        for count in (each.numerator, each.denominator)
        if count is not None
    }
    return {text for value in stated | counts for text in written(value)}


def texts(themed: tuple[Known, ...]) -> list[str]:
    positions = [known.position() for known in themed]
    return [each.text for each in draft("care", positions, background(*themed))]


@given(themes)
def test_every_numeral_in_a_draft_is_among_its_facts(themed: tuple[Known, ...]) -> None:
    known_numerals = ALWAYS.union(*(facts(known) for known in themed))
    for text in texts(themed):
        assert set(NUMERAL.findall(text)) <= known_numerals, text


@given(themes)
def test_a_draft_keeps_to_the_register(themed: tuple[Known, ...]) -> None:
    for text in texts(themed):
        assert not FORBIDDEN.search(text), text
        for sentence in re.split(r"(?<=[.?]) ", text):
            assert sentence[0].isupper() or sentence == "[cause?]", text
        assert text.endswith((".", "[cause?]"))


@given(themes)
def test_the_same_facts_give_the_same_words(themed: tuple[Known, ...]) -> None:
    assert texts(themed) == texts(themed)


@given(knowns(), shares, st.sampled_from([1, 4]))
def test_no_word_changes_with_a_suppressed_figure(
    known: Known, hidden: tuple[int, int], back: int
) -> None:
    def with_hidden(at: int, pair: tuple[int, int]) -> list[str]:
        shown = digits(Fraction(*pair) * 100, 1).replace(",", "")
        secret = reported(shown, back=at, of=pair, status=OutturnStatus.SUPPRESSED)
        kept = [each for each in known.earlier if each.quarter != secret.quarter]
        changed = Known(
            now=secret if at == 0 else known.now,
            earlier=tuple(kept if at == 0 else [*kept, secret]),
            target=known.target,
            milestone=known.milestone,
            tolerance=known.tolerance,
            polarity=known.polarity,
            basis=known.basis,
        )
        return texts((changed, Known(code="C 2", title="Other checks")))

    for at in (0, back):
        assert with_hidden(at, hidden) == with_hidden(at, (1, 2))
