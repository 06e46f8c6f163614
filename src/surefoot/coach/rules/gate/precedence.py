"""Which word goes before which."""

from __future__ import annotations

from surefoot.rulebook import statement

strictest_governs = statement(
    "SAFE-1",
    says="Several things ask for care at once: the strictest of them governs, here {name}.",
    source="own-practice",
    reads={"authority": "gate/authority"},
)
