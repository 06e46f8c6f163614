"""What comes after the easy weeks, in its order."""

from __future__ import annotations

