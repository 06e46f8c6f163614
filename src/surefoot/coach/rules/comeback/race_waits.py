"""A race within the easy weeks."""

from __future__ import annotations

from surefoot.rulebook import statement

race_waits = statement(
    "RETURN-6d",
    says="The race on {date:date} falls into the easy weeks, which last until {until:date}: it may be walked or "
    "jogged within the limit of its day, or wait for another date.",
    source="laverty-return",
)
