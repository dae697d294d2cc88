"""One page for members from the command line, byte for byte, and one page in print."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qperf_tui.domain.action import Action
from qperf_tui.domain.request import Request
from qperf_tui.report.formats import html, pdf, word
from qperf_tui.storage.stamp import Stamp
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import add_action
from qperf_tui.workbench.briefing import export_briefing
from qperf_tui.workbench.disclosing import as_published, hidden_figures
from qperf_tui.workbench.requests import add_request
from support.commands import Run
from support.pdfs import opened
from support.printed import pages_of_html, pages_of_word
from support.section import Q2, revise
from support.workbooks import stamp

GOLDEN = Path(__file__).parents[2] / "golden"
_COUNTED = re.compile(
    r"(\d+) indicators? .*: (\d+) of (\d+) rated on target((?:, \d+ [a-z ]+)*)\."
)
_RATED = {"amber", "red"}


def lines(text: str, heading: str) -> list[str]:
    """What is listed under a heading."""
    part = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^- (.*)$", part.partition("\n---")[0], re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "options"),
    [("sample-briefing.md", ()), ("sample-briefing-plan.md", ("--plan",))],
)
def test_the_samples_briefing_is_the_golden_one(
    run: Run, workbook: Path, name: str, options: Sequence[str]
) -> None:
    done = run("-w", workbook, "export", "briefing", *options)
    assert done.status == 0, done.err
    golden = GOLDEN / name
    if os.environ.get("QPERF_GOLDEN") == "write":
        golden.write_text(done.out, encoding="utf-8")
    assert done.out == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [(), ("--plan",)])
def test_its_counts_add_up(run: Run, workbook: Path, options: Sequence[str]) -> None:
    text = run("-w", workbook, "export", "briefing", *options).out
    found = _COUNTED.search(text)
    assert found is not None
    total, good, rated = map(int, found.groups()[:3])
    others = {
        name: int(count) for count, name in re.findall(r"(\d+) ([a-z ]+)", found[4])
    }
    assert good + sum(others.values()) == total
    assert good + sum(others.get(each, 0) for each in _RATED) == rated


def test_what_had_no_room_is_counted(run: Run, workbook: Path) -> None:
    text = run("-w", workbook, "export", "briefing", "--plan").out
    worrying = lines(text, "What is worrying")
    more = re.fullmatch(r"And (\d+) more that members may ask about.*", worrying[-1])
    assert more is not None
    exceptions = run("-w", workbook, "list", "--exceptions", "--csv").out
    assert int(more[1]) + len(worrying) - 1 == len(exceptions.strip().splitlines()) - 1


def test_no_cause_is_said_that_nobody_gave(run: Run, workbook: Path) -> None:
    with Workbook.open(workbook, stamp()) as held:
        revise(held, "C MTP 8", "70")
    text = run("-w", workbook, "export", "briefing", "--draft").out
    (about,) = [e for e in lines(text, "What is worrying") if "C MTP 8" in e]
    assert "August" not in about
    assert about.endswith("No reason has been agreed.")


def test_what_holds_the_paper_back_holds_it_back(run: Run, workbook: Path) -> None:
    with Workbook.open(workbook, stamp()) as held:
        revise(held, "C MTP 8", "70")
    refused = run("-w", workbook, "export", "briefing")
    assert refused.status == 1
    assert refused.out == ""
    draft = run("-w", workbook, "export", "briefing", "--draft").out
    assert "DRAFT, not to be published" in draft


def test_a_hidden_figure_is_nowhere_in_it(council: Workbook) -> None:
    codes = {each.indicator_id: each for each in council.indicators.on_file()}
    hidden = {
        codes[each.indicator_id].code
        for each in hidden_figures(council)
        if each.quarter == Q2 and each.group_id is None
    }
    assert hidden
    public = export_briefing(council, Q2, is_of_plan=True)
    assert public == export_briefing(as_published(council), Q2, is_of_plan=True)
    said = [str(part) for part in public.parts]
    for code in hidden:
        for each in said:
            assert not re.search(rf"{code}, [^:]*: [^c.]*\d", each)
    assert "suppressed" in public.fields[-1].value


def test_it_is_the_same_on_any_day(council: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "later.qperf"
    council.back_up(path)
    made = []
    for day in ("2012-11-05", "2031-01-01"):
        later = Stamp(by="B Officer", clock=lambda day=day: f"{day}T09:00:00Z")
        with Workbook.open(path, later) as held:
            held.settings.put("seen on", "")
            made.append(export_briefing(held, Q2, is_of_plan=True).parts)
    assert made[0] == made[1]


def crowded(workbook: Workbook) -> None:
    """Fill everything that a briefing prints with as much as it may hold."""
    wide = "WWWW MMMM " * 29
    chosen = workbook.indicators.on_file()
    for each in chosen[:20]:
        add_action(
            workbook,
            Action(
                number=0,
                indicator_id=each.indicator_id,
                raised_in=Q2,
                title=wide,
                owner=wide[:100],
                due=date(2012, 12, 1),
            ),
        )
    for day in range(1, 11):
        add_request(
            workbook,
            Request(
                number=0,
                asked_on=date(2012, 10, day),
                asked_by=wide[:100],
                question=wide * 3,
                due=date(2012, 12, day),
            ),
        )
    workbook.settings.put("notice", wide * 4)
    workbook.settings.put("council", wide)
    report = workbook.reports.of_quarter(Q2)
    assert report is not None
    workbook.reports.put_committee(report.report_id, wide)
    workbook.reports.put_field(report.report_id, "recommendation", wide * 4)
    workbook.reports.put_field(report.report_id, "public", wide)


@pytest.mark.parametrize("is_crowded", [False, True], ids=["sample", "crowded"])
def test_it_prints_on_one_page(
    council: Workbook, tmp_path: Path, *, is_crowded: bool
) -> None:
    if is_crowded:
        crowded(council)
    paper = export_briefing(council, Q2, is_of_plan=True, is_draft=is_crowded)
    written, page = tmp_path / "briefing.docx", tmp_path / "page.html"
    written.write_bytes(word.render(paper))
    page.write_text(html.render(paper), encoding="utf-8")
    assert pages_of_word(written) == 1
    assert pages_of_html(page) == 1


@pytest.mark.parametrize("is_crowded", [False, True], ids=["sample", "crowded"])
def test_it_is_one_page_of_pdf(council: Workbook, *, is_crowded: bool) -> None:
    if is_crowded:
        crowded(council)
    paper = export_briefing(council, Q2, is_of_plan=True, is_draft=is_crowded)
    assert len(opened(pdf.render(paper)).pages) == 1


def test_the_rule_that_fits_it_is_what_keeps_it_to_a_page(
    council: Workbook, tmp_path: Path
) -> None:
    crowded(council)
    paper = export_briefing(council, Q2, is_of_plan=True, is_draft=True)
    longer = replace(paper, parts=(*paper.parts, *paper.parts[:2]))
    written = tmp_path / "briefing.docx"
    written.write_bytes(word.render(longer))
    assert pages_of_word(written) > 1
