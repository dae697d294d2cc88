"""Other bodies' figures beside ours: in a line, or with all there is to know."""

from qperf_tui.domain.comparator import Comparison, checked_words
from qperf_tui.domain.comparator_period import age_words
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import capitalised
from qperf_tui.domain.wording import figure
from qperf_tui.storage.context import Comparator


def body_line(each: Comparator, indicator: Indicator, quarter: Quarter) -> str:
    """`England, 2011/12: 74.0% (6 months older)`, and whether nobody has checked it."""
    value = figure(each.as_fraction, indicator)
    known = [age_words(each.period, quarter), checked_words(each.checked).strip("()")]
    aside = "; ".join(said for said in known if said)
    return f"{each.body}, {each.period}: {value}" + (f" ({aside})" if aside else "")


def body_sentence(found: Comparison) -> str:
    """How far ours is from theirs, with its age, its base, its source and our rank."""
    return f"{capitalised(found.words)}."
