"""What the runner decides about a session."""
