"""A session that the runner leaves out."""

from __future__ import annotations

from surefoot.rulebook import statement

let_go = statement("DECIDE-1", says="You let it go: nothing has to be made up for it.", source="own-practice")
