"""A niggle stays easy for a while."""

from __future__ import annotations

