"""What ends the easy weeks."""

from __future__ import annotations

