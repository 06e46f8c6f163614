"""What takes the place of a session that needs a facility."""

from __future__ import annotations

from surefoot.rulebook import statement

substitute = statement(
    "WORKOUT-19",
    says="In place of: {wanted}. It needs {needs}, and this serves the same purpose without.",
    source="keating-short-runs",
)
