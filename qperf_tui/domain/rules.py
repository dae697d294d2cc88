"""Rules of judging that councils have published, as data."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final

from qperf_tui.domain.target import NO_TOLERANCE, Tolerance, ToleranceKind


class AmberWhen(Enum):
    """What makes a figure that missed its target amber and not red."""

    WITHIN_TOLERANCE = "it is within the tolerance"
    ABOVE_FLOOR = "it is no worse than the floor standard"
    NO_WORSE_THAN_LAST_YEAR = "it is no worse than the same quarter last year"
    RECOVERY_EXPECTED = "the year-end target is still expected to be met"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """How a council turns a figure and its target into a colour."""

    name: str
    """What it is called in settings."""
    title: str
    source: str
    """Where the council says so, or why we think so."""
    green: Tolerance = NO_TOLERANCE
    """How far off target is still green."""
    amber: AmberWhen = AmberWhen.WITHIN_TOLERANCE
    tolerance: Tolerance | None = None
    """The tolerance of every indicator; None leaves each its own."""
    is_edge_red: bool = False
    """Whether a figure exactly as far off as allowed is red already."""
    has_blue: bool = False
    """Whether a figure better than its target is told apart from one on it."""

    def tolerance_of(self, own: Tolerance) -> Tolerance:
        """The tolerance to judge by, where the indicator's own is `own`."""
        return self.tolerance or own

    @property
    def words(self) -> str:
        """The rule in a sentence without its full stop."""
        on_target = "on target"
        if self.green.size:
            on_target = f"on or within {self.green.size}% of the target"
        said = f"green {on_target}"
        if self.has_blue:
            said = f"blue better than the target, {said}"
        if self.amber is AmberWhen.NEVER:
            return f"{said}, otherwise red"
        when = self.amber.value
        if self.amber is AmberWhen.WITHIN_TOLERANCE and self.tolerance is not None:
            edge = "less than" if self.is_edge_red else "up to"
            when = f"{edge} {self.tolerance.size}% off it"
        elif self.amber is AmberWhen.WITHIN_TOLERANCE:
            when = "within the indicator's own tolerance"
        return f"{said}, amber if {when}, otherwise red"


def _per_cent(size: int) -> Tolerance:
    return Tolerance(ToleranceKind.RELATIVE, Fraction(size))


OWN_TOLERANCE: Final = RuleSet(
    name="own",
    title="Each indicator's own tolerance",
    source="the usual rule; Medway 2011/12, Reigate & Banstead and others",
)

_PUBLISHED: Final = (
    OWN_TOLERANCE,
    RuleSet(
        name="havering-2013",
        title="Havering 2013/14",
        source="Havering cabinet reports 2013/14 and 2014/15",
        green=_per_cent(10),
        amber=AmberWhen.NO_WORSE_THAN_LAST_YEAR,
    ),
    RuleSet(
        name="havering-2017",
        title="Havering 2017/18",
        source="Havering 2017/18, when the tolerance was withdrawn",
        amber=AmberWhen.NEVER,
    ),
    RuleSet(
        name="kent",
        title="Kent floor standards",
        source="Kent quarterly performance report 2014/15",
        amber=AmberWhen.ABOVE_FLOOR,
    ),
    RuleSet(
        name="belfast",
        title="Belfast 2023/24",
        source="Belfast self-assessment of improvement objectives 2023/24",
        green=_per_cent(1),
        tolerance=_per_cent(5),
        is_edge_red=True,
    ),
    RuleSet(
        name="maidstone",
        title="Maidstone 2023/24",
        source="Maidstone quarterly performance 2023/24: slightly missed, within 10%",
        tolerance=_per_cent(10),
    ),
    RuleSet(
        name="cambridgeshire",
        title="Cambridgeshire 2019/20",
        source=(
            "Cambridgeshire corporate performance 2019/20: red is more than 10% off; "
            "amber, green and blue are recalled, not checked"
        ),
        tolerance=_per_cent(10),
        has_blue=True,
    ),
    RuleSet(
        name="medway-2009",
        title="Medway 2009/10",
        source="Medway 2009/10: amber is off target but able to reach it in the year",
        amber=AmberWhen.RECOVERY_EXPECTED,
    ),
)

RULE_SETS: Final = {each.name: each for each in _PUBLISHED}
"""Every rule set that ships, by its name in settings."""


@dataclass(frozen=True, slots=True)
class Practice:
    """How this council judges: its rule, and the figure it holds against it."""

    rule: RuleSet = OWN_TOLERANCE
    is_as_displayed: bool = False
    """Whether the published, rounded figure is judged and not the exact one."""
    run_length: int = 7
    """Points in a run or a trend that make a signal: 6 or 7."""
    is_screened: bool = False
    """Whether outlying moving ranges are left out of the limits."""


USUAL_PRACTICE: Final = Practice()


@dataclass(frozen=True, slots=True)
class Rebase:
    """From `first_quarter` on an officer has limits worked out afresh."""

    first_quarter: int
    """The ordinal of the first quarter of the new segment."""
    reason: str
    by: str = ""
    at: str = ""
    """Coordinated universal time, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A tolerance that an officer has set for one indicator from a quarter on."""

    first_quarter: int
    tolerance: Tolerance
    reason: str
    set_by: str
    set_at: str
    """Coordinated universal time, ISO 8601."""
