"""Questions before the first plan."""

from __future__ import annotations

from surefoot.rulebook import statement

professional_first = statement(
    "SAFE-5",
    says="{what}: a doctor's word comes first.",
    source="own-practice",
    reads={"authority": "gate/authority"},
)
