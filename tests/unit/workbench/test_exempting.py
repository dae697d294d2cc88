"""What is exempt is in no file that the public reads, and in the exempt one it is."""

import io
import zipfile

import pytest

from qperf_tui.errors import ExportError, QperfError, UnknownError
from qperf_tui.importing.paper_templates import shipped_template
from qperf_tui.storage.paragraphs import ParagraphOnFile
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.compiling import compile_report, compile_summary
from qperf_tui.workbench.documents import DOCUMENTS
from qperf_tui.workbench.exempting import exempt_named, exempt_paragraph, exempted
from qperf_tui.workbench.paper import compile_paper
from qperf_tui.workbench.paper_comparison import Against, compared
from qperf_tui.workbench.paper_export import FORMATS, export_paper
from qperf_tui.workbench.paper_templates import take_template
from qperf_tui.workbench.paragraphs import (
    edit_paragraph,
    move_paragraph,
    remove_paragraph,
)
from qperf_tui.workbench.redrafting import redraft
from qperf_tui.workbench.release_parts import release_parts
from qperf_tui.workbench.summary import export_text, findings, section_text
from qperf_tui.workbench.undoing import redo_last, undo_last
from support.section import Q2

SECRETS = ("Zephyranth", "Quillfeather", "Obsidianne")
"""Words that only exempt paragraphs have."""


def held(workbook: Workbook, number: int) -> ParagraphOnFile:
    found = next(
        each.on_file
        for each in compile_report(workbook, Q2, with_exempt=True).paragraphs
        if each.number == number
    )
    assert found is not None
    return found


@pytest.fixture
def secret(council: Workbook) -> Workbook:
    """The sample with secrets in its paper: in a section, written, and edited."""
    for number, word in zip((4, 12, 16), SECRETS, strict=True):
        was = held(council, number)
        text = f"The matter of {word} is before the Committee."
        edit_paragraph(council, was.paragraph_id, text, base_version=was.version)
    exempt_named(council, Q2, "Legal", 5)
    exempt_named(council, Q2, "12", 3)
    exempt_named(council, Q2, "16", 3)
    # What is said of all of them says nothing of one that is exempt.
    redraft(council, Q2)
    return council


def opened(content: bytes) -> bytes:
    """The bytes of a file, and of what is packed in it."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def secrets_in(content: bytes | str) -> set[str]:
    read = content.encode() if isinstance(content, str) else opened(content)
    return {each for each in SECRETS if each.encode() in read}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_public_document_has_a_byte_of_it(secret: Workbook, name: str) -> None:
    document = DOCUMENTS[name]
    for ending in document.endings:
        if ending == "pdf":
            continue
        assert not secrets_in(document.make(secret, Q2, Asked(ending=ending))), ending
        if "is_draft" in document.choices:
            made = document.make(secret, Q2, Asked(ending=ending, is_draft=True))
            assert not secrets_in(made), ending


def test_no_release_has_a_byte_of_it(secret: Workbook) -> None:
    for name, content in release_parts(secret, Q2).items():
        assert not secrets_in(content), name


def test_no_summary_or_comparison_has_a_byte_of_it(secret: Workbook) -> None:
    assert not secrets_in(export_text(secret, Q2))
    assert not secrets_in(section_text(compile_summary(secret, Q2)))
    for each in compared(secret, Q2, Against.DRAFT):
        assert not secrets_in(f"{each.before} {each.after}")


@pytest.mark.parametrize("ending", ["md", "html", "docx"])
def test_the_exempt_file_has_all_of_it_and_says_why(
    secret: Workbook, ending: str
) -> None:
    made = DOCUMENTS["paper"].make(secret, Q2, Asked(ending=ending, with_exempt=True))
    assert secrets_in(made) == set(SECRETS)
    assert b"Exempt: paragraphs 3 and 5" in opened(made)
    if ending == "html":
        assert b"[Exempt: paragraph 5] The matter of Zephyranth" in made


def test_numbers_run_on_in_both_files(secret: Workbook) -> None:
    public = [each.number for each in compile_paper(secret, Q2).numbered()]
    assert public == list(range(1, 15))
    exempt = compile_paper(secret, Q2, with_exempt=True)
    assert [each.number for each in exempt.numbered()] == list(range(1, 18))
    assert "Legal" not in [each.heading for each in compile_paper(secret, Q2).parts]
    header = {each.label: each.value for each in exempt.fields}
    assert header["Public/Exempt"] == exempt.imprint.marking
    assert compile_paper(secret, Q2).imprint.marking == "Public"
    assert [each.number for each in compile_summary(secret, Q2).paragraphs] == [
        *(12, 13, 14)
    ]


def test_what_is_exempt_is_listed_with_its_reason(secret: Workbook) -> None:
    assert [(each.place, each.under) for each in exempted(secret, Q2)] == [
        ("Legal", 5),
        ("Paragraph 12", 3),
        ("Paragraph 16", 3),
    ]


def test_a_public_paragraph_that_names_an_exempt_one_blocks(secret: Workbook) -> None:
    was = held(secret, 14)
    edit_paragraph(
        *(secret, was.paragraph_id, "See {paragraph 16} and {paragraph 17}."),
        base_version=was.version,
    )
    (found,) = [each for each in findings(secret, Q2) if each.rule == "cross-reference"]
    assert (found.is_blocking, found.paragraph) == (True, 14)
    for with_exempt in (False, True):
        with pytest.raises(ExportError, match="does not go out"):
            export_paper(secret, Q2, is_draft=True, with_exempt=with_exempt)


def test_each_file_refers_by_its_own_numbers(secret: Workbook) -> None:
    for number in (16, 14):
        was = held(secret, number)
        text = f"{was.body} See {{paragraph 17}}."
        edit_paragraph(secret, was.paragraph_id, text, base_version=was.version)
    public = FORMATS["md"](export_paper(secret, Q2)).decode()
    assert "See 14." in public
    exempt = FORMATS["md"](export_paper(secret, Q2, with_exempt=True)).decode()
    assert exempt.count("See 17.") == 2


def test_it_stays_exempt_whatever_is_done_to_it(secret: Workbook) -> None:
    was = held(secret, 16)
    key = was.paragraph_id
    edit_paragraph(secret, key, f"{was.body} More.", base_version=was.version)
    move_paragraph(secret, key, -1)
    take_template(secret, Q2, shipped_template("committee"), "committee")
    redraft(secret, Q2, taking=[key])
    remove_paragraph(secret, held(secret, 12).paragraph_id)
    for _ in range(5):
        assert undo_last(secret)
        assert not secrets_in(export_text(secret, Q2, is_draft=True))
    assert len(exempted(secret, Q2)) == 3
    for _ in range(5):
        assert redo_last(secret)
    again = secret.paragraphs.by_id(key)
    assert again is not None
    assert again.exempt_under == 3


def test_marking_it_is_undone_and_done_again(council: Workbook) -> None:
    exempt_named(council, Q2, "Legal", 5)
    exempt_named(council, Q2, "16", 3)
    for expected in (1, 0):
        assert undo_last(council)
        assert len(exempted(council, Q2)) == expected
    for expected in (1, 2):
        assert redo_last(council)
        assert len(exempted(council, Q2)) == expected
    exempt_named(council, Q2, "16", None)
    assert [each.place for each in exempted(council, Q2)] == ["Legal"]


def test_the_next_paper_keeps_from_the_public_what_this_one_did(
    secret: Workbook,
) -> None:
    later = Q2.shifted(1)
    overview = held(secret, 15)
    exempt_paragraph(secret, overview.paragraph_id, 1)
    redraft(secret, later)
    kept = {(each.place, each.under) for each in exempted(secret, later)}
    # Nothing is said of the indicator yet but that nothing is; it stays exempt as well.
    assert kept == {
        *{("Legal", 5), ("Paragraph 12", 3)},
        *{("Paragraph 14", 1), ("Paragraph 15", 3)},
    }
    whole = compile_report(secret, later)
    assert not secrets_in("".join(each.body for each in whole.paragraphs))


@pytest.mark.parametrize(
    ("place", "under", "kind", "says"),
    [
        ("99", 3, UnknownError, "There is no paragraph 99 on file"),
        ("Magic", 3, UnknownError, "has no heading 'Magic'"),
        ("16", 9, QperfError, "Schedule 12A has no paragraph 9"),
        ("Legal", 0, QperfError, "Schedule 12A has no paragraph 0"),
    ],
)
def test_what_is_not_there_is_refused(
    council: Workbook, place: str, under: int, kind: type[QperfError], says: str
) -> None:
    with pytest.raises(kind, match=says):
        exempt_named(council, Q2, place, under)
    assert exempted(council, Q2) == []


def test_there_is_no_exempt_file_of_a_public_paper(council: Workbook) -> None:
    with pytest.raises(ExportError, match="Nothing in the paper of Q2 2012/13 is"):
        export_paper(council, Q2, with_exempt=True)
