"""Habits beside running, and shoes (RETURN-19)."""
