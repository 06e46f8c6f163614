"""Expert advice that stands next to each session: why this one, how to do it, what to watch for."""

from __future__ import annotations

from surefoot.rulebook import statement

purpose = statement("BUILD-7", says="{purpose}", source="runsmart-spring")

advice = statement("BUILD-7a", says="{how} Watch for {watch_for}", source="runsmart-spring")

this_week = statement("BUILD-7b", says="{why} {how} Watch out: {watch_for}", source="runsmart-spring")
