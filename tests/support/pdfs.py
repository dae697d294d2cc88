"""What a screen reader and a printer find in a PDF."""

from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject


def opened(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content), strict=True)


def lines(content: bytes) -> list[list[str]]:
    """The lines of each page, as a reader takes them out."""
    return [page.extract_text().splitlines() for page in opened(content).pages]


def text(content: bytes) -> str:
    return "\n".join("\n".join(page) for page in lines(content))


def tags(content: bytes) -> list[tuple[int, str]]:
    """Every tag in reading order, with how deep it stands."""
    root = opened(content).root_object["/StructTreeRoot"].get_object()
    assert isinstance(root, DictionaryObject)
    return list(_walk(root["/K"], 0))


def _walk(found: PdfObject, depth: int) -> Iterator[tuple[int, str]]:
    held = found.get_object()
    if isinstance(held, ArrayObject):
        for each in held:
            yield from _walk(each, depth)
    elif isinstance(held, DictionaryObject) and "/S" in held:
        yield depth, str(held["/S"]).removeprefix("/")
        if "/K" in held:
            yield from _walk(held["/K"], depth + 1)


def objects(content: bytes) -> Iterator[DictionaryObject]:
    """Every dictionary in the file."""
    reader = opened(content)
    for number in range(
        1, len(reader.xref_objStm) + sum(map(len, reader.xref.values()))
    ):
        held = reader.get_object(number)
        if isinstance(held, DictionaryObject):
            yield held
