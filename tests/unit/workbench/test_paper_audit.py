"""The audit of a paper: every rule, finding, waiver and override, and no figure."""

import csv
import io
from decimal import Decimal

import pytest

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.storage.disclosure import ShownAllTheSame
from qperf_tui.storage.outturns import Figure
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.actions import withdraw_action
from qperf_tui.workbench.house_style import RULES, set_rule
from qperf_tui.workbench.paper_audit import audit_as, audit_of, audit_parts
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.summary import findings
from qperf_tui.workbench.waivers import waive
from support.section import Q2, edit_numbered

CANARY = 3217
"""A number that no other figure of the sample has, hidden or not."""
TELLS = f"In Quarter 2 it was 3 of {CANARY}."


@pytest.fixture
def audited(council: Workbook) -> Workbook:
    """A paper with a waiver, an override, a rule of its own, and a text that tells."""
    about = council.indicators.by_code("C MTP 8")
    for each in council.actions.of(about.indicator_id):
        if each.is_open:
            withdraw_action(council, each)
    redraft(council, Q2)
    waive(council, Q2, "no-action", about, "The measure ends in March.")
    set_rule(council, "spelling", "off", "Names are checked by hand.")
    with council.transaction():
        council.disclosure.sign(
            ShownAllTheSame(
                override_id=0,
                indicator_id=about.indicator_id,
                quarter=Q2,
                group_id=None,
                reason="The family has agreed.",
                signed_by="B Director",
                signed_at="2012-11-05T10:42:00Z",
                is_withdrawn=False,
            )
        )
    return council


def tell(workbook: Workbook) -> None:
    """Hide a figure, and let a paragraph tell it all the same."""
    key = workbook.indicators.by_code("C MTP 7").indicator_id
    few = Figure(
        value=Decimal("0.1"),
        numerator=Decimal(3),
        denominator=Decimal(CANARY),
        status=OutturnStatus.FINAL,
    )
    with workbook.transaction():
        workbook.outturns.put({(key, Q2.ordinal): few}, None)
    edit_numbered(workbook, 14, f"Core assessments were done in 35 days. {TELLS}")


def rows(workbook: Workbook) -> list[dict[str, str]]:
    said = audit_parts(workbook, Q2)["audit.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(said, newline="")))


def test_it_has_every_finding_waiver_override_and_rule(audited: Workbook) -> None:
    said = rows(audited)
    found = [each for each in said if each["Part"] == "Found"]
    late = {"request", "late-action"}
    assert [each["Rule"] for each in found] == [
        each.rule for each in findings(audited, Q2) if each.rule not in late
    ]
    (waived,) = [each for each in said if each["Part"] == "Waived"]
    assert waived["About"] == "C MTP 8"
    assert waived["What is said"] == "The measure ends in March."
    assert (waived["By"], waived["On"]) == ("A Officer", "2012-11-05")
    (shown,) = [each for each in said if each["Part"] == "Shown"]
    assert shown["About"] == "C MTP 8, Q2 2012/13"
    assert (shown["What is said"], shown["By"]) == (
        "The family has agreed.",
        "B Director",
    )
    looked_for = {each["Rule"]: each for each in said if each["Part"] == "Looked for"}
    assert set(RULES) - late <= set(looked_for)
    assert looked_for["spelling"]["Held"] == "off"
    assert "Names are checked by hand." in looked_for["spelling"]["By"]


def test_one_for_the_public_repeats_no_figure_that_is_hidden(
    audited: Workbook,
) -> None:
    tell(audited)
    inside = audit_of(audited, Q2, is_internal=True)
    assert inside.blocking
    assert str(CANARY) in audit_as(inside, "md").decode(), "the canary is there"
    for ending in ("md", "html", "csv"):
        assert str(CANARY) not in audit_as(audit_of(audited, Q2), ending).decode()
    assert " the paper back." in audit_as(audit_of(audited, Q2), "md").decode()


def test_one_for_colleagues_is_marked(audited: Workbook) -> None:
    inside = audit_as(audit_of(audited, Q2, is_internal=True), "md").decode()
    assert "INTERNAL, not for publication" in inside
    assert "INTERNAL" not in audit_as(audit_of(audited, Q2), "md").decode()


def test_the_same_data_is_the_same_bytes(audited: Workbook) -> None:
    assert audit_parts(audited, Q2) == audit_parts(audited, Q2)
    with Workbook.open(audited.path, audited.stamp) as again:
        assert audit_parts(again, Q2) == audit_parts(audited, Q2)
