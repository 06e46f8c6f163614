"""When a therapist should look."""

from __future__ import annotations

