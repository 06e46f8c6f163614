"""Form has a second pair of eyes."""

from __future__ import annotations

from surefoot.rulebook import statement

asked_back = statement(
    "MILE-4",
    says="Form needs a second pair of eyes: your own words on it, a video, or what a coach saw.",
    source="mile-for-distance",
)
