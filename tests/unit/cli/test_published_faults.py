"""The faults of a real report, each caught when its text is given to `check`."""

import json
from pathlib import Path

import pytest

from support.commands import Run

PUBLISHED = """\
The new Information System (Frameworkki) for monitoring the council's performance in \
relation to protecting vulnerable children and young people was installed at the end \
of the 2011/12 financial year.

Performance in relation to three of the four safeguarding indicators has been good \
in Quarter 2, each remaining on target at quarter end.

Although the percentage of initial assessments completed in 10 days is showing a dip \
in performance this quarter it is anticipated that performance will level out and \
that the end of year target of 85% will be achieved. Frameworki will allow greater \
clarity on recording the date of a contact which progresses to an Initial \
Assessment.

Overall the proportion of schools being classified as good or outstanding has \
remained stable over the last three years. In quarter two published inspection \
outcomes show that 76% of schools and colleges are either good or outstanding.
"""
"""Of the public report of 11 December 2012."""


def flags(run: Run, workbook: Path, text: Path) -> list[dict[str, object]]:
    """What the command finds in a file."""
    said = run("-w", workbook, "check", "--text", text, "--json")
    return list(json.loads(said.out)["flags"])


@pytest.mark.parametrize(
    ("rule", "about"),
    [
        ("two-spellings", "Frameworkki"),
        ("unsized-movement", "dip"),
        ("target-without-figure", "on target"),
        ("bare-percentage", "76%"),
        ("quarters", "quarter two"),
    ],
)
def test_each_fault_of_a_published_report_is_caught(
    run: Run, workbook: Path, tmp_path: Path, rule: str, about: str
) -> None:
    text = tmp_path / "published.txt"
    text.write_text(PUBLISHED, encoding="utf-8")
    found = [each for each in flags(run, workbook, text) if each["rule"] == rule]
    assert any(about in str(each["says"]) for each in found), found
    text.write_text(MENDED, encoding="utf-8")
    assert rule not in [each["rule"] for each in flags(run, workbook, text)]


MENDED = """\
The new Information System (Frameworki) was installed at the end of the 2011/12 \
financial year.

Three of the four safeguarding indicators were on target at the end of Quarter 2, \
such as core assessments (83.4% against a target of 82%).

The percentage of initial assessments completed in 10 days was 79.3% (253 of 319) in \
Quarter 2. This is a dip of 5.3 percentage points on Quarter 1. Frameworki will \
allow greater clarity.

In Quarter 2 published inspection outcomes show that 76% (105 of 138) of schools and \
colleges are either good or outstanding.
"""
"""The same with what each remark asks for, so that none of the rules speaks."""
