"""What is kept of a session where there is less time than planned (SHORT-5)."""
