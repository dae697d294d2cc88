"""A zip package of parts, such as .docx and .xlsx are: the same bytes everywhere."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

CONTENT_TYPES: Final = "[Content_Types].xml"
RELATIONS: Final = "_rels/.rels"
FIRST: Final = (CONTENT_TYPES, RELATIONS)
"""The parts that stand first, as some readers look for them there."""
_DATE: Final = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one package, the same bytes on every machine.

    Nothing is compressed, as two versions of a compressor write other bytes.
    """
    made = BytesIO()
    first = [name for name in FIRST if name in parts]
    with zipfile.ZipFile(made, "w") as archive:
        for name in (*first, *sorted(parts.keys() - set(first))):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return made.getvalue()


def unpacked(package: bytes) -> dict[str, bytes]:
    """The parts of a package of our own, by name."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
