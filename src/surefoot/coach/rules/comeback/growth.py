"""One step a week."""

from __future__ import annotations

