"""What looks like data on a person, in a return that is to hold figures only."""

import re
from enum import Enum
from typing import Final

_NUMBER: Final = re.compile(r"(?<![0-9])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![0-9])")
_PUPIL: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z][0-9]{11}[0-9A-Z](?![A-Za-z0-9])")
_PUPIL_LETTERS: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,}")
_POSTCODE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}"
    r"|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY]) ?[0-9][ABD-HJLNP-UW-Z]{2})"
    r"(?![A-Za-z0-9])"
)
_BIRTH: Final = re.compile(
    r"\b(?:d\.?o\.?b|born|birth ?date|date of birth)\b", re.IGNORECASE
)
_DAY: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
)
_SHORTEST: Final = 6
_NOBODYS: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
"""A number too short to be a person's, which most cells of a return hold."""


class PersonalData(Enum):
    """What a cell may hold of a person, in words for several of them."""

    NHS_NUMBER = "NHS numbers"
    PUPIL_NUMBER = "unique pupil numbers"
    BIRTH = "dates of birth"
    POSTCODE = "postcodes"
    MAIL = "e-mail addresses"


def personal_data(text: str, heading: str = "") -> PersonalData | None:
    """What a cell under a heading looks to hold of a person; None for nothing."""
    if len(text) < _SHORTEST or _NOBODYS.fullmatch(text):
        return None
    if "@" in text and _MAIL.search(text):
        return PersonalData.MAIL
    if not any(character.isdigit() for character in text):
        return None
    if any(map(_is_nhs_number, _NUMBER.findall(text))):
        return PersonalData.NHS_NUMBER
    if any(map(_is_pupil_number, _PUPIL.findall(text))):
        return PersonalData.PUPIL_NUMBER
    if _DAY.search(text) and (_BIRTH.search(text) or _BIRTH.search(heading)):
        return PersonalData.BIRTH
    return PersonalData.POSTCODE if _POSTCODE.search(text) else None


def _is_nhs_number(written: str) -> bool:
    """Whether ten digits end in the check digit of the nine before it (modulus 11)."""
    digits = [int(each) for each in written if each.isdigit()]
    weighed = sum(
        digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    check = (11 - weighed % 11) % 11
    return check == digits[9] and len(set(digits)) > 1


def _is_pupil_number(written: str) -> bool:
    """Whether the first letter checks the twelve characters after it (modulus 23)."""
    last = written[12]
    if not last.isdigit() and last not in _PUPIL_LETTERS:
        return False
    values = [int(each) for each in written[1:12]]
    values.append(int(last) if last.isdigit() else _PUPIL_LETTERS.index(last))
    weighed = sum(value * weight for weight, value in enumerate(values, 2))
    return _PUPIL_LETTERS[weighed % 23] == written[0]
