"""What an officer wants exported: a document, its format, and what it is to have."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from qperf_tui.domain.period import Quarter
from qperf_tui.paths import at_home
from qperf_tui.workbench.asked import Asked
from qperf_tui.workbench.charts import EXCEPTIONS
from qperf_tui.workbench.documents import DOCUMENTS, Exportable, Format

_OUT: Final = ((False, "left out"), (True, "listed at the end"))
_CHOICES: Final[Mapping[str, tuple[str, Sequence[tuple[object, str]]]]] = {
    "is_internal": (
        "For",
        ((False, "the public"), (True, "colleagues only, with small numbers")),
    ),
    "with_exempt": (
        "For",
        ((False, "the public"), (True, "the committee, with its exempt parts")),
    ),
    "is_of_plan": ("About", ((False, "the paper"), (True, "the whole plan"))),
    "has_actions": ("Actions", _OUT),
    "has_requests": ("Requests", _OUT),
    "has_appendix": ("Appendix A", ((True, "at the end"), (False, "left out"))),
    "charts": (
        "Charts",
        (
            (EXCEPTIONS, "of what members ask about"),
            (("all",), "of every indicator"),
            (("none",), "none"),
        ),
    ),
}
"""Each choice that a document may offer: its label, and what may be chosen."""
_OF_PICTURES: Final = frozenset({"docx", "html", "pdf", "md"})
_READERS: Final = frozenset({"is_internal", "with_exempt"})
"""The choices of who may read it."""
_PUBLIC: Final = "the public"


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the dialog: what may be chosen, and what is."""

    name: str
    label: str
    values: Sequence[tuple[object, str]]
    at: int

    @property
    def said(self) -> str:
        """What is chosen, in words."""
        return self.values[self.at][1]

    def turned(self, by: int) -> object:
        """The value so many places on, round and round."""
        return self.values[(self.at + by) % len(self.values)][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A document with every choice made; the dialog changes one at a time."""

    quarter: Quarter
    document: Exportable
    ending: str
    asked: Asked = field(default_factory=Asked)
    requests: int | None = None
    """How many requests there are to be listed; None until that is known."""

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        return self.document.format_of("", self.ending)

    @property
    def file_name(self) -> str:
        """What the file is usually called."""
        return self.document.file_name(self.quarter, self.ending)

    @property
    def takes_template(self) -> bool:
        """Whether a council's own template can be used."""
        return "template" in self.document.choices and self.ending == "docx"

    def choices(self) -> Iterator[Choice]:
        """Every line of the dialog, in order."""
        documents = [(each, each.title) for each in DOCUMENTS.values()]
        yield _choice("document", "Document", documents, self.document)
        formats = [
            (each.ending, f"{each.title} (.{each.ending})")
            for each in self.document.formats
        ]
        yield _choice("ending", "Format", formats, self.ending)
        if not _READERS & self.document.choices:
            yield Choice("for", "For", ((None, _PUBLIC),), 0)
        for name, (label, values) in _CHOICES.items():
            if self._offers(name):
                shown = [(value, self._words(name, said)) for value, said in values]
                yield _choice(name, label, shown, getattr(self.asked, name))

    def _offers(self, name: str) -> bool:
        if name == "charts" and self.ending not in _OF_PICTURES:
            return False
        if name == "has_requests" and self.requests == 0:
            return False
        return name in self.document.choices

    def _words(self, name: str, said: str) -> str:
        if name == "has_requests" and self.requests:
            return f"{self.requests}, {said}"
        return said

    def turned(self, name: str, by: int) -> "Wish":
        """The same with another value of one choice."""
        found = next((each for each in self.choices() if each.name == name), None)
        if found is None:
            return self
        return self.having(name, found.turned(by))

    def having(self, name: str, value: object) -> "Wish":
        """The same with a value of one choice; another document keeps what it can."""
        if name == "document" and isinstance(value, Exportable):
            kept = self.ending if self.ending in value.endings else value.endings[0]
            return replace(self, document=value, ending=kept)
        if name == "ending" and isinstance(value, str):
            return replace(self, ending=value)
        if name == "charts" and isinstance(value, tuple):
            return replace(self, asked=replace(self.asked, charts=value))
        if isinstance(value, bool):
            return replace(self, asked=_with(self.asked, name, is_so=value))
        return self

    def knowing(self, requests: int) -> "Wish":
        """The same, once it is known how many requests there are."""
        return replace(self, requests=requests)

    def as_asked(self, template: str, *, is_draft: bool) -> Asked:
        """What is asked of the document, with a template where one was named."""
        named = at_home(template) if template else None
        asked = replace(self.asked, template=named, is_draft=is_draft)
        return asked.as_a(self.ending)

    def named(self, typed: str, suggested: str) -> str:
        """Where it is to be written, after what was typed for an earlier wish.

        `suggested` is what stood there before anybody typed: a name of one's own is
        kept, with the ending of the format.
        """
        path = Path(typed)
        if typed.endswith("/"):
            return str(path / self.file_name)
        if not path.name or path.name == suggested:
            return str(path.parent / self.file_name if path.name else self.file_name)
        return str(path.with_suffix(f".{self.ending}"))


def first_wish(quarter: Quarter) -> Wish:
    """The document that goes to committee, in its usual format."""
    document = next(iter(DOCUMENTS.values()))
    return Wish(quarter=quarter, document=document, ending=document.endings[0])


def _with(asked: Asked, name: str, *, is_so: bool) -> Asked:
    """What was asked, with one yes or no turned."""
    match name:
        case "has_actions":
            return replace(asked, has_actions=is_so)
        case "has_requests":
            return replace(asked, has_requests=is_so)
        case "has_appendix":
            return replace(asked, has_appendix=is_so)
        case "is_of_plan":
            return replace(asked, is_of_plan=is_so)
        case "with_exempt":
            return replace(asked, with_exempt=is_so)
        case "is_internal":
            return replace(asked, is_internal=is_so)
    return asked


def _choice(
    name: str, label: str, values: Sequence[tuple[object, str]], value: object
) -> Choice:
    at = next((n for n, each in enumerate(values) if each[0] == value), 0)
    return Choice(name, label, values, at)
