"""What a commentary tells a committee, and what it leaves them to ask."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

from qperf_tui.domain.parts import parts_of


class Point(Enum):
    """One thing that a reader of a commentary looks for, in the order they do."""

    MOVEMENT = ("says which way it moved", "movement not said")
    CAUSE = ("cause", "no cause")
    OUTLOOK = ("year-end view", "no year-end view")
    ACTION = ("action", "no action or owner")

    def __init__(self, told: str, untold: str) -> None:
        self.told = told
        """In a few words, that it is there."""
        self.untold = untold
        """In a few words, that it is not."""


_SIGNS: Final = {
    Point.MOVEMENT: re.compile(
        r"\b(rose|risen|ris(es|ing)|fell|fall(s|en|ing)?|gr[eo]w(n|s|ing)?|dropp?(ed|s)?"
        r"|declin\w+|dip(s|ped)?|increas\w+|decreas\w+|reduc(ed|tion|ing)"
        r"|improv\w+|worse\w*|better|slow(er|ed)|quicker|faster|up|down|higher|lower"
        r"|unchanged|steady|(the|no|little) (same|change)|maintained|recover\w+)\b"
        r"|\{[^{}]*\.(movement|on_previous|on_year)\b",
        re.IGNORECASE,
    ),
    Point.CAUSE: re.compile(
        r"\b(because|due to|owing to|caused by|as a result|result(s|ed) (of|from|in)"
        r"|reflect(s|ed|ing)?|arose|attribut\w+|the reason|explain(s|ed)"
        r"|follow(s|ed|ing)|led to|since the|account(s|ed) for)\b",
        re.IGNORECASE,
    ),
    Point.OUTLOOK: re.compile(
        r"\b(year[- ]end|end of (the )?year|expect(s|ed)?|forecast|outlook|on course"
        r"|by (the end of )?March|should (still )?(be|reach|meet|recover|improve)"
        r"|will (be|reach|meet|miss|recover|improve)|likely|project(ed|ion))\b",
        re.IGNORECASE,
    ),
    Point.ACTION: re.compile(
        r"\b(action|(is|are) (being|tracking|checking|leading|working|recruiting"
        r"|reviewing)|has (been )?(appointed|begun|agreed|started)|have (been )?"
        r"(appointed|begun|agreed|started)|plan(s|ned)?|in place|led by|will (begin"
        r"|start|check|review|meet with|recruit|report)|(by|from|in) (\d{1,2} )?"
        r"(January|February|March|April|May|June|July|August|September|October"
        r"|November|December))\b",
        re.IGNORECASE,
    ),
}
"""Words that show a thing is told; a reader's rule of thumb, and never a refusal."""


def told(body: str) -> Mapping[Point, bool]:
    """Whether each point is told, by its words or by a part of its own."""
    parts = parts_of(body)
    labelled = {
        Point.CAUSE: parts.why,
        Point.OUTLOOK: parts.outlook,
        Point.ACTION: parts.action,
    }
    prose = parts.prose()
    return {
        point: bool(labelled.get(point) or _SIGNS[point].search(prose))
        for point in Point
    }


def points(body: str) -> list[str]:
    """`✓ cause`, `! no action or owner`: each point with a sign and in words."""
    return [
        f"✓ {point.told}" if is_told else f"! {point.untold}"
        for point, is_told in told(body).items()
    ]
