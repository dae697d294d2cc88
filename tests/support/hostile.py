"""Texts that have broken terminal programs: markup, and control characters."""

from collections.abc import Sequence
from typing import Final

MARKUP: Final = (
    "rate [/b] fell",
    "see [/] here",
    "[b]x[/i]",
    "[@click=app.quit]leave[/]",
    "[@click=app.bell('",
    "[link=" + "file:" + "///etc/passwd]x[/link]",
    "[link='https://example.org']x[/link]",
    "[#zzzzzz]colour",
    "$primary [x=$y]",
    "Ref [CS12a] and more",
    "warning :warning: sign",
    "[bold red]x[/bold red]",
    "a \\[b] c \\\\[d]",
    "[[x]] {0} %s {app}",
    "<script>alert(1)</script> **b** `c` | d",
    "[on $error blink]x",
)
"""What is read as style, link or action where text is taken for markup."""

DOCUMENT: Final = (
    "{{ title }} {{ 7 * 7 }} {_{ 7 }_} {%_ %_}",
    "{% for a in range(9) %}x{% endfor %} {# gone #} {{p body }}",
    "{{ ''.__class__.__mro__ }}",
    "</w:t></w:r></w:p><w:p><w:r><w:t>",
    "]]> <!-- <![CDATA[ &amp; &#60; &nbsp; <?pi?>",
    '=HYPERLINK("http://a.example","x")',
    "=1+1",
    "@SUM(A1)",
    "-2+3",
    "\uff1d1+1",
    "HYPERLINK http://a.example INCLUDEPICTURE DDEAUTO c:\\cmd",
    "![beacon](http://a.example/b.png) [x](javascript:alert(1))",
    "<img src=x onerror=alert(1)> <b>bold</b> </td></table></style></title>",
    "a | b \\| c",
    "first\n---\nsecond",
    "first\n# second\n1. third\n- fourth",
    "http://a.example and <http://a.example> and a@b.example",
    '#read("a") #include "a" $x$ @label <label> `raw` *strong*',
    "\" onmouseover=\"alert(1)' a='",
    "_x0041_ and _x000D_",
    "<r><t>a</t></r>",
    "<r><t>&b</r>",
    '&P&D &"Arial" &F',
    "%PDF-1.7 << /JS (app.alert(1)) /S /JavaScript >> endobj",
)
"""What is run, fetched or taken for structure by one format or another."""

BIDI: Final = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
INVISIBLE: Final = "\u200b\u200e\u200f\u2060\ufeff\u00ad\U000e0041\ufff9"

CONTROL: Final = (
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b]52;c;ZXZpbA==\x1b\\",
    "\x1b]52;c;ZXZpbA==",
    "\x1b]0;title\x07",
    "\x1b]2;title\x1b\\",
    "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP$qm\x1b\\",
    "\x1b_apc\x1b\\",
    "\x1b^pm\x1b\\",
    "\x1b[2J",
    "\x1b[6n",
    "\x1b[31m",
    "\x1b[?1049l",
    "\x1b[?1000h",
    "\x1bc",
    "\x1b(0",
    "\x1b",
    "\x9b2J",
    "\x9d0;title\x9c",
    "\x90q\x9c",
    "\x85",
    "\x80\x81\x8d\x8e\x8f",
    "\x01\x02\x05",
    "\x07",
    "\x08\x08\x08",
    "\x0b\x0c",
    "\x0e\x0f",
    "\r",
    "\x7f",
    *BIDI,
    *INVISIBLE,
    "\u2028\u2029",
    "e" + "\u0301" * 40,
)
"""What drives a terminal, reorders a line, or shows nothing and hides something."""

FORBIDDEN: Final = {
    *(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))),
    *BIDI,
    *INVISIBLE,
    "\u2028",
    "\u2029",
}
"""Characters that no cell of a screen may hold."""


def packed(payloads: Sequence[str], size: int) -> list[str]:
    """Texts of `size` payloads each, with a letter before, between and after them."""
    return [
        f"a{'b'.join(payloads[at : at + size])}c"
        for at in range(0, len(payloads), size)
    ]
