"""One renderer a format: a paper or a table in, bytes out, the same every time."""
