"""How a council protects small numbers, and what it lets be shown all the same."""

from dataclasses import dataclass, replace
from typing import Final

from qperf_tui.domain.disclosure import Strictness
from qperf_tui.domain.period import Quarter
from qperf_tui.storage import rows
from qperf_tui.storage.closings import require_open, require_open_from
from qperf_tui.storage.connection import Connection, Row

_SIGNED_ON: Final = "'disclosure_signed ' || {number}"
"""The name of the setting that says which figure an override was signed on."""
_OVERRIDE = (
    "override_id, indicator_id, quarter, group_id, reason, signed_by, signed_at,"
    " is_withdrawn, coalesce(s.value, '') FROM disclosure_override LEFT JOIN setting s"
    f" ON s.name = {_SIGNED_ON.format(number='override_id')}"
)

_WHY: Final = "'disclosure_why ' || {kind} || ' ' || lower({subject})"
"""The name of the setting that says who set a policy, when and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOnFile:
    """How the numbers of a workbook, a theme or an indicator are protected."""

    kind: str
    """`workbook`, `theme` or `indicator`."""
    subject: str
    """The theme's name or the indicator's code; nothing for the workbook."""
    method: str
    """`suppress`, `round5` or `off`."""
    threshold: int
    """The smallest number that may be shown."""
    hides_zero: bool = False
    why: str = ""
    """Who set it, when and why."""

    @property
    def strictness(self) -> Strictness:
        """How it protects small numbers."""
        return Strictness(self.method, self.threshold, self.hides_zero)


USUAL: Final = PolicyOnFile(kind="workbook", subject="", method="suppress", threshold=5)
"""Hide 1 to 4, and show 0, unless the council says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAllTheSame:
    """A figure that may be shown although a rule would hide it, signed for."""

    override_id: int
    indicator_id: int
    quarter: Quarter
    group_id: int | None
    reason: str
    signed_by: str
    signed_at: str
    is_withdrawn: bool
    signed_on: str = ""
    """The numbers it was signed on, and holds for; nothing where none were kept."""


class DisclosureOnFile:
    """Queries on policies and overrides; overrides are withdrawn and never deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def policies(self) -> list[PolicyOnFile]:
        """Every policy that was set, by kind and subject."""
        found = self._connection.rows(
            "SELECT subject_kind, subject, method, threshold, hides_zero,"
            " coalesce(s.value, '') FROM disclosure_policy LEFT JOIN setting s"
            f" ON s.name = {_WHY.format(kind='subject_kind', subject='subject')}"
            " ORDER BY subject_kind, subject"
        )
        return [
            PolicyOnFile(
                kind=rows.text(row[0]),
                subject=rows.text(row[1]),
                method=rows.text(row[2]),
                threshold=rows.whole(row[3]),
                hides_zero=bool(rows.whole(row[4])),
                why=rows.text(row[5]),
            )
            for row in found
        ]

    def put_policy(self, policy: PolicyOnFile) -> None:
        """Let a policy stand in place of the one before.

        While any quarter is closed it may be stricter than what it replaces, and no
        looser: what was published hid what it hid.
        """
        before = self._own(policy.kind, policy.subject) or self._broader(policy.kind)
        if not all(policy.strictness.is_as_strict_as(each) for each in before):
            require_open_from(self._connection, Quarter(0))
        self._put_policy(policy)

    def _put_policy(self, policy: PolicyOnFile) -> None:
        self._connection.run(
            "INSERT OR REPLACE INTO disclosure_policy"
            " (subject_kind, subject, method, threshold, hides_zero)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                *(policy.kind, policy.subject, policy.method),
                *(policy.threshold, int(policy.hides_zero)),
            ],
        )
        self._connection.run(
            "INSERT OR REPLACE INTO setting (name, value)"
            f" VALUES ({_WHY.format(kind='?1', subject='?2')}, ?3)",
            [policy.kind, policy.subject, policy.why],
        )

    def remove_policy(self, kind: str, subject: str) -> None:
        """Protect a subject as what it belongs to is protected, if no looser."""
        own, left = self._own(kind, subject), self._broader(kind)
        if not all(now.is_as_strict_as(was) for now in left for was in own):
            require_open_from(self._connection, Quarter(0))
        self._remove_policy(kind, subject)

    def _remove_policy(self, kind: str, subject: str) -> None:
        self._connection.run(
            "DELETE FROM disclosure_policy WHERE subject_kind = ? AND subject = ?",
            [kind, subject],
        )
        self._connection.run(
            f"DELETE FROM setting WHERE name = {_WHY.format(kind='?1', subject='?2')}",
            [kind, subject],
        )

    def _own(self, kind: str, subject: str) -> list[Strictness]:
        """How a subject is protected by a policy of its own, if it has one."""
        return [
            each.strictness
            for each in self.policies()
            if (each.kind, each.subject.casefold()) == (kind, subject.casefold())
        ]

    def _broader(self, kind: str) -> list[Strictness]:
        """The ways in which a subject without a policy of its own may be protected."""
        held = self.policies()
        whole = [each for each in held if each.kind == USUAL.kind] or [USUAL]
        if kind == USUAL.kind:
            return [USUAL.strictness]
        themes = [each for each in held if each.kind == "theme"]
        of = [*whole, *themes] if kind == "indicator" else whole
        return [each.strictness for each in of]

    def rekey(self, old: str, new: str) -> None:
        """Let the policy of an indicator go with it to another code."""
        for policy in self.policies():
            is_its = policy.subject.casefold() == old.casefold()
            if policy.kind == "indicator" and is_its:
                self._remove_policy(policy.kind, policy.subject)
                self._put_policy(replace(policy, subject=new))

    def overrides(self) -> list[ShownAllTheSame]:
        """Every override ever signed, those withdrawn among them, in their order."""
        return [
            _override(row)
            for row in self._connection.rows(f"SELECT {_OVERRIDE} ORDER BY override_id")
        ]

    def sign(self, made: ShownAllTheSame) -> int:
        """Let a figure be shown all the same; returns the override's id."""
        require_open(self._connection, made.quarter)
        number = self._connection.add(
            "INSERT INTO disclosure_override (indicator_id, quarter, group_id, reason,"
            " signed_by, signed_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                *(made.indicator_id, made.quarter.ordinal, made.group_id),
                *(made.reason, made.signed_by, made.signed_at),
            ],
        )
        self._connection.run(
            "INSERT OR REPLACE INTO setting (name, value)"
            f" VALUES ({_SIGNED_ON.format(number='?1')}, ?2)",
            [number, made.signed_on],
        )
        return number

    def withdraw(self, override_id: int, *, is_withdrawn: bool) -> None:
        """Withdraw an override, at any time, or let it hold again."""
        if not is_withdrawn:
            held = {each.override_id: each.quarter for each in self.overrides()}
            require_open(self._connection, *filter(None, [held.get(override_id)]))
        self._connection.run(
            "UPDATE disclosure_override SET is_withdrawn = ? WHERE override_id = ?",
            [int(is_withdrawn), override_id],
        )


def _override(row: Row) -> ShownAllTheSame:
    return ShownAllTheSame(
        override_id=rows.whole(row[0]),
        indicator_id=rows.whole(row[1]),
        quarter=Quarter(rows.whole(row[2])),
        group_id=None if row[3] is None else rows.whole(row[3]),
        reason=rows.text(row[4]),
        signed_by=rows.text(row[5]),
        signed_at=rows.text(row[6]),
        is_withdrawn=bool(rows.whole(row[7])),
        signed_on=rows.text(row[8]),
    )
