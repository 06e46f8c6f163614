"""How a session grows from one time to the next."""

from __future__ import annotations

from surefoot.rulebook import statement

progression = statement(
    "WORKOUT-12",
    says="Next time: {next} Never more than {dose_growth:factor} times the last.",
    reads={"dose_growth": "quality/dose_growth"},
)
