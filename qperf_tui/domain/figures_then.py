"""What changed in the figures under a text since it was written, in words."""

import re
from fractions import Fraction
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.wording import figure, short_figure_trimmed

_NUMBER: Final = r"-?[0-9]+(?:/[0-9]+)?"
_FIGURE: Final = re.compile(
    rf"(?P<value>{_NUMBER}|none) from (?P<above>{_NUMBER}|none)"
    rf" over (?P<below>{_NUMBER}|none), (?P<status>.+)"
)
_TARGET: Final = re.compile(
    rf"(?:milestone|year end) ({_NUMBER}) to ({_NUMBER})(, .+)?"
)
_USUAL: Final = "final"


def changed_figures(then: str, now: str, indicator: Indicator) -> str:
    """What differs between two texts of `figures_seen`; nothing if nothing does.

    Such as `was 79.3% (253 of 319), now 78.1%; target was 85%, now 86%`.
    """
    if not then or then == now:
        return ""
    (figure_then, aim_then), (figure_now, aim_now) = map(_halves, (then, now))
    said = []
    if figure_then != figure_now:
        before, after = (_figure(each, indicator) for each in (figure_then, figure_now))
        said.append(f"was {before}, now {after}")
    if aim_then != aim_now:
        before, after = (_target(each, indicator) for each in (aim_then, aim_now))
        said.append(f"target was {before}, now {after}")
    return "; ".join(said)


def _halves(seen: str) -> tuple[str, str]:
    outturn, _, target = seen.partition("; ")
    return outturn, target


def _figure(said: str, indicator: Indicator) -> str:
    found = _FIGURE.fullmatch(said)
    if found is None:
        return said
    if found["value"] == "none":
        return f"no figure ({found['status']})"
    shown = figure(Fraction(found["value"]), indicator)
    if "none" not in {found["above"], found["below"]}:
        above, below = (float(Fraction(found[each])) for each in ("above", "below"))
        shown += f" ({above:,g} of {below:,g})"
    return shown if found["status"] == _USUAL else f"{shown}, {found['status']}"


def _target(said: str, indicator: Indicator) -> str:
    found = _TARGET.fullmatch(said)
    if found is None:
        return said
    low, high = (
        short_figure_trimmed(Fraction(found[place]), indicator) for place in (1, 2)
    )
    shown = low if low == high else f"{low} to {high}"
    return f"{shown} {found[3].strip(', ')}" if found[3] else shown
