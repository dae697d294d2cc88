"""Colours, of which no meaning ever depends; each status is a word and a symbol too."""

from typing import Final

from textual.theme import Theme

DARK: Final = "qperf-dark"
LIGHT: Final = "qperf-light"
HIGH_CONTRAST: Final = "qperf-high-contrast"
MONOCHROME: Final = "qperf-monochrome"

THEMES: Final = (
    Theme(
        name=DARK,
        primary="#6cb6ff",
        secondary="#4a7fb5",
        accent="#f0b72f",
        warning="#f0b72f",
        error="#ff8f80",
        success="#6bd8a8",
        foreground="#e6e9ee",
        background="#12161c",
        surface="#181d25",
        panel="#222936",
        dark=True,
        variables={"block-cursor-text-style": "bold"},
    ),
    Theme(
        name=LIGHT,
        primary="#0b5394",
        secondary="#3d6d99",
        accent="#8a5a00",
        warning="#8a5a00",
        error="#b3261e",
        success="#0f6b45",
        foreground="#1a1d21",
        background="#fbfbf9",
        surface="#f3f3f0",
        panel="#e4e6e8",
        dark=False,
        variables={"block-cursor-text-style": "bold"},
    ),
    Theme(
        name=HIGH_CONTRAST,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffffff",
        warning="#ffd75f",
        error="#ff9f9f",
        success="#7fffd4",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1a1a1a",
        dark=True,
        text_alpha=1.0,
        variables={"block-cursor-text-style": "bold"},
    ),
    Theme(
        name=MONOCHROME,
        ansi=True,
        primary="ansi_default",
        secondary="ansi_default",
        accent="ansi_default",
        warning="ansi_default",
        error="ansi_default",
        success="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        dark=True,
        variables={
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border": "ansi_default",
            "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_white",
            "block-cursor-text-style": "reverse",
            "input-cursor-background": "ansi_white",
            "input-cursor-foreground": "ansi_black",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_white",
            "input-selection-foreground": "ansi_black",
            "screen-selection-background": "ansi_white",
            "screen-selection-foreground": "ansi_black",
        },
    ),
)


def starting_theme(chosen: str, *, has_no_colour: bool, is_lite: bool) -> str:
    """The theme to start on: what was chosen, else none at all under NO_COLOR.

    Textual alone turns colours to shades of grey under NO_COLOR, which may be
    unreadable on the terminal's own background.
    """
    if chosen:
        return chosen
    if has_no_colour:
        return MONOCHROME
    return "ansi-dark" if is_lite else DARK
