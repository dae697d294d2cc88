"""Figures by group, such as by ethnicity or age, with every revision kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from qperf_tui.domain.figures import OutturnStatus, exact_value, share_of
from qperf_tui.domain.indicator import Indicator
from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open
from qperf_tui.storage.connection import Connection, Row, Value
from qperf_tui.storage.mask import EXEMPT, NOTHING_HIDDEN, PROTECTED, Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One of the groups that a dimension parts people into."""

    dimension: str
    title: str
    position: int
    population: Decimal | None = None
    """How many people it has, where that is the same for every indicator."""
    is_reference: bool = False
    """Whether the other groups of its dimension are compared with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """A group's figure as it is to be kept: what was sent, before it is made exact."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    mark: str | None = None
    """What stood in place of a number, such as `c` or `x`."""
    status: OutturnStatus = OutturnStatus.FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOutturn:
    """What was reported of one group in one quarter."""

    group: Group
    quarter: Quarter
    value: Fraction | None
    """Exact where numerator and denominator are known; None where there is none."""
    numerator: Decimal | None
    denominator: Decimal | None
    mark: str | None
    status: OutturnStatus
    revision: int
    group_id: int = 0


class Breakdowns:
    """Queries on groups and their figures."""

    def __init__(self, connection: Connection, mask: Mask = NOTHING_HIDDEN) -> None:
        self._connection = connection
        self._mask = mask

    def groups(self) -> list[Group]:
        """Every group, by dimension and in the order of its dimension."""
        return [
            _group(row)
            for row in self._connection.rows(
                "SELECT dimension, title, position, population, is_reference"
                " FROM breakdown_group ORDER BY dimension, position, group_id"
            )
        ]

    def titles(self) -> dict[int, str]:
        """Every group by id as `Dimension: title`, in the order of its dimension."""
        found = self._connection.rows(
            "SELECT group_id, dimension, title FROM breakdown_group"
            " ORDER BY dimension, position, group_id"
        )
        return {
            rows.whole(row[0]): f"{rows.text(row[1])}: {rows.text(row[2])}"
            for row in found
        }

    def put_group(self, group: Group) -> int:
        """Let a group stand as it is given; its id, whether it is new or not."""
        self._connection.run(
            "INSERT INTO breakdown_group"
            " (dimension, title, position, population, is_reference)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (dimension, title) DO UPDATE SET"
            " position = excluded.position, population = excluded.population,"
            " is_reference = excluded.is_reference",
            [
                group.dimension,
                group.title,
                group.position,
                rows.decimal_text(group.population),
                int(group.is_reference),
            ],
        )
        found = self._connection.number(
            "SELECT group_id FROM breakdown_group WHERE dimension = ? AND title = ?",
            [group.dimension, group.title],
        )
        return found or 0

    def put(
        self,
        indicator_id: int,
        quarter: Quarter,
        figures: Mapping[int, GroupFigure],
        batch_id: int | None = None,
    ) -> None:
        """Let figures stand for a quarter, by group id; earlier ones are kept.

        Raises:
            ClosedQuarterError: If the quarter is closed.
        """
        require_open(self._connection, quarter)
        self._connection.run_many(
            "INSERT INTO breakdown_outturn (indicator_id, quarter, group_id, revision,"
            " value, numerator, denominator, mark, status, batch_id)"
            " SELECT ?1, ?2, ?3, 1 + coalesce((SELECT max(revision)"
            " FROM breakdown_outturn b WHERE b.indicator_id = ?1 AND b.quarter = ?2"
            " AND b.group_id = ?3), 0), ?4, ?5, ?6, ?7, ?8, ?9",
            [
                (
                    *(indicator_id, quarter.ordinal, group_id),
                    rows.decimal_text(figure.value),
                    rows.decimal_text(figure.numerator),
                    rows.decimal_text(figure.denominator),
                    *(figure.mark, figure.status.value, batch_id),
                )
                for group_id, figure in figures.items()
            ],
        )

    def quarters(self, indicator_id: int) -> list[Quarter]:
        """The quarters that an indicator is on file for by group, earliest first."""
        found = self._connection.rows(
            "SELECT DISTINCT quarter FROM breakdown_outturn WHERE indicator_id = ?"
            " ORDER BY quarter",
            [indicator_id],
        )
        return [Quarter(rows.whole(row[0])) for row in found]

    def of(self, indicator: Indicator, quarter: Quarter) -> list[GroupOutturn]:
        """What stands for each group, by dimension and in the order of its groups."""
        found = self._standing([indicator], "b.quarter = ?", [quarter.ordinal])
        return found.get(indicator.indicator_id, [])

    def standing(
        self, indicators: Sequence[Indicator]
    ) -> dict[int, list[GroupOutturn]]:
        """What stands for each group of some indicators in every quarter, by id."""
        return self._standing(indicators, "1", [])

    def _standing(
        self, indicators: Sequence[Indicator], where: str, values: list[Value]
    ) -> dict[int, list[GroupOutturn]]:
        unit_of = {each.indicator_id: each.unit for each in indicators}
        found: defaultdict[int, list[GroupOutturn]] = defaultdict(list)
        for row in self._connection.rows(
            "SELECT g.dimension, g.title, g.position, g.population, g.is_reference,"
            " b.value, b.numerator, b.denominator, b.mark, b.status, b.revision,"
            " b.group_id, b.indicator_id, b.quarter"
            " FROM breakdown_outturn b JOIN breakdown_group g USING (group_id)"
            f" WHERE {rows.among(list(unit_of), 'b.indicator_id')} AND {where}"
            " AND b.revision = (SELECT max(revision) FROM breakdown_outturn l"
            " WHERE l.indicator_id = b.indicator_id AND l.quarter = b.quarter"
            " AND l.group_id = b.group_id)"
            " ORDER BY b.quarter, g.dimension, g.position, g.group_id",
            values,
        ):
            key, quarter = rows.whole(row[12]), Quarter(rows.whole(row[13]))
            found[key].append(self._told(_outturn(row, quarter, unit_of[key]), key))
        return found

    def _told(self, outturn: GroupOutturn, indicator_id: int) -> GroupOutturn:
        at = indicator_id, outturn.quarter, outturn.group_id
        if told := self._mask.rounds(*at):
            return replace(
                outturn,
                value=told.value,
                numerator=told.numerator,
                denominator=told.denominator,
            )
        if not self._mask.covers(*at):
            return outturn
        return GroupOutturn(
            group=outturn.group,
            quarter=outturn.quarter,
            value=None,
            numerator=None,
            denominator=None,
            mark=EXEMPT if self._mask.withholds(*at[:2]) else PROTECTED,
            status=OutturnStatus.SUPPRESSED,
            revision=1,
            group_id=outturn.group_id,
        )


def _group(row: Row) -> Group:
    return Group(
        dimension=rows.text(row[0]),
        title=rows.text(row[1]),
        position=rows.whole(row[2]),
        population=rows.exact(row[3]),
        is_reference=bool(rows.whole(row[4])),
    )


def _outturn(row: Row, quarter: Quarter, unit: str) -> GroupOutturn:
    value, numerator, denominator = (rows.exact(each) for each in row[5:8])
    exact = exact_value(value, numerator, denominator, unit)
    if value is None and numerator is not None and denominator:
        exact = share_of(numerator, denominator, unit)
    return GroupOutturn(
        group=_group(row),
        quarter=quarter,
        value=exact,
        numerator=numerator,
        denominator=denominator,
        mark=None if row[8] is None else rows.text(row[8]),
        status=rows.one_of(OutturnStatus, row[9]),
        revision=rows.whole(row[10]),
        group_id=rows.whole(row[11]),
    )
