"""How much pain a tissue bears."""

from __future__ import annotations

