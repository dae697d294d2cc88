"""The template that a paper has where a council brings none, to be edited in Word."""

from collections.abc import Mapping
from typing import Final

from qperf_tui.report.formats.package import packed
from qperf_tui.report.formats.word_styles import (
    FONT,
    STYLES,
    TABLE_ID,
    TIGHT,
    Style,
    size,
    table_style,
)
from qperf_tui.report.formats.word_text import NAMESPACES

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

_PARTS: Final = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
}
_A4: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" '
    'w:bottom="1304" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


def starting_template(*, is_tight: bool = False) -> bytes:
    """A plain template that holds every placeholder, the same bytes every time.

    One that is tight has smaller type and less space, to fit more on a page.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {
                "rId1": ("styles", "styles.xml"),
                "rId2": ("settings", "settings.xml"),
                "rId3": ("header", "header1.xml"),
                "rId4": ("footer", "footer1.xml"),
            }
        ),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(*((TIGHT, 21) if is_tight else (STYLES, 24))),
        "word/settings.xml": _settings(),
        "word/header1.xml": _edge("hdr", "Header", "{{ marking }} · {{ council }}"),
        "word/footer1.xml": _edge(
            *("ftr", "Footer", "{{ marking }} · {{ quarter }} · Workbook "),
            "{{ workbook }}",
        ),
    }
    return packed({name: (_HEAD + xml).encode() for name, xml in parts.items()})


def _content_types() -> str:
    named = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _document() -> str:
    body = (
        _line("Title", "{{ title }}")
        + _line("ReportNotice", "{%p if notice %}")
        + _line("ReportNotice", "{{ notice }}")
        + _line("ReportNotice", "{%p endif %}")
        + _line("PlainParagraph", "{{p details }}")
        + _line("PlainParagraph", "{{p body }}")
        + _line("TableNote", "{{ quarter }}. {{ data_as_at }}")
    )
    return f"<w:document {NAMESPACES}><w:body>{body}{_A4}</w:body></w:document>"


def _styles(styles: Mapping[str, Style], half_points: int) -> str:
    fonts = "".join(
        f'w:{each}="{FONT}" ' for each in ("ascii", "hAnsi", "cs", "eastAsia")
    )
    named = "".join(
        style.xml(name, style.id, style.based_on) for name, style in styles.items()
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f"<w:rFonts {fonts}/>{size(half_points)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{named}{table_style(TABLE_ID)}</w:styles>"
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="567"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/></w:settings>'
    )


def _edge(kind: str, style: str, *texts: str) -> str:
    lines = _line(style, "".join(texts))
    if kind == "ftr":
        fields = "".join(
            f'{_run(before)}<w:fldSimple w:instr=" {code} ">{_run("1")}</w:fldSimple>'
            for before, code in (("Page ", "PAGE"), (" of ", "NUMPAGES"))
        )
        lines += f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{fields}</w:p>'
    return f"<w:{kind} {NAMESPACES}>{lines}</w:{kind}>"


def _line(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
