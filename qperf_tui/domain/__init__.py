"""What the field knows: pure rules over frozen values, without a clock or a file."""
