"""The paper as HTML: its structure, its numbers, and texts that never come alive."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from qperf_tui.report.formats.html import render
from support.papers import HOSTILE, hostile_paper, sample_paper
from support.sources import ROOT

GOLDEN: Final = Path(__file__).parents[3] / "golden" / "paper.html"
_EMPTY: Final = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]


_PICTURE: Final = re.compile(r'(?<=src=")data:image/svg\+xml;base64,([^"]*)')


def test_the_sample_paper_is_the_golden_page() -> None:
    page = _PICTURE.sub("(the picture)", render(sample_paper()))
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_text(page, encoding="utf-8")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_headings_go_down_one_level_at_a_time() -> None:
    page = Page(render(sample_paper()))
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.elements[0] == ("html", {"lang": "en-GB"})
    assert page.open == []


def test_every_paragraph_has_its_number_in_words_and_as_a_place() -> None:
    page = Page(render(sample_paper()))
    ids = [kept["id"] for tag, kept in page.elements if "id" in kept and tag == "div"]
    assert ids == [f"paragraph-{number}" for number in range(1, 18)]
    text = "".join(page.text)
    assert all(f"{number}." in text for number in range(1, 18))
    assert "(a) hire two social workers; and" in text


def test_tables_have_a_caption_and_headings_both_ways() -> None:
    page = Page(render(sample_paper()))
    scopes = [kept.get("scope") for tag, kept in page.elements if tag == "th"]
    assert scopes.count("row") == 12 + 6
    assert None not in scopes
    assert page.tags.count("caption") == page.tags.count("table") == 2
    regions = [kept for _, kept in page.elements if kept.get("role") == "region"]
    assert all(each["tabindex"] == "0" and each["aria-label"] for each in regions)


def test_nothing_is_run_and_nothing_is_fetched() -> None:
    source = render(sample_paper())
    page = Page(source)
    assert not {"script", "link", "iframe", "object", "form"} & set(page.tags)
    pictures = [held for tag, held in page.elements if tag == "img"]
    assert [sorted(each) for each in pictures] == [["alt", "height", "src", "width"]]
    assert all(_PICTURE.match(f'src="{each["src"]}"', 5) for each in pictures)
    assert [kept["href"] for tag, kept in page.elements if tag == "a"] == ["#paper"]
    assert "url(" not in source
    assert "@import" not in source
    assert "default-src 'none'" in source


def kept(page: Page) -> list[tuple[str, list[str]]]:
    """Each element but paragraphs, with the names of its attributes."""
    return [(tag, sorted(held)) for tag, held in page.elements if tag != "p" or held]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_comes_alive(text: str) -> None:
    plain = Page(render(hostile_paper("A plain text")))
    page = Page(render(hostile_paper(f"A {text} text")))
    # A line break of a text may start a paragraph, and nothing else.
    assert kept(page) == kept(plain)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "".join(page.text))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2, definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_stands_out_from_every_ground() -> None:
    source = render(sample_paper())
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", source))
    for ink in ("ink", "soft", "lead"):
        for ground in ("paper", "band"):
            dark, light = sorted(map(luminance, (colours[ink], colours[ground])))
            assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_same_bytes_whoever_makes_them_where_and_when() -> None:
    code = (
        "import hashlib; from support.papers import sample_paper;"
        "from qperf_tui.report.formats.html import render;"
        "print(hashlib.sha256(render(sample_paper()).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
                "TZ": zone,
                "LC_ALL": locale,
                "PYTHONHASHSEED": seed,
                "USER": f"user{seed}",
            },
        ).stdout
        for zone, locale, seed in (
            ("Pacific/Auckland", "C", "1"),
            ("America/New_York", "C.UTF-8", "2"),
        )
    }
    assert len(seen) == 1
