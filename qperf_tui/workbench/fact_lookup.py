"""Finding the fact that a token names, or why none can stand there."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from qperf_tui.domain.fact import Fact
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import folded_body
from qperf_tui.domain.tokens import Format, Token, TokenProblem, token_text
from qperf_tui.workbench.fact_book import FactBook

_ALSO: Final = {
    "outturn": "value",
    "figure": "value",
    "on_previous": "movement",
    "on_year": "movement_year",
    "on_last_year": "movement_year",
    "previous_quarter": "previous",
    "year_end_target": "year_end",
}
"""Names that mean a measure by another one."""


def fact_named(
    book: FactBook, token: Token, quarter: Quarter, about: Indicator | None
) -> Fact | TokenProblem:
    """The fact that a token names, or why it cannot stand there and what to write."""
    at = token.quarter or quarter
    facts = _facts(book, token, at, about)
    if isinstance(facts, TokenProblem):
        return facts
    found = measured(facts, token.measure)
    if found is None:
        return _problem(
            token,
            f"There is no measure “{token.measure}” of {facts[0].code}.",
            _did_you_mean(token, facts),
        )
    if found.refusal:
        return _problem(
            token,
            f"{token} cannot be stated: {found.refusal}.",
            "Take it out, or say so in words.",
        )
    if not found.shown(token.format):
        forms = [form for form in Format if found.shown(form)]
        ways = [
            token_text(token.code, token.measure, form, token.quarter) for form in forms
        ]
        return _problem(
            token,
            f"{token} has no such form: {found.label} is not written so.",
            f"Write {' or '.join(ways)}.",
        )
    return found


def _facts(
    book: FactBook, token: Token, at: Quarter, about: Indicator | None
) -> Sequence[Fact] | TokenProblem:
    if token.code:
        indicator = book.indicator(token.code)
        if indicator is not None:
            return book.of(indicator, at)
        theme = book.theme(token.code)
        if theme is not None:
            return book.of_theme(theme, at)
        near = [
            token_text(each, token.measure, token.format, token.quarter)
            for each in book.like(token.code)
        ]
        return _problem(
            token,
            f"There is no indicator or theme “{token.code}”.",
            f"Did you mean {' or '.join(near)}?"
            if near
            else "Write a code that qperf-tui list shows.",
        )
    if about is None:
        return _problem(
            token,
            f"{token} does not say of which indicator, and this text is about none "
            "in particular.",
            f"Write the code before the point, as {{CODE.{token.measure}}}.",
        )
    return book.of(about, at)


def measured(facts: Sequence[Fact], measure: str) -> Fact | None:
    """The fact of a measure, by any of its names, or of another body."""
    wanted = folded_measure(measure)
    for each in facts:
        if folded_measure(each.measure) == wanted:
            return each
    body = folded_body(measure)
    return next((each for each in facts if folded_body(each.measure) == body), None)


def folded_measure(measure: str) -> str:
    """A measure's name as it is matched by, in any case and spelling of its gaps."""
    folded = "_".join(measure.casefold().replace("-", " ").replace("_", " ").split())
    return _ALSO.get(folded, folded)


def _did_you_mean(token: Token, facts: Sequence[Fact]) -> str:
    names = [each.measure for each in facts if not each.refusal]
    near = get_close_matches(folded_measure(token.measure), names, n=2, cutoff=0.5)
    if near:
        ways = (
            token_text(token.code, each, token.format, token.quarter) for each in near
        )
        return f"Did you mean {' or '.join(ways)}?"
    return f"Write one of: {', '.join(names)}."


def _problem(token: Token, says: str, mend: str) -> TokenProblem:
    return TokenProblem(token.start, token.end, says, mend)
