"""The summary section as it is numbered and laid out, before any format."""

from collections.abc import Iterator
from dataclasses import dataclass

from qperf_tui.domain.period import Quarter
from qperf_tui.domain.request import Request
from qperf_tui.report.actions import ActionOn


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph; a blank line inside it starts an unnumbered part."""

    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under a title of their own."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    def numbered_from(self, first: int) -> Iterator[tuple[int, Paragraph]]:
        """Each paragraph with its number, when the first one has `first`."""
        return enumerate(self.paragraphs, first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A summary section whose numbers run on from the report around it."""

    heading: str
    first_paragraph: int
    sections: tuple[Section, ...]
    notice: str = ""
    """What a reader must know before the figures, such as that they are made up."""
    council: str
    quarter: Quarter
    actions: tuple[ActionOn, ...] = ()
    """What is being done, to be listed after the paragraphs."""
    requests: tuple[Request, ...] = ()
    """What members asked for, to be listed last."""
    imprint: tuple[str, ...] = ()
    """What the file says of itself, where it goes out as one."""

    def __post_init__(self) -> None:
        if self.first_paragraph < 1:
            raise ValueError(
                f"paragraphs are numbered from 1, not from {self.first_paragraph}"
            )

    def __iter__(self) -> Iterator[tuple[int, Paragraph]]:
        """Every paragraph with its number, running on through the sections."""
        for _, numbered in self.numbered_sections():
            yield from numbered

    def numbered_sections(
        self,
    ) -> Iterator[tuple[Section, tuple[tuple[int, Paragraph], ...]]]:
        """Each section that has paragraphs, with their numbers."""
        number = self.first_paragraph
        for section in self.sections:
            numbered = tuple(section.numbered_from(number))
            number += len(numbered)
            if numbered:
                yield section, numbered
