"""What a release is made of: every file of it, read once through one mask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import Release
from qperf_tui.errors import ExportError
from qperf_tui.report.markdown import escaped
from qperf_tui.report.paper import Paper, Part
from qperf_tui.storage.disclosure import PolicyOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.charts import EXCEPTIONS
from qperf_tui.workbench.disclosing import USUAL, as_published
from qperf_tui.workbench.hidden_prose import Text, refuse_what_tells
from qperf_tui.workbench.imprint import imprint_of
from qperf_tui.workbench.paper_audit import audit_parts, waiver_told
from qperf_tui.workbench.paper_export import FORMATS, TABLES, export_paper
from qperf_tui.workbench.papers import other_papers
from qperf_tui.workbench.protecting import is_void, standing_overrides
from qperf_tui.workbench.release_figures import FIGURES, figures_part
from qperf_tui.workbench.revised_figures import (
    replaced,
    replacing_words,
    revised_parts,
)
from qperf_tui.workbench.summary import export_text


def release_parts(
    workbook: Workbook, quarter: Quarter, reason: str = ""
) -> dict[str, bytes]:
    """Every file of a quarter's next release, by name; `reason` why there is another.

    All are made of one reading of the workbook as the public may read it, so that no
    two of them can say different things of one figure.

    Raises:
        ExportError: If anything holds the paper back, or the reason would tell what
            is hidden.
    """
    refuse_what_tells(workbook, quarter, [Text("Why it is published again", reason)])
    made = _compiled(workbook, quarter, None, reason)
    return {
        **made.plain(),
        **{f"paper.{ending}": write(made.paper) for ending, write in FORMATS.items()},
        **{
            f"paper-{name}.{ending}": write(each.paper)
            for name, each in made.others.items()
            for ending, write in FORMATS.items()
        },
        "appendix.xlsx": TABLES["xlsx"](made.appendix),
        **audit_parts(made.public, quarter),
    }


def plain_parts(
    workbook: Workbook, quarter: Quarter, number: int, reason: str
) -> dict[str, bytes]:
    """The files that say what a release says in plain text, as release `number`.

    They are the same as those that were published exactly where nothing has changed.

    Raises:
        ExportError: If anything holds the paper back.
    """
    return _compiled(workbook, quarter, number, reason).plain()


@dataclass(frozen=True, slots=True)
class _Paper:
    """One committee's paper, and its summary section as it is exported by itself."""

    paper: Paper
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compiled:
    """A release put together and not yet written in its formats."""

    public: Workbook
    quarter: Quarter
    paper: Paper
    appendix: Paper
    summary: str
    others: Mapping[str, "_Paper"]
    """The papers for other committees, by what tells their files."""
    revised: Sequence[Part]
    notice: str
    """What it replaces, and why; nothing where it is the first of its quarter."""

    def plain(self) -> dict[str, bytes]:
        """The parts that are plain text."""
        parts = {
            "summary.md": self.summary.encode(),
            "paper.md": FORMATS["md"](self.paper),
            "appendix.md": FORMATS["md"](self.appendix),
            "appendix.csv": TABLES["csv"](self.appendix),
            FIGURES: figures_part(self.public, self.quarter, self.notice),
        }
        for name, each in self.others.items():
            parts[f"summary-{name}.md"] = each.summary.encode()
            parts[f"paper-{name}.md"] = FORMATS["md"](each.paper)
        if self.revised:
            listed = replace(self.appendix, fields=(), parts=tuple(self.revised))
            parts["revised.csv"] = TABLES["csv"](listed)
        return parts


def _compiled(
    workbook: Workbook, quarter: Quarter, number: int | None, reason: str
) -> _Compiled:
    public = as_published(workbook)
    last = replaced(workbook, quarter, number)
    notice = "" if last is None else replacing_words(last, reason)
    made = _paper(public, quarter, number, notice)
    return _Compiled(
        public=public,
        quarter=quarter,
        paper=made.paper,
        appendix=noticed(compile_appendix(public, quarter), notice),
        summary=made.summary,
        others={
            name: _paper(each, quarter, number, notice)
            for name, each in other_papers(public, quarter)
        },
        revised=tuple(revised_parts(public, quarter, number)),
        notice=notice,
    )


def _paper(
    public: Workbook, quarter: Quarter, number: int | None, notice: str
) -> _Paper:
    """The paper of the committee that a workbook is read for."""
    try:
        paper = export_paper(public, quarter, charts=EXCEPTIONS, before=number)
        summary = export_text(public, quarter)
    except ExportError as error:
        if not public.reports.committee:
            raise
        whose = f"The paper for {public.reports.committee}"
        raise ExportError(f"{whose}: {error}") from error
    return _Paper(
        noticed(paper, notice),
        f"{summary}\n{escaped(notice)}\n" if notice else summary,
    )


def noticed(paper: Paper, notice: str) -> Paper:
    """A paper with a notice before what a reader must know first."""
    said = f"{notice} {paper.imprint.notice}".strip()
    return replace(paper, imprint=replace(paper.imprint, notice=said))


def said_of(workbook: Workbook, release: Release, committee: str) -> dict[str, object]:
    """What a release says of itself: its day, what was waived, and what is hidden."""
    return {
        "number": release.number,
        "council": workbook.settings.get("council"),
        "workbook": imprint_of(workbook, release.quarter, "").workbook,
        "committee": committee,
        "quarter": str(release.quarter),
        "published_by": release.published_by,
        "published_at": release.published_at,
        "reason": release.reason,
        "waived": [
            {"rule": each.rule, "subject": each.subject, "reason": each.reason}
            for each in (
                waiver_told(workbook, release.quarter, waiver)
                for waiver in workbook.waivers.in_quarter(release.quarter)
            )
        ],
        "disclosure": _disclosure(workbook),
    }


def _disclosure(workbook: Workbook) -> dict[str, object]:
    """By which policies small numbers are hidden; none of it tells a figure."""
    policies, hidden = (
        workbook.disclosure.policies(),
        as_published(workbook).mask.hidden,
    )
    if not any(each.kind == USUAL.kind for each in policies):
        policies = [USUAL, *policies]
    return {
        "policies": [_policy(each) for each in policies],
        "shown_all_the_same": sum(
            not is_void(each, hidden) for each in standing_overrides(workbook)
        ),
    }


def _policy(policy: PolicyOnFile) -> dict[str, object]:
    return {
        "of": f"{policy.kind} {policy.subject}".strip(),
        "method": policy.method,
        "threshold": policy.threshold,
        "hides_zero": policy.hides_zero,
    }
