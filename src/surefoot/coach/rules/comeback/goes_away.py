"""Soreness that goes away marks the threshold."""

from __future__ import annotations

