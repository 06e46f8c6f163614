"""What a shorter run is."""

from __future__ import annotations

