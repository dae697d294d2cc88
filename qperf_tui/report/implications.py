"""What a paper implies, drafted from the flags of record cards and what is on file.

Nothing of a figure is said here but that it has been red; a sentence names measures and
never how many, so that nothing in it has to be counted again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.paper_template import NOT_APPLICABLE, Implication
from qperf_tui.domain.position import Position
from qperf_tui.domain.status import Status
from qperf_tui.domain.text import capitalised, clean_line
from qperf_tui.report.draft import OVERVIEW
from qperf_tui.report.facts import DraftedParagraph, Sentence
from qperf_tui.report.names import name_of
from qperf_tui.report.phrases import listed

_MOST_NAMED: Final = 4
"""Measures that are named in one sentence; of more, some are named as examples."""
_LINKS: Final[Mapping[Implication, tuple[str, str]]] = MappingProxyType(
    {
        Implication.FINANCIAL: ("has a financial link", "have a financial link"),
        Implication.LEGAL: ("relates to a legal duty", "relate to legal duties"),
        Implication.STAFFING: ("depends on staffing", "depend on staffing"),
        Implication.COMMUNITY_SAFETY: (
            "relates to community safety",
            "relate to community safety",
        ),
        Implication.SUSTAINABILITY: (
            "relates to sustainability",
            "relate to sustainability",
        ),
        Implication.PROCUREMENT: (
            "depends on what the Council buys",
            "depend on what the Council buys",
        ),
        Implication.EQUALITIES: (
            "bears on how services reach different groups",
            "bear on how services reach different groups",
        ),
    }
)
"""What is said of the measures that are flagged for each, of one and of more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImplicationFacts:
    """What is known of the measures in a paper, as the public may know it."""

    indicators: Sequence[Indicator] = ()
    """Those the paper reports, in its order."""
    flags: Mapping[int, Collection[str]] = field(default_factory=dict)
    """What the record card of each is flagged for, by id, in small letters."""
    ongoing: Sequence[Indicator] = ()
    """Those that have been red in two or more quarters running."""
    by_group: Mapping[str, Sequence[Indicator]] = field(default_factory=dict)
    """Those whose figures are on file by group, by the name of the dimension."""

    def flagged(self, about: Implication) -> list[Indicator]:
        """The measures whose record cards are flagged for something."""
        return [
            each
            for each in self.indicators
            if about in self.flags.get(each.indicator_id, ())
        ]


def flags_in(text: str) -> frozenset[str]:
    """The flags of a record card, as it lists them between semicolons."""
    return frozenset(" ".join(each.casefold().split()) for each in text.split(";"))


def red_twice_running(now: Position, before: Position) -> bool:
    """Whether an indicator is red, and was in the quarter before."""
    return now.status is Status.RED and before.status is Status.RED


def implication_key(about: Implication) -> str:
    """The key of an implication's draft, which stays the same when redrafted."""
    return f"implication:{about}:{OVERVIEW}"


def draft_implication(
    about: Implication, facts: ImplicationFacts, text: str = NOT_APPLICABLE
) -> DraftedParagraph:
    """The paragraph for an implication: what the facts give, or else `text`."""
    said = [*_sentences(about, facts, text)]
    sentences = tuple(map(Sentence, said)) or (Sentence(text),)
    return DraftedParagraph(implication_key(about), sentences)


def _sentences(about: Implication, facts: ImplicationFacts, text: str) -> Iterator[str]:
    match about:
        case Implication.PRIORITIES:
            yield from _priorities(facts, text)
        case Implication.RISK:
            yield from _risk(facts.ongoing)
        case _:
            yield from _links(about, facts.flagged(about))
    if about is Implication.FINANCIAL:
        yield from _cost(facts)
    if about is Implication.EQUALITIES:
        yield from _groups(facts.by_group)


def _priorities(facts: ImplicationFacts, text: str) -> Iterator[str]:
    if text != NOT_APPLICABLE:
        yield text
    titles = [clean_line(each.priority.title) for each in facts.indicators]
    if titles := list(dict.fromkeys(filter(None, titles))):
        these = "this priority" if len(titles) == 1 else "these priorities"
        yield f"It reports on {these} of the Council: {'; '.join(titles)}."


def _links(about: Implication, flagged: Sequence[Indicator]) -> Iterator[str]:
    if flagged:
        one, many = _LINKS[about]
        says = one if len(flagged) == 1 else many
        yield f"{_named(flagged)} {says}."


def _risk(ongoing: Sequence[Indicator]) -> Iterator[str]:
    if ongoing:
        has = "has" if len(ongoing) == 1 else "have"
        yield (
            f"{_named(ongoing)} {has} been red in this quarter and in the one before. "
            "Ongoing underperformance is a risk to service delivery and to the "
            "reputation of the Council."
        )


def _cost(facts: ImplicationFacts) -> Iterator[str]:
    ongoing = {each.indicator_id for each in facts.ongoing}
    both = [
        each
        for each in facts.flagged(Implication.FINANCIAL)
        if each.indicator_id in ongoing
    ]
    if both:
        yield (
            "The cost of putting ongoing underperformance right is to be considered "
            f"for {listed([name_of(each) for each in both[:_MOST_NAMED]])}."
        )


def _groups(by_group: Mapping[str, Sequence[Indicator]]) -> Iterator[str]:
    for dimension, indicators in by_group.items():
        if indicators:
            named = listed([name_of(each) for each in indicators[:_MOST_NAMED]])
            what = clean_line(dimension).lower()
            yield f"Figures by {what} are on file for {named}."


def _named(indicators: Sequence[Indicator]) -> str:
    """Measures to open a sentence with; of many, the first as examples."""
    names = [name_of(each) for each in indicators[:_MOST_NAMED]]
    if len(indicators) > _MOST_NAMED:
        return f"Measures in this report, among them {listed(names)},"
    if len(names) == 1:
        return capitalised(f"the measure of {names[0]}")
    return f"The measures of {listed(names)}"
