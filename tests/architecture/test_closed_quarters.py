"""Nothing that a quarter reports is written without asking whether it is closed."""

import ast
import re

from support.sources import PACKAGE

REPORTED = (
    *("outturn", "outturn_revision", "breakdown_outturn", "target"),
    *("rule_override", "rebase", "expectation", "comparator"),
    *("commentary", "commentary_version", "signoff", "waiver"),
    *("report", "section", "paragraph", "quarter_opening", "return_ruling"),
    *("action", "request", "disclosure_policy", "disclosure_override"),
)
"""The tables that say what a quarter reports, or how it is judged."""

WRITES = re.compile(
    r"\b(?:INSERT INTO|INSERT OR REPLACE INTO|INSERT OR IGNORE INTO|UPDATE|DELETE FROM)"
    rf"\s+({'|'.join(REPORTED)})\b"
)
ASKS = re.compile(r"\brequire_open\w*\(")

ASKED_BEFORE = {
    ("commentaries.py", "_add_version"): "_advanced, of the same transaction, asks",
    ("disclosure.py", "_put_policy"): "put_policy asks; a code is no policy",
    ("disclosure.py", "_remove_policy"): "remove_policy asks; the same",
    ("imports.py", "_let_stand"): "_figures, which says what to let stand, asks",
    ("imports.py", "_AGAIN"): "of _let_stand",
    ("imports.py", "_LET_STAND"): "of _let_stand",
    ("outturns.py", "_add_all"): "put and put_batch, which alone call it, ask",
    ("outturns.py", "_STANDS"): "of put and put_batch",
    ("paragraphs.py", "rekey"): "a code is no figure, and the old one finds it",
    ("themes.py", "put"): "a theme is no words; follow leaves a closed heading",
    ("waivers.py", "rekey"): "the same",
}
"""What writes and does not ask itself, with the reason."""


def writers() -> dict[tuple[str, str], str]:
    """The source of every function or constant that writes what a quarter reports."""
    found = {}
    for module in sorted((PACKAGE / "storage").glob("*.py")):
        source = module.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                name = node.name
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                name = node.target.id
            else:
                continue
            said = " ".join(
                each.value
                for each in ast.walk(node)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
            if (WRITES.search(said) and name != name.lower()) or (
                isinstance(node, ast.FunctionDef) and WRITES.search(said)
            ):
                found[module.name, name] = ast.get_source_segment(source, node) or ""
    return found


def test_every_write_to_what_a_quarter_reports_asks_whether_it_is_closed() -> None:
    unasked = {place for place, source in writers().items() if not ASKS.search(source)}
    assert unasked == set(ASKED_BEFORE)


def test_the_writes_are_found_at_all() -> None:
    found = {module for module, _ in writers()}
    assert found >= {
        *("outturns.py", "breakdowns.py", "targets.py", "judging.py", "imports.py"),
        *("commentaries.py", "signoffs.py", "waivers.py", "reports.py"),
        *("paragraphs.py", "openings.py"),
        *("actions.py", "requests.py", "disclosure.py"),
    }
