"""What a release is made of: every file of it, read once through one mask."""

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.release import Release
from qperf_tui.storage.disclosure import PolicyOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.appendix import compile_appendix
from qperf_tui.workbench.charts import EXCEPTIONS
from qperf_tui.workbench.disclosing import USUAL, as_published
from qperf_tui.workbench.paper_audit import audit_parts
from qperf_tui.workbench.paper_export import FORMATS, TABLES, export_paper
from qperf_tui.workbench.release_figures import FIGURES, figures_part
from qperf_tui.workbench.summary import export_text


def release_parts(workbook: Workbook, quarter: Quarter) -> dict[str, bytes]:
    """Every file of a quarter's release, by name.

    All are made of one reading of the workbook as the public may read it, so that no
    two of them can say different things of one figure.

    Raises:
        ExportError: If anything holds the paper back.
    """
    public = as_published(workbook)
    paper = export_paper(public, quarter, charts=EXCEPTIONS)
    appendix = compile_appendix(public, quarter)
    return {
        "summary.md": export_text(public, quarter).encode(),
        **{f"paper.{ending}": write(paper) for ending, write in FORMATS.items()},
        "appendix.md": FORMATS["md"](appendix),
        "appendix.csv": TABLES["csv"](appendix),
        FIGURES: figures_part(public, quarter),
        **audit_parts(public, quarter),
    }


def said_of(workbook: Workbook, release: Release, committee: str) -> dict[str, object]:
    """What a release says of itself: its day, what was waived, and what is hidden."""
    return {
        "number": release.number,
        "council": workbook.settings.get("council"),
        "committee": committee,
        "quarter": str(release.quarter),
        "published_by": release.published_by,
        "published_at": release.published_at,
        "reason": release.reason,
        "waived": [
            {"rule": each.rule, "subject": each.subject, "reason": each.reason}
            for each in workbook.waivers.in_quarter(release.quarter)
        ],
        "disclosure": _disclosure(workbook),
    }


def _disclosure(workbook: Workbook) -> dict[str, object]:
    """By which policies small numbers are hidden; none of it tells a figure."""
    policies = workbook.disclosure.policies()
    if not any(each.kind == USUAL.kind for each in policies):
        policies = [USUAL, *policies]
    return {
        "policies": [_policy(each) for each in policies],
        "shown_all_the_same": sum(
            not each.is_withdrawn for each in workbook.disclosure.overrides()
        ),
    }


def _policy(policy: PolicyOnFile) -> dict[str, object]:
    return {
        "of": f"{policy.kind} {policy.subject}".strip(),
        "method": policy.method,
        "threshold": policy.threshold,
        "hides_zero": policy.hides_zero,
    }
