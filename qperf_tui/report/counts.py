"""The paragraph that opens a theme: how many of its indicators are on target."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.position import Position
from qperf_tui.domain.prose import (
    figure_words,
    flag_of,
    fraction_words,
    is_small,
    off_words,
    short_target_words,
)
from qperf_tui.domain.status import RATED, Status
from qperf_tui.domain.wording import in_words, plural, share_words
from qperf_tui.report.facts import OFF_TARGET, Sentence, shown_outturn
from qperf_tui.report.names import in_sentence, last_month, name_of
from qperf_tui.report.phrases import is_within_tolerance, listed
from qperf_tui.report.sentences import figures_of, reason_given
from qperf_tui.report.style import COMMITTEE, Style

_UNPUBLISHED: Final = "not published, so that no individual can be identified"
_UNRATED: Final = (
    (Status.NOT_RATED, "", "{count} {further} {is_or_are} not rated against a target"),
    (
        Status.NOT_COMPARABLE,
        "",
        "{count} {further} {is_or_are} not comparable and so not rated",
    ),
    (
        Status.NOT_DUE,
        "",
        "{count} {further} {is_or_are} not due to be reported in {quarter}",
    ),
    (Status.NOT_AVAILABLE, "No {figure_is} available for ", "{count} {further}"),
    (
        Status.SUPPRESSED,
        "The {figure} for ",
        "{count} {further} {is_or_are} {unpublished}",
    ),
    (
        Status.NO_CASES,
        "",
        "{count} {further} {has_or_have} no figure, as there were no cases",
    ),
    (Status.MISSING, "No {figure_has} been received for ", "{count} {further}"),
)


def overview(
    theme: str, positions: Sequence[Position], style: Style = COMMITTEE
) -> tuple[Sentence, ...]:
    """How many of a theme's indicators are on target, and what the others are.

    The denominator is the indicators that are rated; each of the others is named
    with its state, so that the counts add up to the theme (methods, section 2).
    """
    below = style.words_below
    rated = [position for position in positions if position.status in RATED]
    met = [position for position in rated if position.status.is_on_target]
    off = [position for position in rated if position.status in OFF_TARGET]
    opening = _on_target(theme, positions, rated, met, below)
    sentences = [_of(opening, rated)]
    if met and off:
        verb = "was" if len(off) == 1 else "were"
        missed = off_words({position.indicator.polarity for position in off})
        said = _with_items(f"{_opening(len(off), below)} {verb} {missed}", off)
        sentences.append(_of(said, off))
    sentences += _unrated(positions, below, has_rated=bool(rated))
    return tuple(sentences)


def _of(text: str, positions: Sequence[Position]) -> Sentence:
    return Sentence(
        text,
        tuple(
            figure
            for position in positions
            if shown_outturn(position) is not None
            for figure in figures_of(position)
        ),
    )


def _on_target(
    theme: str,
    positions: Sequence[Position],
    rated: Sequence[Position],
    met: Sequence[Position],
    below: int,
) -> str:
    quarter = positions[0].quarter
    at = f"at the end of Quarter {quarter.number} ({last_month(quarter)})"
    name = in_sentence(" ".join(theme.split()))
    if not rated:
        many = in_words(len(positions), below)
        group = f"the {many} {name} indicators".replace("  ", " ")
        none = "Neither" if len(positions) == 2 else "None"
        return f"{none} of {group} was rated against a target {at}."
    qualified = name if len(rated) == len(positions) else f"rated {name}"
    group = f"{qualified} {plural(len(rated), 'indicator')}".strip()
    if len(rated) == 1:
        missed = off_words({rated[0].indicator.polarity})
        how = "on target" if met else missed
        return _with_items(f"The one {group} was {how} {at}", rated)
    return _with_items(
        f"{_share(len(met), len(rated), group, below)} on target {at}", met or rated
    )


def _share(met: int, rated: int, group: str, below: int) -> str:
    """`Three of the four safeguarding indicators were`, with its verb agreeing."""
    words = share_words(met, rated, below)
    opening = f"A total of {words}" if words[0].isdigit() else words.capitalize()
    return f"{opening} {group} {'was' if met < 2 else 'were'}"


def _opening(count: int, below: int) -> str:
    words = in_words(count, below)
    return f"A total of {words}" if words[0].isdigit() else words.capitalize()


def _with_items(opening: str, positions: Sequence[Position]) -> str:
    return f"{opening}: {listed([_item(position) for position in positions])}."


def _item(position: Position) -> str:
    """An indicator with its figure against target, as in a list."""
    name = name_of(position.indicator)
    shown = shown_outturn(position)
    if shown is None:
        reason = reason_given(position)
        return f"{name} ({reason})" if reason else name
    outturn, value = shown
    indicator, target = position.indicator, position.target
    said = figure_words(value, indicator, target)
    if is_small(outturn, indicator):
        said = f"{fraction_words(outturn, indicator)}, or {said}"
    flag = flag_of(outturn)
    if position.status is Status.NOT_COMPARABLE:
        return f"{name} ({', '.join(filter(None, (said, reason_given(position))))})"
    against = short_target_words(position, target) if target is not None else ""
    if flag:
        said += f", {flag}"
    if against:
        is_parted = flag or is_small(outturn, indicator)
        said += f"{',' if is_parted else ''} against {against}"
    if is_within_tolerance(position):
        said += ", within tolerance"
    return f"{name} ({said})"


def _unrated(
    positions: Sequence[Position], below: int, *, has_rated: bool
) -> list[Sentence]:
    sentences = []
    for status, opening, rest in _UNRATED:
        members = [position for position in positions if position.status is status]
        if not members:
            continue
        count, noun = len(members), plural(len(members), "indicator")
        words = {
            "count": in_words(count, below) if opening else _opening(count, below),
            "further": f"further {noun}" if has_rated else noun,
            "is_or_are": "is" if count == 1 else "are",
            "has_or_have": "has" if count == 1 else "have",
            "figure": plural(count, "figure"),
            "figure_is": "figure is" if count == 1 else "figures are",
            "figure_has": "figure has" if count == 1 else "figures have",
            "unpublished": _UNPUBLISHED,
            "quarter": f"Quarter {positions[0].quarter.number}",
        }
        said = opening.format(**words) + rest.format(**words)
        sentences.append(_of(_with_items(said, members), members))
    return sentences
