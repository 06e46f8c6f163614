"""What was usual before an injury."""

from __future__ import annotations

