"""The workbook: one SQLite file, and the only package that sees SQL."""
