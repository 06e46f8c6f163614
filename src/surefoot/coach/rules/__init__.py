"""The rules of the coach, by topic: one rule a file."""
