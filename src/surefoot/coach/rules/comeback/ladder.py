"""Who starts with walking and running in turn."""

from __future__ import annotations

