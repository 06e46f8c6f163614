"""Where on the ladder an outing stands, and what moves it."""

from __future__ import annotations

from surefoot.rulebook import statement

stage_moves = statement(
    "RETURN-4a",
    says="Attempt {number}, stage {stage} of {stages}: after {sessions} outings within the limit the next stage comes, "
    "never on two days in a row.",
    source="delaware-soreness",
    reads={"limits": "comeback/pain_limits"},
)

in_one_go = statement(
    "RETURN-4b",
    says="Attempt {number}, in one go: calm weeks make it longer, up to your usual week.",
    source="laverty-return",
    reads={"limits": "comeback/pain_limits"},
)

below_the_ladder = statement(
    "RETURN-4c",
    says="Attempt {number}, below the first stage: {sessions} outings within the limit lead back onto the ladder; if "
    "this is too much as well, a physical therapist looks at it first.",
    source="own-practice",
    reads={"limits": "comeback/pain_limits"},
)
