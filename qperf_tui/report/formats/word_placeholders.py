"""The placeholders of a council's template, and what each stands for."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, Final

from jinja2 import Template, nodes
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from qperf_tui.domain.days import day_words
from qperf_tui.domain.text import clean_text
from qperf_tui.errors import TemplateRefusedError
from qperf_tui.report.paper import Imprint, Paper

BODY: Final = "body"
DETAILS: Final = "details"
FIELD: Final = "field"
_PLACES: Final = (BODY, DETAILS)
MARK: Final = "qperf-{}"
"""The style of the paragraph that stands where a part of the paper is to go."""

_ALLOWED: Final = (
    *(nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr),
    *(nodes.If, nodes.Not, nodes.And, nodes.Or),
)
_MOST: Final = 500


class Placeholders(SandboxedEnvironment):
    """Templates that can name what a paper holds, and ask whether it holds it."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(autoescape=True)
        self.context = _context(paper)
        self.used: set[str] = set()

    def from_string(
        self,
        source: str | nodes.Template,
        globals: Mapping[str, Any] | None = None,  # noqa: A002 - jinja2 names it
        template_class: type[Template] | None = None,
    ) -> Template:
        """The template, if all that it does is to name what there is.

        Raises:
            TemplateRefusedError: If it does anything else.
        """
        if globals:
            raise TypeError("a template has no globals of its own")
        text = str(source)
        if sum(map(text.count, ("{{", "{%", "{#"))) > _MOST:
            raise TemplateRefusedError(
                f"The template has more than {_MOST} placeholders; take some out."
            )
        found = self.parse(text)
        for each in found.find_all(nodes.Node):
            self._check(each)
        named = {each.name for each in found.find_all(nodes.Name)}
        if named.intersection(_PLACES) and not text.lstrip().startswith("<w:body"):
            raise TemplateRefusedError(
                "The template has {{ body }} or {{ details }} in a header or footer; "
                "put it into the main text."
            )
        self.used |= named
        return super().from_string(text, template_class=template_class)

    def _check(self, node: nodes.Node) -> None:
        if not isinstance(node, _ALLOWED):
            raise TemplateRefusedError(
                "The template has a placeholder that does more than name what the "
                "paper holds; use {{ name }} and {% if name %} … {% endif %} alone."
            )
        if isinstance(node, nodes.Name) and node.name not in self.context:
            known = ", ".join(sorted(self.context))
            raise TemplateRefusedError(
                f"The template asks for {{{{ {node.name[:40]} }}}}, which no paper "
                f"has; it may ask for {known}."
            )
        is_field = isinstance(node, nodes.Getattr)
        if is_field and not _is_of_field(node):
            raise TemplateRefusedError(
                "The template has a placeholder with a full stop in it; only "
                "{{ field.contact_officer }} and the like have one."
            )


def _is_of_field(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == FIELD
        and not node.attr.startswith("_")
    )


def _context(paper: Paper) -> dict[str, Any]:
    imprint = paper.imprint
    said = dict(imprint_lines(imprint))
    return {
        **{name: _safe(text) for name, text in said.items()},
        FIELD: {_slug(each.label): _safe(each.value) for each in paper.fields},
        **{place: _place(place) for place in _PLACES},
    }


def imprint_lines(imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """What a paper says of itself, by the placeholder that stands for it."""
    day = imprint.data_as_at
    return (
        ("title", imprint.title),
        ("council", imprint.council),
        ("marking", imprint.marking),
        ("notice", imprint.notice),
        ("quarter", str(imprint.quarter)),
        ("data_as_at", "" if day is None else f"Figures as at {day_words(day)}"),
        ("workbook", imprint.workbook),
    )


def _safe(text: str) -> Markup:
    """The text as XML in which docxtpl finds none of its own signs.

    It takes `{_{` for a brace that was kept from it, so no underscore is left.
    """
    return Markup(escape(clean_text(text)).replace("_", "&#95;"))  # noqa: S704 - escaped


def _place(name: str) -> Markup:
    """A paragraph that no text can be taken for, as text has no elements."""
    shape = f'<w:pPr><w:pStyle w:val="{MARK.format(name)}"/></w:pPr>'
    return Markup(f"<w:p>{shape}</w:p>")  # noqa: S704 - our own


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")
