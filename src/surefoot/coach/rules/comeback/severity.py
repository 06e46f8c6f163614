"""How severe an injury is."""

from __future__ import annotations

from surefoot.rulebook import rule


@rule(
    "INJURY-1",
    says="{days:days} without running make the injury at the {site} {severity}.",
    gives="severity",
    shows=("site",),
)
def severity(days: int, bone: bool, surgery: bool, *, severity_days: dict[str, int]) -> str:
    """niggle, mild, moderate or severe, by days without running; bone is a class of its own."""
    if bone:
        return "bone"
    if surgery:
        return "severe"
    fits = [(most, name) for name, most in severity_days.items() if days <= most]
    return min(fits)[1] if fits else "severe"
