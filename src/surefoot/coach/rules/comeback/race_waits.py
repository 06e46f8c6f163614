"""A race within the easy weeks."""

from __future__ import annotations

