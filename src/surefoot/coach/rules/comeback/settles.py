"""Waiting until it has settled."""

from __future__ import annotations

