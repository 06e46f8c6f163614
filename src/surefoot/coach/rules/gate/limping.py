"""Walking that hurts, and limping, stop running."""

from __future__ import annotations

from surefoot.rulebook import statement

limping_holds = statement(
    "GATE-7",
    says="{what} on {date:date}: no running until half an hour of walking feels normal again. "
    "If that takes {limp_to_doctor:days}, see a doctor.",
    source="laverty-return",
    reads={"limp_to_doctor": "gate/limp_to_doctor"},
)
