"""The words officers use for a direction, a basis, a status and a unit."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeVar

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.domain.indicator import Polarity, ReportBasis
from qperf_tui.domain.target import TargetKind

_POLARITIES: Final[Mapping[Polarity, str]] = {
    Polarity.HIGHER: "higher is better|higher|high|h|bigger is better|bigger|"
    "bigger is best|high is good|higher is good|maximise|increase|up|+",
    Polarity.LOWER: "lower is better|lower|low|l|smaller is better|smaller|"
    "smaller is best|low is good|lower is good|minimise|decrease|reduce|down|-",
    Polarity.IN_RANGE: "in range|in range is better|range|within range|target range",
    Polarity.NEUTRAL: "neutral|neither|neither way is better|n/a|not applicable|none|"
    "no polarity|for information",
}
_BASES: Final[Mapping[ReportBasis, str]] = {
    ReportBasis.QUARTER: "quarter|quarterly|quarter only|in quarter|q",
    ReportBasis.SNAPSHOT: "snapshot|at quarter end|as at|point in time|ms",
    ReportBasis.YEAR_TO_DATE: "year to date|ytd|cumulative|cumulative year to date",
    ReportBasis.ROLLING: "rolling 12 months|rolling twelve months|rolling year|rolling|"
    "r12m|12 month rolling|rolling 12",
    ReportBasis.SEASONAL: "seasonal",
    ReportBasis.ANNUAL: "annual|annually|yearly|a|financial year",
    ReportBasis.ACADEMIC_YEAR: "academic year|academic",
    ReportBasis.SURVEY: "survey",
}
_STATUSES: Final[Mapping[OutturnStatus, str]] = {
    OutturnStatus.FINAL: "final|f|confirmed",
    OutturnStatus.PROVISIONAL: "provisional|p|prov|estimated|estimate",
    OutturnStatus.REVISED: "revised|r",
    OutturnStatus.NOT_DUE: "not due|z|not yet due",
    OutturnStatus.NOT_AVAILABLE: "not available|x|n/a|unavailable|awaited|tbc",
    OutturnStatus.NOT_COMPARABLE: "not comparable|break|b",
    OutturnStatus.SUPPRESSED: "suppressed|c|confidential|*",
}
_UNITS: Final[Mapping[str, str]] = {
    "%": "%|percent|per cent|percentage|pct",
    "pp": "pp|ppt|percentage points|percentage point|% points",
    "no.": "no.|no|number|count|#",
    "GBP": "gbp|£|pounds|pound",
    "000s": "000s|thousands|£000s",
    "days": "days|day",
    "per 1,000": "per 1,000|per 1000|per thousand",
    "per 10,000": "per 10,000|per 10000",
    "per 100,000": "per 100,000|per 100000",
    "per million": "per million|per 1,000,000",
}

Kind = TypeVar("Kind", bound=StrEnum)


def _spoken(words: Mapping[Kind, str]) -> dict[str, Kind]:
    return {word: kind for kind, said in words.items() for word in said.split("|")}


_POLARITY_OF: Final = _spoken(_POLARITIES)
_BASIS_OF: Final = _spoken(_BASES)
_STATUS_OF: Final = _spoken(_STATUSES)
_UNIT_OF: Final = {
    word: unit for unit, said in _UNITS.items() for word in said.split("|")
}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split()).rstrip(".") or text


def _looked_up(text: str, spoken: Mapping[str, Kind], what: str) -> Kind:
    kind = spoken.get(_folded(text))
    if kind is None:
        accepted = dict.fromkeys(spoken.values())
        *others, last = (str(word).capitalize() for word in accepted)
        listed = f"{', '.join(others)} or {last}"
        raise ValueError(f"it is no {what} we know; write {listed}")
    return kind


def read_polarity(text: str) -> Polarity:
    """The polarity that a word such as `Higher is better` or `low` stands for.

    Raises:
        ValueError: If it stands for none, with the words that do.
    """
    return _looked_up(text, _POLARITY_OF, "direction")


def read_basis(text: str) -> ReportBasis:
    """The report basis that a word such as `YTD` or `Snapshot` stands for.

    Raises:
        ValueError: If it stands for none, with the words that do.
    """
    return _looked_up(text, _BASIS_OF, "report basis")


@lru_cache(maxsize=256)
def read_status(text: str) -> OutturnStatus:
    """The status that a word such as `Provisional` or `x` stands for.

    Raises:
        ValueError: If it stands for none, with the words that do.
    """
    return _looked_up(text, _STATUS_OF, "status")


def read_target_kind(text: str) -> TargetKind:
    """The kind of target that a word means.

    Raises:
        ValueError: If it means none.
    """
    try:
        return TargetKind(text.casefold().replace("-", " "))
    except ValueError:
        raise ValueError(
            "it is no kind of target; write milestone or year end"
        ) from None


@lru_cache(maxsize=256)
def read_unit(text: str) -> str:
    """The unit as this product writes it, or as given if it knows no better."""
    return _UNIT_OF.get(_folded(text), _UNIT_OF.get(text.casefold(), text))
