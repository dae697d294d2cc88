"""Figures, targets and quarters as a sentence has them, for drafts and tokens alike."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qperf_tui.domain.figures import Outturn, OutturnStatus
from qperf_tui.domain.indicator import Indicator, Polarity, ReportBasis
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.position import Position
from qperf_tui.domain.rag import Judgement
from qperf_tui.domain.rounding import digits, half_up, places
from qperf_tui.domain.target import Target, TargetKind
from qperf_tui.domain.wording import change_words, figure, target_figure, with_unit

_SAME_POINT: Final = "at the same point last year"
_FLAGS: Final = {
    OutturnStatus.PROVISIONAL: "provisional",
    OutturnStatus.REVISED: "revised",
}


def figure_words(
    value: Fraction, indicator: Indicator, target: Target | None = None
) -> str:
    """A value as prose has it: `79.3%`, and `100%` or `0%` when it is exactly that."""
    if indicator.unit == "%" and value in {0, 100}:
        return f"{digits(value, 0)}%"
    return figure(value, _spoken(indicator), target)


def size_words(change: Fraction, indicator: Indicator, beside: str = "") -> str:
    """The size of a change, with as many decimals as the figure it stands beside."""
    decimals = max(indicator.decimals, decimals_in(beside))
    return change_words(change, replace(_spoken(indicator), decimals=decimals))


def is_small(outturn: Outturn, indicator: Indicator) -> bool:
    """Whether a percentage rests on so few cases that the fraction comes first."""
    return outturn.value is not None and outturn.is_of_few(indicator.unit)


def fraction_words(outturn: Outturn, indicator: Indicator) -> str:
    """What a percentage is made of, as `253 of 319`, or nothing if it is not known."""
    part, whole = outturn.numerator, outturn.denominator
    if indicator.unit != "%" or outturn.value is None or part is None or not whole:
        return ""
    share = Fraction(part) / Fraction(whole) * 100
    if half_up(share, indicator.decimals) != half_up(outturn.value, indicator.decimals):
        return ""
    return f"{count_figure(part)} of {count_figure(whole)}"


def with_asides(
    value: Fraction,
    outturn: Outturn | None,
    indicator: Indicator,
    target: Target | None = None,
) -> tuple[str, tuple[str, ...]]:
    """A figure with what goes in brackets after it.

    `79.3%` with `253 of 319` and `provisional`; of a few cases, `8 of 13` with
    `61.5%`.
    """
    shown = figure_words(value, indicator, target)
    if outturn is None:
        return shown, ()
    made_of = fraction_words(outturn, indicator)
    flag = _FLAGS.get(outturn.status, "")
    lead, aside = shown, made_of
    if is_small(outturn, indicator):
        lead, aside = made_of, shown
    return lead, tuple(filter(None, (aside, flag)))


def flag_of(outturn: Outturn | None) -> str:
    """`provisional`, `revised` or nothing."""
    return "" if outturn is None else _FLAGS.get(outturn.status, "")


def bracketed(lead: str, asides: Sequence[str]) -> str:
    """A figure with its asides: `79.3% (253 of 319, provisional)`."""
    return f"{lead} ({', '.join(asides)})" if asides else lead


def target_words(position: Position, target: Target) -> str:
    """Which target it is: `the year-end target of 85%`, `the Quarter 2 milestone`."""
    noun = "target range" if target.is_range else "target"
    amount = target_amount(target, position.indicator)
    year_end = position.year_end
    is_year_ends = year_end is not None and _is_same(year_end, target)
    if target.kind is TargetKind.YEAR_END:
        return f"the year-end {noun} of {amount}"
    if is_year_ends and position.quarter != position.quarter.year_end:
        return f"the {noun} of {amount} for both the quarter and the year end"
    if is_year_ends:
        return f"the year-end {noun} of {amount}"
    name = quarter_name(position.quarter, position.quarter)
    noun = "milestone range" if target.is_range else "milestone"
    return f"the {name} {noun} of {amount}"


def short_target_words(position: Position, target: Target) -> str:
    """A target in a list: `a target of 80%`, `a milestone of 560`."""
    year_end = position.year_end
    is_step = target.kind is TargetKind.MILESTONE and not (
        year_end is not None and _is_same(year_end, target)
    )
    noun = "milestone" if is_step else "target"
    noun = f"{noun} range" if target.is_range else noun
    return f"a {noun} of {target_amount(target, position.indicator)}"


def target_amount(target: Target, indicator: Indicator) -> str:
    """A target's figure: `85%`, `10% to 15%`, `20 days`, `more than 85%`."""
    plain = replace(target, is_strict=False) if target.is_strict else target
    written = target_figure(plain, indicator)
    if indicator.unit not in {"%", "GBP"}:
        written = with_unit(written, _spoken(indicator).unit)
    if not target.is_strict:
        return written
    beyond = "less than" if indicator.polarity is Polarity.LOWER else "more than"
    return f"{beyond} {written}"


def has_other_year_end(position: Position) -> bool:
    """Whether the year-end target is other than the one the figure is judged by."""
    if position.year_end is None:
        return False
    return position.target is None or not _is_same(position.year_end, position.target)


def off_words(polarities: set[Polarity]) -> str:
    """How figures of these polarities miss a target, with no verb of excess."""
    if polarities == {Polarity.HIGHER}:
        return "below target"
    return "worse than target" if polarities == {Polarity.LOWER} else "off target"


def quarter_name(quarter: Quarter, beside: Quarter) -> str:
    """A quarter in prose, with its year when that is not the year of `beside`."""
    name = f"Quarter {quarter.number}"
    return name if quarter.year == beside.year else f"{name} of {quarter.year}"


def when(basis: ReportBasis, quarter: Quarter, beside: Quarter) -> str:
    """What span a figure covers, as a phrase: `by the end of Quarter 2`."""
    name = quarter_name(quarter, beside)
    match basis:
        case ReportBasis.SNAPSHOT:
            return f"at the end of {name}"
        case ReportBasis.YEAR_TO_DATE:
            return f"by the end of {name}"
        case ReportBasis.ROLLING:
            return f"in the 12 months to the end of {name}"
        case ReportBasis.ANNUAL | ReportBasis.ACADEMIC_YEAR | ReportBasis.SURVEY:
            return f"as reported in {name}"
        case ReportBasis.QUARTER | ReportBasis.SEASONAL:
            return f"in {name}"


def states_its_rate(indicator: Indicator) -> bool:
    """Whether the title already says `per 10,000`, so that figures need not."""
    return indicator.unit.startswith("per ") and indicator.unit in indicator.title


def decimals_in(shown: str) -> int:
    """How many decimals a figure in words is shown with."""
    number = shown.split(maxsplit=1)[0] if shown else ""
    _, _, places = number.partition(".")
    return sum(character.isdigit() for character in places)


def _spoken(indicator: Indicator) -> Indicator:
    return replace(indicator, unit="") if states_its_rate(indicator) else indicator


def _is_same(one: Target, other: Target) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def count_figure(amount: Decimal) -> str:
    """A numerator or denominator with the decimals it was entered with."""
    return digits(Fraction(amount), max(places(amount.normalize()), 0))


def distance_words(
    position: Position, value: Fraction, target: Target, judgement: Judgement
) -> str:
    """How far off, to be followed by the target.

    A figure that is better than a target to stay under never "exceeds" it
    (methods, section 2).
    """
    indicator = position.indicator
    beside = figure_words(value, indicator, target)
    is_short = judgement.shortfall > 0
    if indicator.polarity is Polarity.IN_RANGE:
        if not is_short:
            return "within" if target.is_range else "in line with"
        side = "below" if value < target.low else "above"
        return f"{size_words(judgement.shortfall, indicator, beside)} {side}"
    mark = target.low if indicator.polarity is Polarity.HIGHER else target.high
    if value == mark and target.is_strict:
        return "just short of"
    if value == mark:
        return "in line with"
    if indicator.polarity is Polarity.HIGHER:
        side = "below" if is_short else "above"
    else:
        side = "worse than" if is_short else "better than"
    if beside.startswith("less than"):
        return side
    return f"{size_words(value - mark, indicator, beside)} {side}"


def earlier_span(position: Position, since: Quarter) -> str:
    """When an earlier figure was, beside a position's: `in Quarter 1`."""
    basis = position.indicator.basis
    if basis is ReportBasis.YEAR_TO_DATE:
        return _SAME_POINT
    if not basis.is_quarterly:
        return f"reported in {quarter_name(since, position.quarter)}"
    return when(basis, since, position.quarter)


def bare_span(span: str) -> str:
    """A span as a thing: `Quarter 1`, `the same point last year`."""
    if span == _SAME_POINT:
        return span.removeprefix("at ")
    _, quarter, after = span.partition("Quarter")
    return quarter + after


def how_moved(change: Fraction, indicator: Indicator) -> str:
    """Higher or lower; better or worse where a lower figure is the better one."""
    if indicator.polarity is Polarity.LOWER:
        return "better" if change < 0 else "worse"
    return "higher" if change > 0 else "lower"
