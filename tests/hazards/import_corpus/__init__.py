"""Returns as bad as they come, each with what reading it has to say."""

from pathlib import Path

from hazards.import_corpus import (
    entries,
    kinds,
    layouts,
    open_documents,
    parquets,
    text_files,
    workbooks,
)
from hazards.import_corpus.case import CLEAN, REFUSE, WARN, Case, Maker

__all__ = ["CLEAN", "REFUSE", "WARN", "Case", "Maker", "corpus", "manifest"]


def manifest() -> list[Maker]:
    """Every bad file as a recipe, written nowhere yet."""
    return [
        *kinds.MAKERS,
        *text_files.MAKERS,
        *entries.MAKERS,
        *workbooks.MAKERS,
        *open_documents.MAKERS,
        *parquets.MAKERS,
        *layouts.MAKERS,
    ]


def corpus(folder: Path) -> list[Case]:
    """Write every bad file into `folder`, with what is demanded of each."""
    return [maker.written(folder) for maker in manifest()]
