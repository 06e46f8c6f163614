"""No pain, no rush."""

from __future__ import annotations

