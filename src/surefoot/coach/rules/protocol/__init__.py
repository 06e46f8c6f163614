"""What keeps a ladder of walking and running safe: one a file."""
