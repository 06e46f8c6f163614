"""What decides between equals."""

from __future__ import annotations

from surefoot.rulebook import statement

stated_order = statement(
    "LAYOUT-15",
    says="This day would be as good. Between equals a stated order decides, so that a week always looks the same.",
    source="own-practice",
)
