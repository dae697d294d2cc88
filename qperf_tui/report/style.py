"""House styles that ship, and how hard each rule of one is held to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Severity(StrEnum):
    """What becomes of a text in which a rule finds something."""

    OFF = "off"
    """Nothing is said."""
    ADVICE = "advice"
    """It is said, and the text may go out as it is."""
    BLOCKS = "blocks"
    """The text may not go out until it is mended."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for in a text."""

    name: str
    looks_for: str
    usual: Severity = Severity.ADVICE
    """How hard it is held to where the council does not say."""


_RULES: Final = (
    Rule("numerals", "numbers in words or numerals against the style"),
    Rule("ranges", "ranges written with a dash: “5 to 10”, not “5-10”"),
    Rule("quarters", "quarters named another way than the style's, or two ways"),
    Rule("dates", "dates in another form than “31 December 2012”"),
    Rule("per-cent", "% and per cent against the style"),
    Rule("sentence-start", "sentences that start with a numeral"),
    Rule("number-form", "thousands without a comma, decimals without a nought"),
    Rule("abbreviations", "abbreviations not written out at first use"),
    Rule("sentence-length", "sentences longer than the style allows"),
    Rule("reading-level", "text harder to read than the style allows"),
    Rule("length", "commentary longer than the style allows"),
    Rule("repeated", "wording much as last quarter's"),
    Rule(
        "disclosure",
        "counts of people so small that somebody could be known by them",
        Severity.BLOCKS,
    ),
    Rule(
        "both-texts",
        "marks left where two officers' words were put together",
        Severity.BLOCKS,
    ),
    Rule("spaces", "double spaces, and spaces before a stop"),
    Rule("two-spellings", "one name spelled two ways"),
    Rule("spelling", "words that are in no British dictionary nor the council's list"),
    Rule("american", "American spellings"),
)

STYLE_RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {each.name: each for each in _RULES}
)
"""Every rule of writing, by name, in the order they are listed."""

NEEDS_NO_GLOSSARY: Final = frozenset((
    "A&E", "AM", "BBC", "BME", "BSL", "CD", "DNA", "DVD", "EU", "GB", "GCSE", "GP",
    "HM", "HMRC", "HR", "ICT", "ID", "IT", "MP", "NHS", "OK", "PDF", "PE", "PIN",
    "PM", "RAG", "TV", "UK", "UN", "US", "USA", "VAT",
))  # fmt: skip
"""Abbreviations that every reader of a committee report knows as they are."""

USUAL_GLOSSARY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CAF": "Common Assessment Framework",
        "CAMHS": "child and adolescent mental health services",
        "CIN": "children in need",
        "CP": "child protection",
        "DfE": "Department for Education",
        "EET": "education, employment or training",
        "EHCP": "education, health and care plan",
        "FSM": "free school meals",
        "KS2": "Key Stage 2",
        "KS4": "Key Stage 4",
        "LAC": "looked after children",
        "LSCB": "Local Safeguarding Children Board",
        "MASH": "multi-agency safeguarding hub",
        "MTP": "Medium Term Plan",
        "NEET": "not in education, employment or training",
        "OSC": "Overview and Scrutiny Committee",
        "SDQ": "strengths and difficulties questionnaire",
        "SEN": "special educational needs",
        "SEND": "special educational needs and disabilities",
        "YOT": "youth offending team",
    }
)
"""What the abbreviations stand for that children's services use most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A house style: what is written how, and how hard each rule is held to."""

    name: str
    source: str
    """Where the style is published, or what it is taken from."""
    words_below: int = 10
    """Counts of things below this are words, and from it on numerals."""
    quarter: str = "Quarter 2"
    """How the second quarter is named; the others follow."""
    per_cent: str = "%"
    """What stands after the numeral."""
    longest_sentence: int = 40
    """Words; what stands in brackets is not counted, and a list is counted apart."""
    hardest: int = 17
    """The highest grade of reading, in years of schooling."""
    longest_commentary: int = 120
    """Words."""
    most_alike: int = 80
    """Of 100 words, how many may be as they were last quarter."""
    smallest_count: int = 5
    """Counts of people below this, and above nought, are not stated."""
    glossary: Mapping[str, str] = field(default_factory=lambda: USUAL_GLOSSARY)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """How hard the council holds to a rule, where it says so."""

    def severity(self, rule: str) -> Severity:
        """How hard a rule is held to; one that is not listed here is advice."""
        if rule in self.severities:
            return self.severities[rule]
        known = STYLE_RULES.get(rule)
        return Severity.ADVICE if known is None else known.usual


QUARTER_NAMES: Final = ("Quarter 2", "quarter 2", "Q2")
"""The ways of naming a quarter that a council may choose from."""

SIZES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "longest_sentence": "words in a sentence",
        "hardest": "years of schooling a reader needs",
        "longest_commentary": "words in a commentary",
        "most_alike": "words in 100 as last quarter",
        "smallest_count": "people in a count that may be stated",
    }
)
"""The settings of a style that are a number, and what each counts."""

COMMITTEE: Final = Style(
    name="committee",
    source="the register of committee papers: words below ten, Quarter 2, 76%",
)

PRESETS: Final[Mapping[str, Style]] = MappingProxyType(
    {
        each.name: each
        for each in (
            COMMITTEE,
            Style(
                name="ons",
                source="Office for National Statistics service manual, writing numbers",
                longest_sentence=25,
                hardest=16,
            ),
            Style(
                name="gov.uk",
                source="GOV.UK content style: numerals from 2, sentences of 25 words",
                words_below=2,
                longest_sentence=25,
                hardest=14,
            ),
        )
    }
)
"""The styles that ship, by name; the first is used where none is chosen."""
