"""Texts that have broken terminal programs: markup, and control characters."""

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
