"""Rules on technique: who looks at it, and what becomes of it."""
