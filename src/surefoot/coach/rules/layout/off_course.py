"""What an accepted plan is no longer enough for."""

from __future__ import annotations

from surefoot.rulebook import statement

off_course = statement(
    "LAYOUT-17",
    says="Your plan stands where it is safe, and as it is now it no longer quite makes you ready for your race. "
    "`surefoot plan --diff` shows one that does.",
    source="own-practice",
)
