"""Spelling by dictionary, as Harper has it.

Harper (Automattic) is asked word by word and for spelling alone. Its dictionary takes
most of a second and some 130 MB to load, which is done when a word is first asked
about and without holding up other threads; after that a text takes a millisecond.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cache
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from harper import Linter

_RULE: Final = "SpellCheck"
_LONGEST: Final = 24
"""Letters of the longest word that is looked up; longer ones take long to mend."""

_AT_ONCE: Final = 10
_MOST_WRONG: Final = 30
"""Wrong words found before no more are looked for; each takes 2 to 10 ms to mend."""

_LOADED_BY: Final = ("a",)
"""Words that are asked about only so that the dictionary is loaded."""

_MOST_KEPT: Final = 50_000
_ENOUGH: Final = 3
"""Suggestions that are kept for a word."""


class English(Enum):
    """Whose English a word is looked up in, as Harper calls it."""

    BRITISH = "BRITISH"
    AMERICAN = "AMERICAN"


_Verdicts = dict[str, tuple[str, ...] | None]

_ONE_AT_A_TIME: Final = Lock()
_verdicts: Final[dict[English, _Verdicts]] = {each: {} for each in English}
"""What is known of each word that was asked about: None where it is right.

A dictionary does not change while the program runs, so neither does a verdict.
"""


def wrong_words(
    words: Iterable[str], english: English = English.BRITISH
) -> dict[str, tuple[str, ...]]:
    """The words that a dictionary does not have, each with the likeliest meant.

    After some thirty no more are looked for: such a text is not English prose.
    """
    wanted = [each for each in dict.fromkeys(words) if len(each) <= _LONGEST]
    known = _verdicts[english]
    found: dict[str, tuple[str, ...]] = {}
    with _ONE_AT_A_TIME:
        for first in range(0, len(wanted), _AT_ONCE):
            batch = wanted[first : first + _AT_ONCE]
            _look_up([each for each in batch if each not in known], english)
            for each in batch:
                verdict = known[each]
                if verdict is not None:
                    found[each] = verdict
            if len(found) >= _MOST_WRONG:
                break
    return found


def load_soon() -> None:
    """Begin to load the dictionary in another thread, as it will be needed."""
    Thread(target=wrong_words, args=[_LOADED_BY], daemon=True).start()


def _look_up(words: Sequence[str], english: English) -> None:
    if not words:
        return
    from harper import Language  # noqa: PLC0415 - seldom

    lints = _linter(english).lint("\n".join(words), language=Language.PLAINTEXT)
    wrong = {
        lint.problem_text: tuple(
            each.replacement_text for each in lint.suggestions[:_ENOUGH]
        )
        for lint in lints
    }
    if len(_verdicts[english]) > _MOST_KEPT:
        _verdicts[english].clear()
    _verdicts[english].update({each: wrong.get(each) for each in words})


@cache
def _linter(english: English) -> "Linter":
    from harper import Dialect, Linter  # noqa: PLC0415 - loads the dictionary

    linter = Linter(Dialect[english.value])
    linter.set_lint_config({rule: rule == _RULE for rule in linter.get_lint_config()})
    return linter
