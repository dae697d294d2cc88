"""Pictures of a paper in Word: in the line of the text, with their words beside."""

from typing import Final

from qperf_tui.report.formats.chart_picture import HEIGHT, WIDTH
from qperf_tui.report.formats.word_parts import Parts
from qperf_tui.report.formats.word_text import around, attribute, paragraph
from qperf_tui.report.paper import Chart

_MM: Final = 36_000
_TWIP: Final = 635
"""The units that a picture is measured in, to a millimetre and to a twip."""
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_KEPT: Final = "<w:keepNext/>"


def chart_xml(parts: Parts, chart: Chart, width: int) -> str:
    """A chart's picture in a paragraph of its own, no wider than `width` twips.

    Where there is nothing to see, it is the words that would stand beside it.
    """
    related = parts.picture(chart)
    style = parts.style("Plain paragraph")
    if related is None:
        return paragraph(chart.alt, style, _KEPT)
    across = min(WIDTH * _MM, width * _TWIP)
    up = across * HEIGHT // WIDTH
    number = parts.identity()
    told = f'id="{number}" name="Chart {number}" descr="{attribute(chart.alt)}"'
    extent = f'cx="{across}" cy="{up}"'
    drawn = (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {told}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{related}"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return around(drawn, style, _KEPT)
