"""Figures named in a text by what they are, such as `{CS 18.value}`.

`{CODE.measure}` is a figure of an indicator or a theme, `{.measure}` one of what the
text is about; `:format` says how it is written and `@Q1 2012/13` of which quarter it
is. `{paragraph 16}` is another paragraph of the paper, kept as `{paragraph #31}` by
what it is and not by its number; `{appendix}` is the first appendix and `{appendix 2}`
the second. `{{` and `}}` are braces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qperf_tui.domain.period import Quarter

_LONGEST: Final = 400
"""Characters of one token; a brace that nothing closes is not looked for further."""

_QUOTED: Final = r'"(?:[^"]|"")*"'
_INSIDE: Final = re.compile(r'(?:[^{}"\n]|"[^"\n]*")*')
_HEAD: Final = re.compile(
    rf"(?:(?P<named>{_QUOTED}) ?|(?P<code>[^\":@]*))"
    rf"\.(?: ?(?P<titled>{_QUOTED})|(?P<measure>[^\":@.]+))"
)
_TAIL: Final = re.compile(r" ?(?P<sign>[:@])(?P<said>[^:@]*)")
_PARAGRAPH: Final = re.compile(
    r"paragraph {1,3}(?P<kept>#?)(?P<number>[0-9]{1,9})", re.IGNORECASE
)
_APPENDIX: Final = re.compile(
    r"appendix(?: {1,3}(?P<number>[0-9]{1,2}))?", re.IGNORECASE
)
_REFERS: Final = re.compile(r"(?:paragraph|appendix)\b", re.IGNORECASE)
_BRACE: Final = re.compile(r"\{\{|\}\}|[{}]")
_NEEDS_QUOTES: Final = re.compile(r'[{}":@]|^\s|\s$')


class Format(StrEnum):
    """How a figure is written where its token stands."""

    FIGURE = "figure"
    """As prose has it: `79.3%`, `5.3 percentage points`, `3`."""
    POINTS = "points"
    """The size of a difference: `5.3 percentage points`."""
    FRACTION = "fraction"
    """What it is made of: `253 of 319`."""
    WORDS = "words"
    """As fully as prose says it: `three of the four`, `79.3% (253 of 319)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A figure named in a text, with its place in it."""

    start: int
    end: int
    code: str
    """The indicator or theme as typed; empty for what the text is about."""
    measure: str
    format: Format = Format.FIGURE
    quarter: Quarter | None = None
    """None for the quarter of the text."""

    def __str__(self) -> str:
        """As it is typed."""
        return token_text(self.code, self.measure, self.format, self.quarter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another place of the paper named in a text, with its place in it."""

    start: int
    end: int
    number: int | None = None
    """The number of a paragraph as it is typed."""
    paragraph_id: int | None = None
    """The paragraph itself, as it is kept."""
    appendix: int | None = None
    """Which appendix, from 1."""

    def __str__(self) -> str:
        """As it is typed, or kept."""
        return reference_text(
            number=self.number, paragraph_id=self.paragraph_id, appendix=self.appendix
        )


@dataclass(frozen=True, slots=True)
class Plain:
    """A stretch of text between tokens, with doubled braces made one."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TokenProblem:
    """A place where a figure was meant and none can stand."""

    start: int
    end: int
    says: str
    mend: str
    is_reference: bool = False
    """Whether another place of the paper was meant, and not a figure."""


def token_text(
    code: str,
    measure: str,
    how: Format = Format.FIGURE,
    quarter: Quarter | None = None,
) -> str:
    """A token as it is typed: `{CS 18.value}`, `{.movement:words}`."""
    form = "" if how is Format.FIGURE else f":{how}"
    of = "" if quarter is None else f"@{quarter}"
    named = _quoted(measure) if "." in measure else _as_needed(measure)
    return f"{{{_as_needed(code)}.{named}{form}{of}}}"


def reference_text(
    *,
    number: int | None = None,
    paragraph_id: int | None = None,
    appendix: int | None = None,
) -> str:
    """A reference as it is typed, or kept: `{paragraph 16}`, `{paragraph #31}`."""
    if appendix is not None:
        return "{appendix}" if appendix == 1 else f"{{appendix {appendix}}}"
    at = f"#{paragraph_id}" if number is None else str(number)
    return f"{{paragraph {at}}}"


Piece = Plain | Token | Reference | TokenProblem
"""A stretch of a text."""


def scan(text: str) -> Iterator[Piece]:
    """A text in its pieces, in order; together they cover it from end to end."""
    at = 0
    while found := _BRACE.search(text, at):
        if found.start() > at:
            yield Plain(at, found.start(), text[at : found.start()])
        start, at = found.span()
        if found[0] == "{":
            token = _token(text, start)
            at = token.end
            yield token
        elif found[0] == "}":
            yield TokenProblem(
                start,
                at,
                "A brace closes here that was never opened.",
                "Write }} for a brace, or take it out.",
            )
        else:
            yield Plain(start, at, found[0][0])
    if at < len(text):
        yield Plain(at, len(text), text[at:])


def has_tokens(text: str) -> bool:
    """Whether a text has to be resolved at all."""
    return "{" in text or "}" in text


def _token(text: str, start: int) -> Token | Reference | TokenProblem:
    inside = _INSIDE.match(text, start + 1, start + _LONGEST)
    end = start + 1 if inside is None else inside.end()
    if text[end : end + 1] != "}":
        return TokenProblem(
            start,
            start + 1,
            "A brace opens here and no figure follows that a brace closes.",
            "Write a figure such as {.value}, or {{ for a brace.",
        )
    said = text[start + 1 : end].strip()
    return _reference(said, start, end + 1) or _parsed(said, start, end + 1)


def _reference(inside: str, start: int, end: int) -> Reference | TokenProblem | None:
    if found := _PARAGRAPH.fullmatch(inside):
        number = int(found["number"])
        if found["kept"]:
            return Reference(start=start, end=end, paragraph_id=number)
        return Reference(start=start, end=end, number=number)
    if found := _APPENDIX.fullmatch(inside):
        return Reference(start=start, end=end, appendix=int(found["number"] or 1))
    if _REFERS.match(inside) and "." not in inside:
        return TokenProblem(
            start,
            end,
            f"{{{inside}}} names no place of the paper.",
            "Write {paragraph 16}, {CODE.paragraph} or {appendix}.",
            is_reference=True,
        )
    return None


def _parsed(inside: str, start: int, end: int) -> Token | TokenProblem:
    head = _HEAD.match(inside)
    if head is None or head["measure"] == " " * len(head["measure"] or "-"):
        measure = inside.strip('". ') or "value"
        return TokenProblem(
            start,
            end,
            f"{{{inside}}} names no figure, as it has no point before the measure.",
            f"Write {{.{measure}}}, or {{CODE.{measure}}} for another indicator.",
        )
    how, quarter, at = Format.FIGURE, None, head.end()
    while at < len(inside):
        tail = _TAIL.match(inside, at)
        if tail is None:
            return TokenProblem(
                start,
                end,
                f"{{{inside}}} is not understood from “{inside[at:]}” on.",
                "Write :words or another format, or @Q1 2012/13, and nothing more.",
            )
        at, said = tail.end(), tail["said"].strip()
        try:
            if tail["sign"] == ":":
                how = Format(said.casefold())
            else:
                quarter = Quarter.read(said)
        except ValueError:
            return _unknown_tail(tail["sign"], said, start, end)
    return Token(
        start=start,
        end=end,
        code=_bare(head["named"]) if head["named"] else head["code"].strip(),
        measure=_bare(head["titled"]) if head["titled"] else head["measure"].strip(),
        format=how,
        quarter=quarter,
    )


def _unknown_tail(sign: str, said: str, start: int, end: int) -> TokenProblem:
    if sign == "@":
        return TokenProblem(
            start,
            end,
            f"“{said}” is not a quarter.",
            "Write it as @Q2 2012/13.",
        )
    return TokenProblem(
        start,
        end,
        f"There is no format “{said}”.",
        f"Write one of {', '.join(f':{each}' for each in Format)}.",
    )


def _as_needed(name: str) -> str:
    return _quoted(name) if _NEEDS_QUOTES.search(name) else name


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _bare(quoted: str) -> str:
    return quoted[1:-1].replace('""', '"')
