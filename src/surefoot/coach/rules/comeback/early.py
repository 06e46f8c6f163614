"""The first runs: every other day."""

from __future__ import annotations

