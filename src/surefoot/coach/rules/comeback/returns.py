"""Soreness that comes back, or comes on the way."""

from __future__ import annotations

