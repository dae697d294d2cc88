"""The audit of a paper: what was looked for, what was found, who let what go out.

A public one repeats no words of a text that was found fault with: they may state what
nobody outside the council may read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from qperf_tui.domain.days import short_day
from qperf_tui.domain.waiver import Waiver
from qperf_tui.domain.wording import plural
from qperf_tui.report.checks import UNCOUNTED, WITHHELD, Finding
from qperf_tui.report.paper import Cell, Imprint, Listing, Paper, Part, Plain, Table
from qperf_tui.report.preflight import fault_of
from qperf_tui.report.style import Rule, Severity

ALWAYS: Final = (
    Rule("figure", "indicators with neither a figure nor a reason", Severity.BLOCKS),
    Rule("commentary", "reds and ambers without agreed commentary", Severity.BLOCKS),
    Rule("cause", "paragraphs that still ask for a cause", Severity.BLOCKS),
    Rule("drift", "paragraphs that would be drafted otherwise now", Severity.BLOCKS),
    Rule("revised", "texts that state a figure since revised"),
    Rule(WITHHELD, "indicators kept from the public with an exempt paragraph"),
    Rule(UNCOUNTED, "percentages of people that cannot be checked"),
    Rule("balance", "reds that no paragraph mentions"),
)
"""What every paper is held to, whatever style a council has chosen."""

LEADING: Final = "Part"
"""The heading of the column that says what kind of line of an audit a row is."""
_FLAT: Final = ("Rule", "About", "What is said", "Held", "By", "On")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A rule that a paper was held to."""

    rule: Rule
    severity: Severity
    why: str
    """Who chose to hold to it so, and why; nothing where it is as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure that a rule would hide and somebody signed for."""

    about: str
    """The indicator, the quarter, and the group where it is of one."""
    reason: str
    by: str
    at: str
    """Coordinated universal time, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Everything that was looked for in a paper, found in it and let go out."""

    imprint: Imprint
    looked_at: Sequence[str]
    """What was looked at, and how much of it there is, in words."""
    checked: Sequence[Checked]
    findings: Sequence[Finding]
    waivers: Sequence[Waiver]
    shown: Sequence[Shown]
    is_internal: bool

    @property
    def blocking(self) -> int:
        """How many findings hold the paper back."""
        return sum(each.is_blocking for each in self.findings)


def as_paper(audit: Audit) -> Paper:
    """An audit as a document of its own."""
    return Paper(
        imprint=audit.imprint,
        fields=(),
        parts=(
            Part(
                "What was looked at",
                2,
                (Plain(_outcome(audit)), Listing(tuple(audit.looked_at))),
            ),
            *_part("What was found", _findings(audit), "Nothing was found."),
            *_part("What was waived", _waivers(audit), "Nothing was waived."),
            *_part(
                "Small numbers shown all the same",
                _shown(audit),
                "Nobody signed for a figure that a rule would hide.",
            ),
            *_part("What was looked for", _checked(audit), ""),
        ),
    )


def as_rows(audit: Audit) -> Paper:
    """An audit with every line of it in one shape, to be read by a spreadsheet."""
    rows: Mapping[str, Sequence[tuple[str, ...]]] = {
        "Found": [
            (each.rule, about(each), _says(each, audit), _held(each), "", "")
            for each in audit.findings
        ],
        "Waived": [
            (each.rule, each.about, each.reason, "waived", each.by, each.at[:10])
            for each in audit.waivers
        ],
        "Shown": [
            ("disclosure", each.about, each.reason, "shown", each.by, each.at[:10])
            for each in audit.shown
        ],
        "Looked for": [
            (
                each.rule.name,
                "",
                each.rule.looks_for,
                _AS_HELD[each.severity],
                each.why,
                "",
            )
            for each in audit.checked
        ],
    }
    parts = [Part(kind, 2, (_table(kind, _FLAT, held),)) for kind, held in rows.items()]
    return Paper(imprint=audit.imprint, fields=(), parts=tuple(parts))


def about(finding: Finding) -> str:
    """What a finding is about, named so that an officer finds it."""
    if finding.paragraph is not None:
        return f"paragraph {finding.paragraph}"
    if finding.request is not None:
        return f"request {finding.request}"
    return finding.subject or "the paper"


def _outcome(audit: Audit) -> str:
    many = audit.blocking
    if not many:
        return "Nothing holds the paper back."
    holds = "holds" if many == 1 else "hold"
    return f"{many} {plural(many, 'finding')} {holds} the paper back."


def _part(heading: str, rows: Table | None, nothing: str) -> Iterator[Part]:
    yield Part(heading, 2, (Plain(nothing) if rows is None else rows,))


def _findings(audit: Audit) -> Table | None:
    rows = [
        (fault_of(each).value, about(each), _says(each, audit), _held(each), each.rule)
        for each in audit.findings
    ]
    headings = ("Kind", "About", "What is said", "Held", "Rule")
    return _table("What was found", headings, rows) if rows else None


def _waivers(audit: Audit) -> Table | None:
    rows = [
        (each.rule, each.about, each.reason, each.by, _day(each.at))
        for each in audit.waivers
    ]
    headings = ("Rule", "Waived for", "Reason", "By", "On")
    return _table("What was waived", headings, rows) if rows else None


def _shown(audit: Audit) -> Table | None:
    rows = [(each.about, each.reason, each.by, _day(each.at)) for each in audit.shown]
    headings = ("Figure", "Reason", "Signed by", "On")
    return _table("Shown all the same", headings, rows) if rows else None


def _checked(audit: Audit) -> Table:
    found = [each.rule for each in audit.findings]
    rows = [
        (
            each.rule.name,
            each.rule.looks_for,
            _AS_HELD[each.severity],
            each.why,
            str(found.count(each.rule.name)),
        )
        for each in audit.checked
    ]
    headings = ("Rule", "Looks for", "Held", "Chosen by", "Found")
    return _table("What was looked for", headings, rows)


_AS_HELD: Final[Mapping[Severity, str]] = MappingProxyType(
    {
        Severity.BLOCKS: "holds back",
        Severity.ADVICE: "advice",
        Severity.OFF: "off",
    }
)


def _held(finding: Finding) -> str:
    if finding.waived is not None:
        return "waived"
    return "holds back" if finding.is_blocking else "advice"


def _says(finding: Finding, audit: Audit) -> str:
    if audit.is_internal:
        return finding.says
    looks_for = {each.rule.name: each.rule.looks_for for each in audit.checked}
    return looks_for.get(finding.rule, "held back")


def _day(moment: str) -> str:
    return short_day(date.fromisoformat(moment[:10]))


def _table(
    caption: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> Table:
    return Table(
        caption=caption,
        headings=headings,
        rows=tuple(tuple(Cell(each) for each in row) for row in rows),
    )
