"""Rules of the session itself: what to aim at, how much, how long between, and how to make it shorter."""
