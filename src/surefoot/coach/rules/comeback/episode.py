"""When a pain is looked after like an injury."""

from __future__ import annotations

