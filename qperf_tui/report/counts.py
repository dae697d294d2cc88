"""The paragraph that opens a theme: how many of its indicators are on target."""

from collections.abc import Sequence
from typing import Final

from qperf_tui.domain.figures import OutturnStatus
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
from qperf_tui.report.facts import OFF_TARGET, FigureUsed, Sentence, shown_outturn
from qperf_tui.report.names import in_sentence, last_month, name_of
from qperf_tui.report.phrases import is_within_tolerance, listed
from qperf_tui.report.sentences import figures_of, reason_given

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


def overview(theme: str, positions: Sequence[Position]) -> Sentence:
    """How many of a theme's indicators are on target, and what the others are.

    The denominator is the indicators that are rated; each of the others is named
    with its state, so that the counts add up to the theme (methods, section 2).
    """
    rated = [position for position in positions if position.status in RATED]
    met = [position for position in rated if position.status.is_on_target]
    off = [position for position in rated if position.status in OFF_TARGET]
    parts = [_on_target(theme, positions, rated, met)]
    if met and off:
        verb = "was" if len(off) == 1 else "were"
        missed = off_words({position.indicator.polarity for position in off})
        parts.append(_with_items(f"{_opening(len(off))} {verb} {missed}", off))
    parts += _unrated(positions, has_rated=bool(rated))
    if count := sum(_is_provisional(position) for position in positions):
        verb = "figure is" if count == 1 else "figures are"
        parts.append(f"{_opening(count)} {verb} provisional.")
    return Sentence(
        " ".join(parts),
        tuple(figure for position in positions for figure in _figures(position)),
    )


def _on_target(
    theme: str,
    positions: Sequence[Position],
    rated: Sequence[Position],
    met: Sequence[Position],
) -> str:
    quarter = positions[0].quarter
    at = f"at the end of Quarter {quarter.number} ({last_month(quarter)})"
    name = in_sentence(" ".join(theme.split()))
    if not rated:
        group = f"the {in_words(len(positions))} {name} indicators".replace("  ", " ")
        none = "Neither" if len(positions) == 2 else "None"
        return f"{none} of {group} was rated against a target {at}."
    qualified = name if len(rated) == len(positions) else f"rated {name}"
    group = f"{qualified} {plural(len(rated), 'indicator')}".strip()
    if len(rated) == 1:
        missed = off_words({rated[0].indicator.polarity})
        how = "on target" if met else missed
        return _with_items(f"The one {group} was {how} {at}", rated)
    return _with_items(
        f"{_share(len(met), len(rated), group)} on target {at}", met or rated
    )


def _share(met: int, rated: int, group: str) -> str:
    """`Three of the four safeguarding indicators were`, with its verb agreeing."""
    words = share_words(met, rated)
    opening = f"A total of {words}" if words[0].isdigit() else words.capitalize()
    return f"{opening} {group} {'was' if met < 2 else 'were'}"


def _opening(count: int) -> str:
    words = in_words(count)
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
    against = short_target_words(position, target) if target is not None else ""
    if flag:
        said += f", {flag}"
    if against:
        is_parted = flag or is_small(outturn, indicator)
        said += f"{',' if is_parted else ''} against {against}"
    if is_within_tolerance(position):
        said += ", within tolerance"
    return f"{name} ({said})"


def _unrated(positions: Sequence[Position], *, has_rated: bool) -> list[str]:
    sentences = []
    for status, opening, rest in _UNRATED:
        members = [position for position in positions if position.status is status]
        if not members:
            continue
        count, noun = len(members), plural(len(members), "indicator")
        words = {
            "count": in_words(count) if opening else _opening(count),
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
        sentences.append(_with_items(said, members))
    return sentences


def _is_provisional(position: Position) -> bool:
    shown = shown_outturn(position)
    return shown is not None and shown[0].status is OutturnStatus.PROVISIONAL


def _figures(position: Position) -> tuple[FigureUsed, ...]:
    if shown_outturn(position) is None:
        return ()
    return figures_of(position, with_year_end=False)
