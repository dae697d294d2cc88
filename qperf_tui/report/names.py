"""What indicators and quarters are called in the middle of a sentence."""

import re
from typing import Final

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.prose import states_its_rate
from qperf_tui.domain.text import clean_line

_PROPER: Final = frozenset(
    (
        *("january", "february", "april", "june", "july", "august", "september"),
        *("october", "november", "december", "monday", "tuesday", "wednesday"),
        *("thursday", "friday", "saturday", "sunday", "christmas", "easter"),
        *("england", "english", "wales", "welsh", "scotland", "scottish", "britain"),
        *("british", "london", "luton", "bedford", "bedfordshire", "ofsted"),
        "jobseeker",
    )
)
"""First words of titles that keep their capital wherever they stand."""

_NO_NAMES: Final = frozenset(
    (
        *("a", "an", "the", "this", "that", "these", "those", "there", "it", "they"),
        *("we", "our", "some", "more", "most", "many", "fewer", "few", "several", "no"),
        *(
            "all",
            "both",
            "as",
            "at",
            "by",
            "for",
            "from",
            "in",
            "of",
            "on",
            "to",
            "not",
        ),
        *("with", "because", "since", "when", "while", "although", "if", "until"),
        *("after", "before", "during", "under", "due", "owing", "late", "later", "new"),
        *("now", "only", "still", "being", "awaiting", "awaited", "counted", "changed"),
        *("moved", "revised", "recorded", "weekly", "monthly", "quarterly", "daily"),
        *(
            "data",
            "figures",
            "records",
            "reports",
            "returns",
            "cases",
            "staff",
            "system",
        ),
        *("delays", "delay", "sickness", "vacancies", "holidays", "holiday", "leave"),
        *("weekends", "performance", "numbers", "demand", "recruitment", "training"),
    )
)
"""First words of reasons that are nobody's name, so that they need no capital."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_NOTE_WITH_DIGITS: Final = re.compile(r"\s*\([^()]*[0-9][^()]*\)$")
_END_OF_HEAD: Final = re.compile(
    r",| (?:of|in|with|within|by|from|to(?! [0-9])|for|on|at|as|where|that|who|whose|"
    r"per|not|against|claiming|leading|subject)\b"
)
_MASSES: Final = {"children", "people", "women", "men", "waste", "tax"}
"""Words that are many without an s at the end."""

_UNCOUNTED: Final = {"waste", "tax"}
_SINGLE: Final = {"rate", "gap", "average", "proportion", "percentage", "ratio", "time"}
_SINGLE_FIRST: Final = {"number", "total", "amount", "value", "cost", "level"}
_ENDS_IN_A_ROW: Final = re.compile(r", [\w-]+ (?:and|or) [\w-]+$")
_COUNTED_IN: Final = {"no.", "000s"}


def in_sentence(title: str) -> str:
    """A title with its first letter small, unless it opens a name or an acronym.

    `GCSEs achieved`, `Key Stage 2 results`, `Ofsted judgements` and `Band D council
    tax` keep theirs; `Referrals of children` does not.
    """
    words = title.split()
    match = _WORD.match(title)
    if match is None or match[0].casefold() in _PROPER or not match[0][1:].islower():
        is_article = bool(match) and words[0] in {"A", "I"}
        return f"a{title[1:]}" if is_article and words[0] == "A" else title
    if len(words) > 1 and words[1][:1].isupper() and not words[0].endswith(":"):
        return title
    if words[0] == "Year" and len(words) > 1 and words[1].isdigit():
        return title
    return title[:1].lower() + title[1:]


def carried_on(text: str) -> str:
    """A text as it goes on a sentence: no stop, and small where no name opens it.

    A word that is not known to be nobody's name keeps its capital, as that is the
    lesser slip: `the limit moved`, `Frameworki was new`.
    """
    line = clean_line(text).rstrip(" .")
    first = line.split(maxsplit=1)[0].rstrip(",:;") if line else ""
    is_plain = first.casefold() in _NO_NAMES and not first.isupper()
    return line[:1].lower() + line[1:] if is_plain or first == "A" else line


def name_of(indicator: Indicator) -> str:
    """An indicator's title as a noun phrase: `investigations (vulnerable adults)`.

    A closing note with a number in it, such as `(A1)`, is left out.
    """
    title = _NOTE_WITH_DIGITS.sub("", indicator.title.strip()) or indicator.title
    before, colon, after = title.partition(": ")
    if colon and after:
        return f"{in_sentence(after)} ({in_sentence(before)})"
    return in_sentence(title)


def subject(indicator: Indicator, *, is_small: bool = False) -> str:
    """What the figure is the figure of, to open a sentence with.

    A number of cases is told as a figure and not as a percentage.
    """
    name = name_of(indicator)
    return closed(f"{_noun(indicator, name, is_small=is_small)} {name}")


def closed(phrase: str) -> str:
    """A phrase with a comma after it where a comma in it opened an aside.

    `children looked after, per 10,000 children,` but `reuse, recycling and
    composting`.
    """
    is_open = ", " in phrase and not _ENDS_IN_A_ROW.search(phrase)
    return f"{phrase}," if is_open else phrase


def _noun(indicator: Indicator, name: str, *, is_small: bool) -> str:
    head = _END_OF_HEAD.split(name, maxsplit=1)[0].casefold().split()
    is_many = any(
        word in _MASSES or (word.endswith("s") and not word.endswith(("ss", "us")))
        for word in head
    )
    if _SINGLE & set(head) or _SINGLE_FIRST & set(head[:1]):
        return "The"
    if is_small or not is_many or "repeat" in head:
        return "The figure for"
    if indicator.unit == "%" and not {"percentage", "proportion"} & set(name.split()):
        return "The percentage of"
    is_number = indicator.unit in _COUNTED_IN or states_its_rate(indicator)
    if is_number and not _UNCOUNTED & set(head):
        return "The number of"
    return "The figure for"


def last_month(quarter: Quarter) -> str:
    """The month in which a quarter ends, such as `September 2012`."""
    return quarter.months.split(" to ")[1]
