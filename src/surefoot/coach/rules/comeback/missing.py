"""No answer, no progress."""

from __future__ import annotations

