"""A template taken for a quarter's paper, recorded so that it can be undone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from qperf_tui.domain.paper_template import (
    ImplicationHeading,
    PaperPart,
    PaperTemplate,
)
from qperf_tui.domain.period import Quarter
from qperf_tui.domain.text import paragraphs_in
from qperf_tui.importing.paper_templates import (
    SHIPPED,
    read_template,
    shipped_template,
    template_text,
)
from qperf_tui.paths import at_home
from qperf_tui.storage.changes import Undo
from qperf_tui.storage.reports import (
    BACKGROUND,
    IMPLICATION,
    ReportOnFile,
    SectionOnFile,
)
from qperf_tui.storage.workbook import Workbook
from qperf_tui.workbench.drafting import drafted, ensure_report, laid_out_paper
from qperf_tui.workbench.layouts import layout_of
from qperf_tui.workbench.section_log import put_draft_back, sections_before

TEMPLATE: Final = "template"
"""The kind of a change that took a template."""
_SHAPED: Final = (IMPLICATION, BACKGROUND)
"""The parts of paragraphs that a template gives headings or words to."""
_Row = tuple[int, str, str, str, int, int | None]
"""A section's id, part, title, what it is about, its place, and why it is exempt."""


class _Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    report: int
    template: str
    first_paragraph: int
    sections: list[_Row]
    held: dict[str, object]


@dataclass(frozen=True, slots=True)
class Taken:
    """A template that was taken, and the implications it does not name."""

    template: PaperTemplate
    kept: tuple[str, ...]
    """Headings with words under them, which stay after those it names."""


def shipped() -> tuple[PaperTemplate, ...]:
    """The templates that come with qperf-tui."""
    return tuple(read_template(shipped_template(each), each) for each in SHIPPED)


def template_in_use(workbook: Workbook, quarter: Quarter) -> PaperTemplate:
    """The template that a quarter's paper is laid out by, or would be."""
    report, _ = laid_out_paper(workbook, quarter)
    return layout_of(report)


def template_named(name: str) -> str:
    """The TOML of a template that comes with qperf-tui.

    Raises:
        QperfError: If there is none by that name.
    """
    return shipped_template(name)


def template_from(source: str) -> str:
    """The TOML of a file, or of a template that comes with qperf-tui by its name.

    Raises:
        QperfError: If it is neither, or cannot be read.
    """
    path = at_home(source)
    if source in SHIPPED and not path.exists():
        return shipped_template(source)
    return template_text(path)


def take_template(workbook: Workbook, quarter: Quarter, text: str, name: str) -> Taken:
    """Lay a quarter's paper out by a template; later papers take it over.

    Its implications are put under its headings, and drafted where nothing is written;
    words that an officer wrote stay, whatever it says. `name` is the file it is from.

    Raises:
        QperfError: If it cannot be read as a template; then nothing is changed.
    """
    template = read_template(text, name)
    with workbook.transaction():
        report = ensure_report(workbook, quarter)
        before = _before(workbook, report.report_id)
        workbook.reports.lay_out(report.report_id, text)
        if template.first_paragraph is not None:
            workbook.reports.number_from(report.report_id, template.first_paragraph)
        laid_out = ensure_report(workbook, quarter)
        kept = _set_implications(workbook, laid_out, template)
        _set_background(workbook, laid_out, template)
        workbook.changes.record(
            f"template {template.name} taken for {quarter}", TEMPLATE, before
        )
    return Taken(template, kept)


def _set_implications(
    workbook: Workbook, report: ReportOnFile, template: PaperTemplate
) -> tuple[str, ...]:
    """Put the implications under a template's headings; the headings it left over."""
    there = workbook.reports.sections(report.report_id, IMPLICATION)
    order = []
    for wanted in template.implications:
        found = _same(there, wanted)
        if found is None:
            order.append(_add_implication(workbook, report, wanted))
        else:
            there.remove(found)
            about = "" if wanted.about is None else wanted.about.value
            workbook.reports.name_section(found.section_id, wanted.heading, about)
            order.append(found.section_id)
    left = [each for each in there if not _gave_way(workbook, each)]
    ids = [each.section_id for each in left]
    for place, section_id in enumerate([*order, *ids], start=1):
        workbook.reports.place_section(section_id, place)
    return tuple(each.title for each in left)


def _same(
    there: Sequence[SectionOnFile], wanted: ImplicationHeading
) -> SectionOnFile | None:
    """The implication on file that is about the same, or has the same heading."""
    heading = wanted.heading.casefold()
    named = (each for each in there if each.title.casefold() == heading)
    alike = (each for each in there if each.about and each.about == wanted.about)
    return next(named, None) or next(alike, None)


def _add_implication(
    workbook: Workbook, report: ReportOnFile, wanted: ImplicationHeading
) -> int:
    about = "" if wanted.about is None else wanted.about.value
    added = workbook.reports.add_section(
        report.report_id, wanted.heading, None, IMPLICATION, about
    )
    section = SectionOnFile(added, wanted.heading, None, IMPLICATION, about)
    for fresh in drafted(workbook, section, report):
        workbook.paragraphs.add_drafted(added, fresh.key, fresh.text)
    if wanted.about is None:
        _write(workbook, added, wanted.text)
    return added


def _gave_way(workbook: Workbook, section: SectionOnFile) -> bool:
    """Whether an implication no template names was taken away, having no own words."""
    held = workbook.paragraphs.of(section.section_id)
    if any(each.edited is not None for each in held):
        return False
    for each in held:
        workbook.paragraphs.remove(each.paragraph_id)
    workbook.reports.remove_section(section.section_id)
    return True


def _set_background(
    workbook: Workbook, report: ReportOnFile, template: PaperTemplate
) -> None:
    """Give the background the template's words where there is none on file."""
    layout = template.part(PaperPart.BACKGROUND)
    there = workbook.reports.sections(report.report_id, BACKGROUND)
    for section in there[:1]:
        title = layout.heading or section.title
        workbook.reports.name_section(section.section_id, title, section.about)
    if not there and layout.text:
        added = workbook.reports.add_section(
            report.report_id, layout.heading, None, BACKGROUND
        )
        _write(workbook, added, layout.text)


def _write(workbook: Workbook, section_id: int, text: str) -> None:
    last: int | None = None
    for each in paragraphs_in(text):
        last = workbook.paragraphs.add(section_id, each, last)


def _shaped(workbook: Workbook, report_id: int) -> Iterator[SectionOnFile]:
    for part in _SHAPED:
        yield from workbook.reports.sections(report_id, part)


def _before(workbook: Workbook, report_id: int) -> Undo:
    """How a report is laid out, with the sections and words that this may change."""
    sections = [*_shaped(workbook, report_id)]
    return {
        "report": report_id,
        "template": workbook.reports.template(report_id),
        "first_paragraph": workbook.reports.first_paragraph(report_id),
        "sections": [
            [
                *(each.section_id, each.part, each.title, each.about),
                *(each.position, each.exempt_under),
            ]
            for each in sections
        ],
        "held": sections_before(workbook, (each.section_id for each in sections)),
    }


def _put_back(workbook: Workbook, undo: Undo) -> Undo:
    before = msgspec.convert(undo, _Before)
    stood = _before(workbook, before.report)
    wanted = {number for number, *_ in before.sections}
    there = {each.section_id for each in _shaped(workbook, before.report)}
    for number in there - wanted:
        for each in workbook.paragraphs.of(number):
            workbook.paragraphs.remove(each.paragraph_id)
        workbook.reports.remove_section(number)
    for number, part, title, about, position, under in before.sections:
        if number in there:
            workbook.reports.name_section(number, title, about)
            workbook.reports.place_section(number, position)
        else:
            section = SectionOnFile(number, title, None, part, about, under, position)
            workbook.reports.add_section_again(before.report, section)
    workbook.reports.lay_out(before.report, before.template)
    workbook.reports.number_from(before.report, before.first_paragraph)
    put_draft_back(workbook, before.held)
    return stood


TEMPLATES_UNDONE: Final[Mapping[str, Callable[[Workbook, Undo], Undo]]] = {
    TEMPLATE: _put_back,
}
"""How taking a template is undone."""
