"""Soreness that stays."""

from __future__ import annotations

