"""A single run that was too long (RETURN-2)."""

from __future__ import annotations

from surefoot.rulebook import statement

a_long_run = statement(
    "RETURN-2d",
    says="The run of {distance:distance} on {date:date} went past the {limit:distance} that the "
    "{longest_window:days} before had prepared: the new plan keeps single runs under {cap:distance}.",
    source="laverty-return",
    reads={
        "keep_under": "cause/keep_under",
        "single_run_growth": "load/single_run_growth",
        "longest_window": "load/longest_window",
    },
)
