"""Bones that heal badly."""

from __future__ import annotations

