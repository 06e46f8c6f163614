"""Easy running first."""

from __future__ import annotations

