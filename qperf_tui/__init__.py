"""From a council's quarterly figures to agreed committee prose."""
