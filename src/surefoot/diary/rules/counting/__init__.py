"""What a log adds up to (SHORT-7)."""
