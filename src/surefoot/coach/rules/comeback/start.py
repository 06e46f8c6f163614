"""How a short injury starts again."""

from __future__ import annotations

