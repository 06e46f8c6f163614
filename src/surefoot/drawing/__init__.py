"""Drawings made by code: the same for the same, light and dark."""
