"""A therapist's word on the stage."""

from __future__ import annotations

from surefoot.rulebook import statement

therapists_word = statement(
    "RETURN-1b",
    says="Your {by} set {stage} on {date:date}: that word goes before the table.",
    source="laverty-return",
    reads={"authority": "gate/authority"},
)
