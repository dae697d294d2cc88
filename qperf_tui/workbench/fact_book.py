"""The facts of indicators and themes, each looked up once for many texts."""

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property
from typing import Final

from qperf_tui.domain.appraisal import Appraisal
from qperf_tui.domain.cross_reference import Numbering
from qperf_tui.domain.fact import Fact
from qperf_tui.domain.fact_outlook import OtherBody
from qperf_tui.domain.facts import earlier_facts, facts_of
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import clean_line
from qperf_tui.domain.theme_facts import theme_facts
from qperf_tui.report.context import is_statable
from qperf_tui.report.facts import ComparatorFigure
from qperf_tui.report.matters import Named
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appraisals import appraisals
from qperf_tui.workbench.numbering import numbering_of
from qperf_tui.workbench.standings import positions
from qperf_tui.workbench.withholding import told_of

_LIKE: Final = 0.6
_YEARS_BACK: Final = 3
"""How far back a text is likely to name a quarter."""


class FactBook:
    """Reads a workbook as it stands; made anew for each piece of work."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._facts: dict[tuple[int, Quarter], tuple[Fact, ...]] = {}
        self._themes: dict[tuple[str, Quarter], tuple[Fact, ...]] = {}
        self._numberings: dict[tuple[Quarter, bool], Numbering] = {}
        self._appraisals: dict[tuple[int, Quarter], Appraisal] = {}

    @cached_property
    def ids(self) -> dict[str, int]:
        """Every code and alias, case folded, with its indicator's id."""
        return self._workbook.indicators.ids_by_code()

    @cached_property
    def themes(self) -> dict[str, str]:
        """Every theme by its folded name."""
        return {each.casefold(): each for each in self._workbook.indicators.themes()}

    @cached_property
    def names(self) -> list[Named]:
        """Every indicator as little as it takes to find it in a text."""
        return [Named(*each) for each in self._workbook.codes.names()]

    def indicators(self, ids: Sequence[int]) -> list[Indicator]:
        """The indicators of some ids, in their order."""
        return self._workbook.indicators.of_ids(ids) if ids else []

    def indicator(self, code: str) -> Indicator | None:
        """The indicator of a code, now or before, in any case."""
        found = self.ids.get(clean_line(code).casefold())
        if found is None:
            return None
        return next(iter(self._workbook.indicators.of_ids([found])), None)

    def theme(self, name: str) -> str | None:
        """The theme of a name, in any case."""
        return self.themes.get(clean_line(name).casefold())

    def of(self, indicator: Indicator, quarter: Quarter) -> tuple[Fact, ...]:
        """What may be said of an indicator in a quarter."""
        key = (indicator.indicator_id, quarter)
        if key not in self._facts:
            self.look_up([indicator], quarter)
        return self._facts[key]

    def look_up(self, indicators: Sequence[Indicator], quarter: Quarter) -> None:
        """Look up what may be said of several indicators, faster than one by one."""
        wanted = [
            each
            for each in indicators
            if (each.indicator_id, quarter) not in self._facts
        ]
        # What is past due, which the day would decide, is no fact.
        for found in appraisals(self._workbook, quarter, quarter.last_day, wanted):
            indicator = found.position.indicator
            key = (indicator.indicator_id, quarter)
            self._appraisals[key] = found
            self._facts[key] = facts_of(
                found.position, found, self._bodies(indicator, quarter)
            )

    def appraisal(self, indicator: Indicator, quarter: Quarter) -> Appraisal:
        """Where an indicator stands in a quarter, with its series."""
        self.of(indicator, quarter)
        return self._appraisals[indicator.indicator_id, quarter]

    def earlier(self, indicator: Indicator, quarter: Quarter) -> tuple[Fact, ...]:
        """The figures of three years before, the latest first."""
        found = self.appraisal(indicator, quarter)
        span = (quarter.shifted(-back) for back in range(1, _YEARS_BACK * 4 + 1))
        outturns = (found.series.outturns.get(each) for each in span)
        return earlier_facts(found.position, [each for each in outturns if each])

    def of_theme(self, theme: str, quarter: Quarter) -> tuple[Fact, ...]:
        """What may be said of a theme in a quarter."""
        key = (theme, quarter)
        if key not in self._themes:
            every = self._workbook.indicators.of_theme(theme, quarter)
            members = told_of(self._workbook, quarter, every)
            judged = positions(self._workbook, quarter, members) if members else []
            self._themes[key] = theme_facts(theme, quarter, judged)
        return self._themes[key]

    def numbering(self, quarter: Quarter, *, with_exempt: bool = False) -> Numbering:
        """The numbers of a quarter's paragraphs, as the public reads them."""
        key = (quarter, with_exempt)
        if key not in self._numberings:
            self._numberings[key] = numbering_of(
                self._workbook, quarter, with_exempt=with_exempt
            )
        return self._numberings[key]

    def like(self, code: str) -> Sequence[str]:
        """The codes and themes most like one that is unknown, the nearest first."""
        folded = clean_line(code).casefold()
        known = [*self.ids, *self.themes]
        begun = [each for each in known if folded and each.startswith(folded)]
        near = get_close_matches(folded, known, n=3, cutoff=_LIKE)
        named = list(dict.fromkeys([*near, *begun]))[:3]
        return [self._as_written(each) for each in named]

    def _as_written(self, folded: str) -> str:
        found = self.indicator(folded)
        return self.themes.get(folded, folded) if found is None else found.code

    def _bodies(self, indicator: Indicator, quarter: Quarter) -> list[OtherBody]:
        report = self._workbook.reports.of_quarter(quarter)
        as_at = None if report is None else report.meeting
        chosen: dict[str, OtherBody] = {}
        for each in self._workbook.context.comparators(indicator.indicator_id):
            figure = ComparatorFigure(
                body=each.body,
                period=each.period,
                value=each.as_fraction,
                is_checked=each.checked == "yes",
            )
            body, period = clean_line(each.body), clean_line(each.period)
            is_fact = is_statable(figure, as_at)
            if not is_fact and body in chosen:
                continue
            why = f"the figure of {body} is not a checked figure of before the meeting"
            chosen[body] = OtherBody(
                body=body,
                period=period,
                value=each.as_fraction,
                refusal="" if is_fact else why,
            )
        return list(chosen.values())
