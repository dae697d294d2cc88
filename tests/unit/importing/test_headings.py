import pytest

from qperf_tui.importing.heading_causes import unused_sentence
from qperf_tui.importing.headings import match_headings
from qperf_tui.importing.synonyms import REQUIRED


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("REF", "Ref"),
        ("PI ref.", "Ref"),
        ("Indicator_Ref", "Ref"),
        ("\ufeffRef", "Ref"),
        ("Perform\u00adance  indicator", "Indicator"),
        ("KPI", "Indicator"),
        ("Council\u00a0priority", "Priority"),
        ("reporting-period", "Quarter"),
        ("Value (%)", "Value"),
        ("Out-turn", "Value"),
        ("Good is:", "Direction"),
        ("Milestone", "Target"),
        ("Comments", "Note"),
        ("Service area", "Directorate"),
    ],
)
def test_a_heading_is_known_however_it_is_dressed(heading: str, column: str) -> None:
    assert match_headings([heading]).columns[column]


def test_the_headings_of_the_file_are_kept_beside_ours() -> None:
    found = match_headings(["Code", "Title", "Objective", "Period", "Actual"])
    assert found.refusals == ()
    assert found.columns == {
        "Ref": "Code",
        "Indicator": "Title",
        "Priority": "Objective",
        "Quarter": "Period",
        "Value": "Actual",
    }
    assert list(found.positions.values()) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["Value"], "'Value' heads 2 columns"),
        (["VALUE:"], "'Value' heads 2 columns"),
        (["Actual"], "'Value' and 'Actual' both fit Value"),
        (["Name"], "'Name' could be Indicator or Owner"),
        (["Odd", "odd"], "'Odd' heads 2 columns"),
    ],
)
def test_headings_that_cannot_be_told_apart_are_named(
    more: list[str], says: str
) -> None:
    (refusal,) = match_headings([*REQUIRED, *more]).refusals
    assert says in refusal.says


def test_missing_headings_are_named_with_all_there_are() -> None:
    (refusal,) = match_headings(["Ref", "Indicator", "Priority"]).refusals
    assert refusal.says.startswith("no columns for Quarter and Value;")
    assert "Directorate" in refusal.says


def test_a_heading_that_fits_none_is_not_used() -> None:
    found = match_headings([*REQUIRED, "Commentary", "", "RAG"])
    assert found.refusals == ()
    assert found.unused == ("Commentary", "RAG")
    assert unused_sentence(found.unused) == (
        "'RAG' fits none of our columns and is not used; the words under 'Commentary' "
        "are not brought in; bring them in as a table of commentary"
    )


def test_of_many_unused_headings_only_some_are_named() -> None:
    assert "and 292 more fit" in unused_sentence([f"X{n}" for n in range(300)])
