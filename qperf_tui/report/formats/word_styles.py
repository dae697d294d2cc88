"""The styles of a paper: named so that a council's own take their place."""

from dataclasses import dataclass
from typing import Final

FONT: Final = "Arial"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, by the name that Word shows and finds it by."""

    id: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    next: str = ""

    def xml(self, name: str, identity: str, base: str) -> str:
        """Its definition, under an identity that nothing else has."""
        follows = f'<w:next w:val="{self.next}"/>' if self.next else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{identity}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="{base}"/>{follows}<w:qFormat/>'
            f"<w:pPr>{self.paragraph}</w:pPr><w:rPr>{self.run}</w:rPr></w:style>"
        )


def _spaced(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _heading(level: int, before: int, after: int = 120) -> str:
    kept = "<w:keepNext/><w:keepLines/>"
    return f'{kept}{_spaced(before, after)}<w:outlineLvl w:val="{level}"/>'


def size(half_points: int) -> str:
    """The size of type, as a run says it."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_BOLD: Final = "<w:b/><w:bCs/>"
_INDENTED: Final = '<w:ind w:left="567"/>'
_BOXED: Final = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)

STYLES: Final = {
    "Title": Style("Title", _spaced(0, 240), _BOLD + size(36)),
    "heading 1": Style("Heading1", _heading(0, 360), _BOLD + size(30)),
    "heading 2": Style("Heading2", _heading(1, 280), _BOLD + size(26)),
    "heading 3": Style("Heading3", _heading(2, 240), _BOLD + size(24)),
    "caption": Style("Caption", f"<w:keepNext/>{_spaced(240, 120)}", _BOLD + size(24)),
    "header": Style("Header", run=size(20)),
    "footer": Style("Footer", run=size(20)),
    "Numbered paragraph": Style("NumberedParagraph", _spaced(0, 160)),
    "Paragraph part": Style("ParagraphPart", _spaced(0, 160) + _INDENTED),
    "Sub-paragraph": Style("SubParagraph", _spaced(0, 120)),
    "Bulleted line": Style("BulletedLine", _spaced(0, 120)),
    "Plain paragraph": Style("PlainParagraph", _spaced(0, 160)),
    "Table text": Style("TableText", _spaced(40, 40), size(20)),
    "Table heading": Style("TableHeading", _spaced(40, 40), _BOLD + size(20)),
    "Table note": Style("TableNote", _spaced(80, 80), size(20)),
    "Report notice": Style("ReportNotice", _BOXED + _spaced(0, 240), _BOLD),
}
"""Every paragraph style that a paper uses."""

TIGHT: Final = STYLES | {
    "Title": Style("Title", _spaced(0, 80), _BOLD + size(32)),
    "heading 1": Style("Heading1", _heading(0, 140, 60), _BOLD + size(24)),
    "header": Style("Header", run=size(18)),
    "footer": Style("Footer", run=size(18)),
    "Bulleted line": Style("BulletedLine", _spaced(0, 60)),
    "Table text": Style("TableText", _spaced(20, 20), size(20)),
    "Table heading": Style("TableHeading", _spaced(20, 20), _BOLD + size(20)),
    "Table note": Style("TableNote", _spaced(60, 0), size(18)),
    "Report notice": Style("ReportNotice", _BOXED + _spaced(0, 120), _BOLD + size(20)),
}
"""The same where all is to fit one page."""

TABLE: Final = "Report table"
"""The style that every table has."""

TABLE_ID: Final = "ReportTable"


def table_style(identity: str) -> str:
    """The definition of the table style: lines all round, as a printer shows them."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:style w:type="table" w:styleId="{identity}"><w:name w:val="{TABLE}"/>'
        f"<w:qFormat/><w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr>'
        f"{_BOLD}</w:rPr><w:tcPr>"
        '<w:shd w:val="clear" w:color="auto" w:fill="E0E0E0"/></w:tcPr>'
        f'</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr>{_BOLD}</w:rPr>'
        "</w:tblStylePr></w:style>"
    )
