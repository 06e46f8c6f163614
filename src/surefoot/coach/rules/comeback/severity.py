"""How severe an injury is."""

from __future__ import annotations

