"""Soreness on the day after."""

from __future__ import annotations

