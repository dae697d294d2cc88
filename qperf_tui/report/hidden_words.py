"""Words that tell of a figure which may not be stated: all but one, on target, rose."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qperf_tui.domain.proof import Flag
from qperf_tui.domain.status import Status
from qperf_tui.report.figure_check import A_TABLE, Spoken, flag
from qperf_tui.report.figure_rules import SUPPRESSED_FIGURE
from qperf_tui.report.referents import OUTLOOK
from qperf_tui.report.word_claims import OFF_TARGET, ON_TARGET, VERB

QUANTITIES: Final = re.compile(
    r"\b(?:all but|all except|every one|every(?:body|one)|each (?:one|of)|both|neither"
    r"|none|no[ -]one|nobody|no (?:more|fewer) than|not one|not a single|only one"
    r"|just one|a single|the (?:same|other) (?:one|child|person)|half (?:of|the)"
    r"|(?:a|one) (?:third|fifth|tenth)|two thirds|three quarters"
    r"|(?:a|one) quarter of|most of|the majority|a minority|a handful|a couple|a pair"
    r"|several|doubled|halved|trebled|twice as|(?:nearly|almost|virtually|not) all"
    r"|all (?:of the |the )?(?:\w+ ){0,2}(?:children|pupils|people|cases|plans|reviews"
    r"|leavers|young people))\b",
    re.IGNORECASE,
)
"""How many, or how much, without a numeral that a reader of figures would meet."""

_OF_INDICATORS: Final = re.compile(
    r"(?: of)?(?: the)?(?: [\w’'-]+){0,6} indicators?\b", re.IGNORECASE
)
"""What follows where indicators are counted and nobody else."""


def hidden_word_flags(sentences: Sequence[Spoken]) -> Iterator[Flag]:
    """Quantities, statuses and movements in words, of what may not be stated.

    A sentence that speaks of others as well may give the status of those.
    """
    for sentence in sentences:
        hidden = [
            each
            for each in sentence.matters
            if each.position.status is Status.SUPPRESSED
        ]
        if not hidden or len(sentence.matters) >= A_TABLE:
            continue
        for found in QUANTITIES.finditer(sentence.text):
            if _OF_INDICATORS.match(sentence.text, found.end()):
                continue
            yield _told(hidden[0].code, found, sentence.start)
        if len(sentence.matters) > 1:
            continue
        for pattern in (ON_TARGET, OFF_TARGET, VERB):
            for found in pattern.finditer(sentence.text):
                if not OUTLOOK.search(sentence.text[: found.start()]):
                    yield _told(hidden[0].code, found, sentence.start)


def _told(code: str, found: re.Match[str], start: int) -> Flag:
    return flag(
        SUPPRESSED_FIGURE,
        (start + found.start(), start + found.end()),
        f"{code} is suppressed and may not be stated, and “{found[0]}” might tell what "
        "it is",
        "Take the words out.",
    )
