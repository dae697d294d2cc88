"""What the workbook holds when a return is set beside it, read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from qperf_tui.domain.closing import Closing
from qperf_tui.domain.entry_guards import Earlier
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.target import AnyTarget, TargetKind
from qperf_tui.storage.connection import Row, Value
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.day import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Everything of a workbook that a row of a return is compared with."""

    known: dict[str, Indicator]
    """Indicators by their case-folded codes, earlier ones too."""
    alike: dict[str, str]
    """Codes by their letters and digits alone."""
    kept: dict[tuple[int, int], Row]
    targets: dict[tuple[int, int, TargetKind], AnyTarget]
    cards: dict[int, dict[str, str]]
    retired: dict[str, Quarter]
    closed: Mapping[Quarter, Closing]
    """The quarters that are changed only with a reason."""
    earlier: dict[int, dict[int, Earlier]]
    """The figures of each indicator, by the ordinal of their quarter."""
    today: date | None

    @classmethod
    def by(cls, workbook: Workbook) -> "Held":
        """What a workbook holds now."""
        every = workbook.indicators.on_file()
        by_id = {each.indicator_id: each for each in every}
        ids = workbook.indicators.ids_by_code()
        return cls._of(
            workbook,
            {code: by_id[key] for code, key in ids.items() if key in by_id},
            alike={_bare(each.code): each.code for each in every},
            kept=workbook.outturns.kept(),
            targets=workbook.targets.all(),
        )

    @classmethod
    def of(cls, workbook: Workbook, known: Mapping[str, Indicator]) -> "Held":
        """What a workbook holds of a few indicators, by their case-folded codes."""
        keys = list(dict.fromkeys(each.indicator_id for each in known.values()))
        return cls._of(
            workbook,
            known,
            alike={},
            kept=workbook.outturns.kept(keys),
            targets={
                (key, quarter.ordinal, kind): target
                for key in keys
                for (quarter, kind), target in workbook.targets.of(key).items()
            },
        )

    @classmethod
    def _of(
        cls,
        workbook: Workbook,
        known: Mapping[str, Indicator],
        *,
        alike: dict[str, str],
        kept: dict[tuple[int, int], Row],
        targets: dict[tuple[int, int, TargetKind], AnyTarget],
    ) -> "Held":
        keys = {each.indicator_id for each in known.values()}
        return cls(
            known=dict(known),
            alike=alike,
            kept=kept,
            targets=targets,
            cards={key: workbook.indicators.card(key) for key in keys},
            retired={
                code.casefold(): at for code, _, at in workbook.definitions.retired()
            },
            closed=workbook.closings.closed(),
            earlier=_earlier(kept),
            today=day_of(workbook),
        )

    def like(self, ref: str) -> str | None:
        """The code of an indicator that a new ref is but for spaces and marks."""
        return self.alike.get(_bare(ref))


def _bare(code: str) -> str:
    return "".join(each for each in code.casefold() if each.isalnum())


def _earlier(kept: dict[tuple[int, int], Row]) -> dict[int, dict[int, Earlier]]:
    found: defaultdict[int, dict[int, Earlier]] = defaultdict(dict)
    for (key, quarter), row in kept.items():
        value = _decimal(row[0])
        if value is not None:
            found[key][quarter] = Earlier(value, _decimal(row[2]))
    return found


def _decimal(value: Value) -> Decimal | None:
    if value is None:
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
