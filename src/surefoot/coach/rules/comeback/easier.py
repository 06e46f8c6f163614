"""Easier is always allowed."""

from __future__ import annotations

