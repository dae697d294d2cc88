"""What colleagues say to each other is read where they read it, and nowhere else."""

import ast

from support.sources import PACKAGE, modules

CONFIDENCES = {"remarks", "signoffs", "people"}
"""What of a workbook no report, export or pack may hold."""

MAY_READ = {
    *("storage/workbook.py", "workbench/agreeing.py", "workbench/agreement_cases.py"),
    *("workbench/council_words.py", "workbench/decision_log.py"),
    "workbench/last_decided.py",
    *("workbench/people.py", "workbench/queue.py", "workbench/remarks.py"),
}


def test_only_agreement_reads_remarks_decisions_and_roles() -> None:
    found = set()
    for module in modules():
        tree = ast.parse(module.read_text(encoding="utf-8"))
        found |= {
            module.relative_to(PACKAGE).as_posix()
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr in CONFIDENCES
            and isinstance(node.value, ast.Attribute | ast.Name)
            and (
                node.value.attr
                if isinstance(node.value, ast.Attribute)
                else (node.value.id)
            ).strip("_")
            in {"workbook", "wb", "self"}
        }
    assert found <= MAY_READ
    assert "workbench/remarks.py" in found, "what is looked for is found at all"
