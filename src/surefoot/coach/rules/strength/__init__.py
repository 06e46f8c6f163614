"""Rules: one a file."""
