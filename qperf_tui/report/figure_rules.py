"""The rules that hold what a text says to the figures, each with what it looks for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

UNRESOLVED: Final = "token"
CROSS_REFERENCE: Final = "cross-reference"
"""A reference to a place that the paper does not have; it blocks whatever is set."""
WRONG_FIGURE: Final = "wrong-figure"
SUPPRESSED_FIGURE: Final = "suppressed-figure"
PER_CENT_FOR_POINTS: Final = "per-cent-for-points"
NO_SUCH_DATE: Final = "no-such-date"
WRONG_DIRECTION: Final = "wrong-direction"
WRONG_STATUS: Final = "wrong-status"
BARE_PERCENTAGE: Final = "bare-percentage"
TARGET_WITHOUT_FIGURE: Final = "target-without-figure"
UNSIZED_MOVEMENT: Final = "unsized-movement"
UNATTRIBUTED_CAUSE: Final = "unattributed-cause"
TREND_ON_FEW: Final = "trend-on-few"

OF_WHAT_IS_STATED: Final = frozenset(
    {WRONG_FIGURE, PER_CENT_FOR_POINTS, NO_SUCH_DATE, WRONG_DIRECTION, WRONG_STATUS}
)
"""The rules that are waived for what one text states, and not for its next fault."""

RULES: Final[Mapping[str, tuple[str, bool]]] = MappingProxyType(
    {
        UNRESOLVED: (
            "figures in braces that cannot be found or may not be stated",
            True,
        ),
        WRONG_FIGURE: ("a number that is not the figure on file", True),
        SUPPRESSED_FIGURE: ("a number where the figure may not be stated", True),
        PER_CENT_FOR_POINTS: (
            "“fell 5.3%” where a percentage fell 5.3 percentage points",
            True,
        ),
        NO_SUCH_DATE: ("a date that is in no calendar, such as 31 September", True),
        WRONG_DIRECTION: ("“rose” for a fall, “improved” for a worsening", True),
        WRONG_STATUS: (
            "“on target” for a red or amber, “below target” for a green",
            True,
        ),
        BARE_PERCENTAGE: ("a percentage of few cases without the cases", False),
        TARGET_WITHOUT_FIGURE: ("“on target” with no figure stated", False),
        UNSIZED_MOVEMENT: ("“a dip” or “level out” with no size stated", False),
        UNATTRIBUTED_CAUSE: ("a cause that nobody is said to give", False),
        TREND_ON_FEW: (
            "“trend” or “steadily” on fewer than eight comparable quarters",
            False,
        ),
    }
)
"""What each rule looks for, and whether it blocks where a council does not say."""
