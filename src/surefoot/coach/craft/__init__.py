"""What stands in sessions of strength and of plyometrics, and how both progress: from what was done (SPEED-2 to 4)."""
