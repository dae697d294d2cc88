"""Rulings on small numbers in the log of changes, and how each is put back."""

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from qperf_tui.storage.changes import Undo
from qperf_tui.storage.disclosure import PolicyOnFile, ShownAllTheSame
from qperf_tui.storage.workbook import Workbook


class _PolicyKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    subject: str
    method: str
    threshold: int
    hides_zero: bool
    why: str
    is_there: bool
    """Whether the subject had a policy of its own before the change."""


class _OverrideKept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: int
    is_withdrawn: bool


def policy_on(workbook: Workbook, kind: str, subject: str) -> PolicyOnFile | None:
    """The policy that was set for a subject itself, however it is capitalised."""
    wanted = kind, subject.casefold()
    held = workbook.disclosure.policies()
    return next((e for e in held if (e.kind, e.subject.casefold()) == wanted), None)


def log_policy(
    workbook: Workbook, says: str, about: PolicyOnFile, before: PolicyOnFile | None
) -> None:
    """Log a change to the policy on a subject, with what stood before it, if any."""
    key = None
    if about.kind == "indicator":
        key = workbook.indicators.by_code(about.subject).indicator_id
    kept = _policy_kept(before or about, is_there=before is not None)
    workbook.changes.record(says, "disclosure policy", kept, key)


def log_override(
    workbook: Workbook, says: str, override: ShownAllTheSame, *, was_withdrawn: bool
) -> None:
    """Log that an override was signed or withdrawn, with whether it held before."""
    kept = {"number": override.override_id, "is_withdrawn": was_withdrawn}
    workbook.changes.record(says, "disclosure override", kept, override.indicator_id)


def _policy_kept(policy: PolicyOnFile, *, is_there: bool) -> Undo:
    return {
        "kind": policy.kind,
        "subject": policy.subject,
        "method": policy.method,
        "threshold": policy.threshold,
        "hides_zero": policy.hides_zero,
        "why": policy.why,
        "is_there": is_there,
    }


def _policy(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _PolicyKept)
    wanted = PolicyOnFile(
        kind=before.kind,
        subject=before.subject,
        method=before.method,
        threshold=before.threshold,
        hides_zero=before.hides_zero,
        why=before.why,
    )
    stood = policy_on(workbook, before.kind, before.subject)
    if before.is_there:
        workbook.disclosure.put_policy(wanted)
    else:
        workbook.disclosure.remove_policy(before.kind, before.subject)
    return _policy_kept(stood or wanted, is_there=stood is not None)


def _override(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _OverrideKept)
    held = workbook.disclosure.overrides()
    stood = any(e.is_withdrawn for e in held if e.override_id == before.number)
    workbook.disclosure.withdraw(before.number, is_withdrawn=before.is_withdrawn)
    return {"number": before.number, "is_withdrawn": stood}


PROTECTION_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    "disclosure policy": _policy,
    "disclosure override": _override,
}
"""How each kind of ruling on small numbers is undone."""
