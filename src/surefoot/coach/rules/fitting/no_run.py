"""What a few minutes are good for."""

from __future__ import annotations

from surefoot.rulebook import statement

no_run = statement(
    "SHORT-5f",
    says="A run needs a little more time than {time:duration}. Mobility or a brisk walk is a good use of it today.",
    source="own-practice",
)
