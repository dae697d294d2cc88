from dataclasses import replace

from qperf_tui.domain.figures import OutturnStatus
from qperf_tui.report.checks import Finding, missing
from qperf_tui.report.draft import draft
from unit.report.council import ASSESSMENTS, SAFEGUARDING, Known, background, reported

AGREED = {"C MTP 8": "The service reports a dip."}
POSITIONS = [known.position() for known in SAFEGUARDING]


def rules(found: tuple[Finding, ...]) -> list[tuple[str, str | None, bool]]:
    return [(each.rule, each.code, each.is_blocking) for each in found]


def test_a_draft_with_its_commentary_agreed_lacks_nothing() -> None:
    context = background(*SAFEGUARDING, agreed=AGREED)
    texts = [each.text for each in draft("safeguarding", POSITIONS, context)]
    assert missing(POSITIONS, texts, agreed=AGREED) == ()


def test_a_fresh_draft_lacks_a_commentary_and_a_cause() -> None:
    context = background(*SAFEGUARDING)
    texts = [each.text for each in draft("safeguarding", POSITIONS, context)]
    found = missing(POSITIONS, texts, agreed={}, first_paragraph=15)
    assert rules(found) == [("commentary", "C MTP 8", True), ("cause", None, True)]
    assert found[1].says == (
        "Paragraph 16 still asks for a cause; give it or take [cause?] out"
    )


def test_a_figure_that_is_missing_or_unexplained_blocks() -> None:
    unexplained = Known(
        code="C 2", now=reported(None, status=OutturnStatus.NOT_AVAILABLE)
    )
    explained = replace(
        unexplained,
        code="C 3",
        now=reported(None, status=OutturnStatus.NOT_AVAILABLE, reason="New system"),
    )
    positions = [each.position() for each in (Known(), unexplained, explained)]
    found = missing(positions, [], agreed={"C 1": "a", "C 2": "b", "C 3": "c"})
    assert rules(found) == [("figure", "C 1", True), ("figure", "C 2", True)]


def test_a_green_that_got_worse_is_advice_and_comes_after_what_blocks() -> None:
    worse = Known(
        code="C 2", now=reported("86"), earlier=(reported("90", back=1),), target="85"
    )
    positions = [worse.position(), ASSESSMENTS.position()]
    found = missing(positions, ["Initial assessments dipped."], agreed={})
    assert rules(found) == [
        ("commentary", "C MTP 8", True),
        ("commentary", "C 2", False),
    ]


def test_a_red_that_no_paragraph_mentions_is_pointed_out() -> None:
    found = missing(POSITIONS, ["Three were on target."], agreed=AGREED)
    assert rules(found) == [("balance", "C MTP 8", False)]


def test_a_code_is_not_mentioned_by_a_longer_one() -> None:
    red = replace(ASSESSMENTS, code="C MTP 1").position()
    found = missing(
        [red], ["Indicator C MTP 10 is on target."], agreed={"C MTP 1": "a"}
    )
    assert rules(found) == [("balance", "C MTP 1", False)]
    assert missing([red], ["See (C MTP 1)."], agreed={"C MTP 1": "a"}) == ()


def test_a_number_in_commentary_on_a_suppressed_figure_blocks() -> None:
    known = Known(now=reported("37.5", status=OutturnStatus.SUPPRESSED))
    found = missing([known.position()], [], agreed={"C 1": "Only 3 of 8."})
    assert rules(found) == [("disclosure", "C 1", True)]
