"""Whole-file work over many indicators and quarters: frames in, frames out."""
