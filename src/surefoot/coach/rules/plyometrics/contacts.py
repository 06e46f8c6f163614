"""How many foot contacts a session may have."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "SPEED-3b",
    says="{contacts} foot contacts of at most {most}, counted as landings.",
    shows=("contacts", "most"),
)
def most_contacts(
    experience: str,
    distance: int | None,
    *,
    new_contacts: list[int],
    regular_contacts: list[int],
    seasoned_contacts: list[int],
    short_race: int,
) -> int:
    """Contacts of a session at most; ``distance`` of the race in metres, None where there is none."""
    spans = {"new": new_contacts, "regular": regular_contacts, "seasoned": seasoned_contacts}
    long, short = spans[experience]
    return short if distance is not None and distance <= short_race else long
