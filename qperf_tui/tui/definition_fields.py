"""An indicator's definition, as lines to read and to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage.definitions import DefinitionOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.tui.plain import padded, plain_line
from qperf_tui.workbench.record_card import CARD, card_text

CODE: Final = "code"
ALIASES: Final = "aliases"
PRIORITY: Final = "priority"
BREAKS: Final = "breaks"
RETIRED: Final = "retired"

_LABELS: Final = {
    CODE: "Code",
    ALIASES: "Earlier codes",
    "title": "Title",
    "definition": "Definition",
    PRIORITY: "Priority",
    "theme": "Theme",
    "directorate": "Directorate",
    "owner": "Owner",
    "unit": "Unit",
    "decimals": "Decimals",
    "direction": "Direction",
    "basis": "Report basis",
    "tolerance": "Tolerance",
    "control": "In control of",
    "set": "Set",
    "implications": "Implications",
    BREAKS: "Changed from",
    RETIRED: "Reported",
}
_WIDEST: Final = max(map(len, _LABELS.values()))


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator as an officer has it before them."""

    workbook: Workbook
    """For reading only, on the thread of the screen."""
    indicator: Indicator
    kept: DefinitionOnFile
    quarter: Quarter

    @property
    def named(self) -> str:
        """The code and title."""
        return f"{self.indicator.code}  {self.indicator.title}"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a definition says."""

    name: str
    value: str

    @property
    def label(self) -> str:
        """What it is called on the screen."""
        return _LABELS[self.name]

    @property
    def line(self) -> Content:
        """The field on one line, what it says beside what it is."""
        label = padded(self.label, _WIDEST + 2).stylize("bold")
        return Content.assemble(label, plain_line(self.value or "–"))


Look = Callable[[], Shown]
"""Gives the indicator as it was read last: a refusal reads it again."""


def fields_of(shown: Shown) -> list[Field]:
    """All that an indicator's definition says, as it can be typed again."""
    kept, indicator = shown.kept, shown.indicator
    aliases = shown.workbook.codes.aliases(indicator.indicator_id)
    said = {name: card_text(kept.card, name) for name in CARD} | {
        CODE: indicator.code,
        ALIASES: ", ".join(aliases),
        PRIORITY: str(indicator.priority),
        BREAKS: "; ".join(f"{Quarter(at)}: {why}" for at, why, *_ in kept.breaks),
        RETIRED: reported_words(kept),
    }
    return [Field(name, said[name]) for name in _LABELS]


def reported_words(kept: DefinitionOnFile) -> str:
    """From when to when an indicator is reported, with a symbol and in words."""
    ends = kept.card["retired_from"]
    return f"× retired from {Quarter(ends)}" if isinstance(ends, int) else "» reported"
