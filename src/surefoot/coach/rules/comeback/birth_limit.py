"""What the way back after a birth bears."""

from __future__ import annotations

