"""The screen as text, so that a test can compare it and a person can read it."""

from collections import defaultdict
from xml.etree import ElementTree as ET

from textual.app import App

CELL = 12.2
"""How wide Textual draws one character in a screenshot."""


def screen_text(app: App[None]) -> str:
    """What is on the screen now, a line for each row."""
    rows: defaultdict[float, list[tuple[float, str]]] = defaultdict(list)
    for node in ET.fromstring(app.export_screenshot()).iter():  # noqa: S314
        is_row = node.tag.endswith("}text") and "-title" not in node.attrib["class"]
        if is_row:
            said = "".join(node.itertext()).replace("\N{NO-BREAK SPACE}", " ")
            rows[float(node.attrib["y"])].append((float(node.attrib["x"]), said))
    lines = []
    for _, parts in sorted(rows.items()):
        line = ""
        for x, said in sorted(parts):
            line = line.ljust(round(x / CELL)) + said
        lines.append(line.rstrip())
    return "\n".join(lines)
