"""What a text is compared with: the version somebody last decided on."""

from qperf_tui.domain.indicator import Indicator
from qperf_tui.workbench.agreeing import agree, send_back, take_back
from qperf_tui.workbench.agreement_cases import may_mark_ready, may_send_back
from qperf_tui.workbench.last_decided import last_decided
from support.office import Q2, Office, write


def test_the_version_that_was_returned_is_what_the_mended_one_stands_beside(
    office: Office, indicator: Indicator
) -> None:
    assert last_decided(office("A Reviewer"), indicator, Q2) is None
    write(office("A Writer"), indicator, "It fell.")
    assert last_decided(office("A Reviewer"), indicator, Q2) is None
    send_back(office("A Reviewer"), indicator, Q2, "Say why.")
    assert last_decided(office("A Reviewer"), indicator, Q2) is None, "it still stands"
    write(office("A Writer"), indicator, "It fell as posts were empty.")
    found = last_decided(office("A Reviewer"), indicator, Q2)
    assert found is not None
    assert found.body == "It fell."
    assert found.says == "version 1, which A Reviewer returned"


def test_a_decision_that_was_taken_back_is_none(
    office: Office, indicator: Indicator
) -> None:
    write(office("A Writer"), indicator, "It fell.")
    agree(office("A Reviewer"), indicator, Q2)
    take_back(office("A Reviewer"), indicator, Q2)
    write(office("A Writer"), indicator, "It fell again.")
    assert last_decided(office("A Reviewer"), indicator, Q2) is None


def test_whether_it_may_be_returned_is_known_before_a_reason_is_asked_for(
    office: Office, indicator: Indicator
) -> None:
    refusal = may_send_back(office("A Reviewer"), indicator, Q2)
    assert refusal == "Nothing is written yet, so there is nothing to return."
    assert may_mark_ready(office("A Writer"), indicator, Q2) is not None
    write(office("A Writer"), indicator)
    refusal = may_mark_ready(office("A Writer"), indicator, Q2)
    assert refusal == "A MTP 1 is ready already."
    assert may_send_back(office("A Reviewer"), indicator, Q2) is None
    send_back(office("A Reviewer"), indicator, Q2, "Say why.")
    assert may_send_back(office("A Reviewer"), indicator, Q2) is not None
    assert may_mark_ready(office("A Writer"), indicator, Q2) is None
