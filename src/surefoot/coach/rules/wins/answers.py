"""Answers that were given."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("WIN-6", says="You answered on {answers:days} of the last week: your plan knows how you are.", shows=("answers",))
def answers_told(answers: int, *, answers_told: int) -> bool:
    """Whether so many days with an answer in a week are worth telling, whatever the answers were."""
    return answers >= answers_told
