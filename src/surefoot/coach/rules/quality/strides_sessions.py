"""How many easy runs end with strides."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule("QUALITY-6", says="{strides_sessions} easy run a week ends with strides.")
def strides_sessions(*, strides_sessions: int) -> int:
    """Easy runs with strides a week."""
    return strides_sessions
