"""Charts as pictures: the same bytes anywhere, and no text that comes alive."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

import pytest
from docx.image.image import Image
from docx.oxml import parse_xml

from qperf_tui.errors import StoppedError
from qperf_tui.report.formats.chart_picture import (
    HEIGHT,
    WIDTH,
    pictures_of,
    png,
    svg,
)
from qperf_tui.report.paper import Chart, ChartMark, ChartPoint
from support.papers import HOSTILE, chart, sample_paper
from support.sources import ROOT

GOLDEN: Final = Path(__file__).parents[3] / "golden" / "chart.svg"
_HOLLOW: Final = r"<use [^>]*fill: #ffffff; stroke: #000000"
_LINE: Final = re.compile(r'<path d="([^"]*)" style="[^"]*stroke-width: 1\.6')


def of(*values: Fraction | int | None, **changed: object) -> Chart:
    points = tuple(
        ChartPoint(
            f"Q{1 + place % 4} {2009 + place // 4}/{10 + place // 4}",
            "any",
            None if each is None else Fraction(each),
        )
        for place, each in enumerate(values)
    )
    return replace(
        chart(), points=points, marks=(), breaks_before=frozenset(), **changed
    )


def lines(drawn: Chart) -> list[int]:
    """How many points each line of figures joins."""
    return [
        held.count("M") + held.count("L") for held in _LINE.findall(svg(drawn).decode())
    ]


def test_the_chart_is_the_golden_picture() -> None:
    found = svg(chart())
    if os.environ.get("QPERF_GOLDEN") == "write":
        GOLDEN.write_bytes(found)
    assert found == GOLDEN.read_bytes()


def test_a_picture_is_only_lines_and_shapes() -> None:
    root = parse_xml(svg(chart()))
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert tags == {"svg", "defs", "style", "g", "path", "use"}
    links = [
        value
        for each in root.iter()
        for key, value in each.attrib.items()
        if "href" in key
    ]
    assert all(each.startswith("#") for each in links)
    assert not any(
        "script" in each.attrib or "onload" in each.attrib for each in root.iter()
    )


@pytest.mark.parametrize(
    ("drawn", "joined"),
    [
        (of(61, 64, 70), [3]),
        (of(61, None, 70, 72), [1, 2]),
        (of(61, 64, 70, 72, 75), [5]),
        (replace(of(61, 64, 70, 72), breaks_before=frozenset({2})), [2, 2]),
        (of(None, 5, None), [1]),
    ],
)  # fmt: skip
def test_no_line_is_drawn_across_a_gap_or_a_break(
    drawn: Chart, joined: list[int]
) -> None:
    assert lines(drawn) == joined


@pytest.mark.parametrize(
    "drawn",
    [
        of(5),
        of(None, None, 3),
        of(10**308, -(10**308)),
        of(Fraction(1, 10**308)),
        of(0, 0, 0),
        of(*range(60)),
        replace(
            of(1, 2), marks=tuple(ChartMark("A", 1, is_break=True) for _ in range(40))
        ),
    ],
    ids=["one", "missing but one", "huge", "tiny", "zeros", "long", "many marks"],
)
def test_any_figures_can_be_drawn(drawn: Chart) -> None:
    parse_xml(svg(drawn))
    assert png(drawn).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "text", [*HOSTILE, r"$\frac{1}{0}$", r"$\undefined$", "100% 生徒 😀", "x" * 5000]
)
def test_no_text_is_markup_or_breaks_the_picture(
    text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    hostile = replace(
        chart(),
        unit=text,
        latest=text,
        target_text=text,
        points=tuple(replace(each, label=text, mark=text) for each in chart().points),
        marks=(ChartMark(text, 1, is_break=False), ChartMark(text, 2, is_break=True)),
    )
    root = parse_xml(svg(hostile))
    assert not list(root.iter("{*}text"))
    assert png(hostile).startswith(b"\x89PNG")
    assert capfd.readouterr().err == ""


def test_a_figure_that_is_not_final_is_a_hollow_dot() -> None:
    final, last = of(61, 64), of(61, 64)
    points = (last.points[0], replace(last.points[1], is_provisional=True))
    hollow = svg(replace(last, points=points)).decode()
    assert len(re.findall(_HOLLOW, hollow)) == 1
    assert not re.search(_HOLLOW, svg(final).decode())


def test_it_is_printed_at_its_size_with_dots_enough() -> None:
    image = Image.from_blob(png(chart()))
    assert (image.horz_dpi, image.vert_dpi) == (200, 200)
    assert image.px_width == pytest.approx(WIDTH / 25.4 * 200, abs=1)
    assert image.px_height == pytest.approx(HEIGHT / 25.4 * 200, abs=1)


def test_long_work_says_how_far_it_is_and_can_be_stopped() -> None:
    paper = sample_paper()
    many = [replace(chart(), title=f"Chart {number}") for number in range(3)]
    blocks = (*paper.parts[-1].blocks, *many)
    paper = replace(
        paper, parts=(*paper.parts, replace(paper.parts[-1], blocks=blocks))
    )
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 2:
            raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        pictures_of(paper, svg, stop)
    assert heard == [(0, 4), (1, 4), (2, 4)]


def test_a_chart_without_a_figure_has_no_picture() -> None:
    paper = replace(
        sample_paper(),
        parts=(replace(sample_paper().parts[0], blocks=(of(None, None),)),),
    )
    assert pictures_of(paper, svg) == {}


def test_the_same_bytes_whoever_draws_it_where_and_when(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(
        "lines.linewidth: 9\nfont.size: 30\nsvg.fonttype: none\n"
    )
    code = (
        "import hashlib; from support.papers import chart;"
        "from qperf_tui.report.formats.chart_picture import png, svg;"
        "print(hashlib.sha256(png(chart()) + svg(chart())).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=folder,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
                "TZ": zone,
                "LC_ALL": locale,
                "PYTHONHASHSEED": seed,
                "USER": f"user{seed}",
                "SOURCE_DATE_EPOCH": seed,
            },
        ).stdout
        for zone, locale, seed, folder in (
            ("Pacific/Auckland", "C", "1", ROOT),
            ("America/New_York", "C.UTF-8", "2", tmp_path),
        )
    }
    assert len(seen) == 1
