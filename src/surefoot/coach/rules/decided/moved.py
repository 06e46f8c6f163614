"""A session that the runner puts on another day."""

from __future__ import annotations

from surefoot.rulebook import statement

moved = statement("DECIDE-2", says="You put it on this day: every hard rule allows it.", source="own-practice")
