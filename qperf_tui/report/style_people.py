"""Counts of people so small that somebody could be known by them."""

import re
from collections.abc import Iterator
from typing import Final

from qperf_tui.domain.proof import Flag
from qperf_tui.domain.wording import in_words
from qperf_tui.report.manuscript import Manuscript
from qperf_tui.report.style import Style

_KIND: Final = (
    r"(?:(?:looked[ -]after|young|foster|care|older|disabled|vulnerable|new|more|other"
    r"|different|individual|adult) )?"
)
_ONE: Final = (
    r"(?:child|pupil|young person|person|baby|boy|girl|man|woman|teenager|adult|family"
    r"|sibling|carer|leaver|parent|resident|patient|client|victim|student|adopter"
    r"|offender|service user|tenant|household)"
)
_MANY: Final = (
    r"(?:children|pupils|people|persons|babies|boys|girls|men|women|teenagers|adults"
    r"|families|siblings|carers|leavers|parents|residents|patients|clients|victims"
    r"|students|adopters|offenders|service users|tenants|households)"
)
_OF_ANOTHER_KIND: Final = (
    r"(?![\w'’-]| (?:and adolescent|care|centres?|education|figures?|health|homes?"
    r"|indicators?|intervention|justice|learning|led|measures?|mental|plans?|poverty"
    r"|protection|referral|safeguarding|services?|social|support|teams?|workers?"
    r"|(?:at|in|leaving|of|on|with) (?:[\w'’-]+ ){1,3}indicators?)\b)"
)
"""What follows where people only say of what kind a thing is: `one child care plan`.

A theme may have a name of several words: `two children in need indicators`.
"""

_FEW: Final = re.compile(
    rf"(?<![\w£$.,/:-])(?:(?P<one>one|1|a single|a lone) {_KIND}{_ONE}"
    rf"|(?P<many>[1-9][0-9]{{0,2}}|two|three|four|five|six|seven|eight|nine)"
    rf" {_KIND}{_MANY}){_OF_ANOTHER_KIND}",
    re.IGNORECASE,
)
_NO_COUNT: Final = re.compile(
    r"(?:(?:one|two|three|four|[0-9]{1,4}) in"
    r"|\b(?:band|grade|group|key|level|phase|quarter|set|stage|tier|year|years))\s\Z",
    re.IGNORECASE,
)
"""What a number that counts nobody stands behind: one in three people, Year 4."""

_COUNTS: Final = {in_words(each): each for each in range(1, 10)}


def disclosure(text: Manuscript, style: Style) -> Iterator[Flag]:
    """Counts of people below the smallest that may be stated."""
    for found in _FEW.finditer(text.prose):
        said = (found["many"] or "one").casefold()
        count = _COUNTS.get(said) or int(said)
        before = text.prose[max(0, found.start() - 12) : found.start()]
        if count >= style.smallest_count or _NO_COUNT.search(before):
            continue
        yield Flag(
            "disclosure",
            *found.span(),
            f"“{found[0]}” counts fewer than {in_words(style.smallest_count)} people, "
            "who could be known by it.",
            f"Write “fewer than {in_words(style.smallest_count)}”, or take the count "
            "out.",
        )
