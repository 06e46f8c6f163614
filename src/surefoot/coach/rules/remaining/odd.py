"""How the first runs feel (RETURN-17)."""

from __future__ import annotations

from surefoot.rulebook import statement

odd_is_normal = statement(
    "RETURN-17b",
    says="The first runs may feel odd: stiff, short of breath, out of rhythm. Odd is normal, pain is not.",
    source="laverty-return",
)
