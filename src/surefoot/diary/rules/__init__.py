"""Rules about what was recorded, one a file: they need no engine."""
