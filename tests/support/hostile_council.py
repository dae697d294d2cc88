"""The sample council with a hostile text in every place that holds a text."""

import json
import shutil
import sqlite3
from itertools import cycle
from pathlib import Path
from typing import Final

from support.papers import HOSTILE

PLACES: Final = (
    ("indicator", "title"),
    ("indicator", "definition"),
    ("indicator", "directorate"),
    ("indicator", "owner"),
    ("priority", "title"),
    ("section", "title"),
    ("event", "title"),
    ("comparator", "body"),
    ("comparator", "source"),
    ("target", "reason"),
    ("outturn", "footnote"),
    ("outturn", "reason"),
    ("breakdown_group", "title"),
    ("action", "title"),
    ("action", "owner"),
    ("action", "evidence"),
    ("request", "question"),
    ("request", "asked_by"),
    ("request", "minute"),
    ("report", "committee"),
    ("report", "heading"),
)
"""Every column whose text is printed somewhere and that may be any text."""
_TEXTS: Final = tuple(
    text for text in HOSTILE if not set(text) & set("{}\x00\ud800") and text.strip()
)
"""Those that SQLite keeps, and that name no figure in braces."""
_FIRST: Final = tuple(text for text in _TEXTS if text.startswith(("=", "@", "<", "|")))


def hostile_council(sample: Path, path: Path) -> Path:
    """A copy of the sample at `path` in which nearly every text is hostile."""
    shutil.copyfile(sample, path)
    texts = cycle(_TEXTS)
    with sqlite3.connect(path) as db:
        db.create_function("hostile", 0, lambda: f"A {next(texts)}")
        for table, column in PLACES:
            db.execute(f"UPDATE {table} SET {column} = hostile()")
        for at, text in enumerate(_FIRST):
            row = [f"{text} {at}", at + 1]
            db.execute("UPDATE indicator SET code = ? WHERE indicator_id = ?", row)
            db.execute(
                "UPDATE indicator SET title = ? WHERE indicator_id = ?", [text, at + 1]
            )
        for report, fields in db.execute("SELECT report_id, fields FROM report"):
            told = {
                name: said
                if name == "meeting_date"
                else [next(texts) for _ in said]
                if isinstance(said, list)
                else next(texts)
                for name, said in json.loads(fields).items()
            }
            db.execute(
                "UPDATE report SET fields = ? WHERE report_id = ?",
                [json.dumps(told), report],
            )
        for name in ("council", "notice"):
            db.execute(
                "UPDATE setting SET value = ? WHERE name = ?", [next(texts), name]
            )
    db.close()
    return path
