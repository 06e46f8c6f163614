"""What an accepted plan is held to, and what becomes of it."""

from __future__ import annotations

from surefoot.rulebook import statement

off_course = statement(
    "LAYOUT-16",
    says="The plan that you accepted stays as it is where it is safe, and it no longer makes you ready for {goal}. "
    "`surefoot plan --diff` offers one that does.",
    source="own-practice",
)
