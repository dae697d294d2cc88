"""Files from services read into checked rows; nothing here knows of a database."""
