"""Easier is always allowed."""

from __future__ import annotations

from surefoot.rulebook import statement

easier_is_fine = statement(
    "RETURN-20",
    says="Easier is always allowed: you know your body. Odd is normal at first, pain is not.",
    source="laverty-return",
)
