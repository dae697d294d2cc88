"""Tables in Word as python-docx writes them bare: `bare_word.py TABLES.csv TO.docx`.

The tables of the CSV are parted by an empty line.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from docx import Document


def tables(source: Path) -> Iterator[Sequence[Sequence[str]]]:
    """Each table of a file, its headings first."""
    held: list[list[str]] = []
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row:
                held.append(row)
            elif held:
                yield held
                held = []
    if held:
        yield held


def main(source: str, target: str) -> None:
    """Write every table cell by cell, with no style and no picture."""
    document = Document()
    for rows in tables(Path(source)):
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
