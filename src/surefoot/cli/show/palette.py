"""Colours mean intensity or gate, and nothing else; a shape and a word always say it too.

A terminal may be light or dark, and does not tell. These are the tones of the design tokens
that read on both: at least 3:1 against white and against black (a test computes it).
"""

from __future__ import annotations

EASY, LONG, TEMPO, INTERVALS = "#2f8f7a", "#17645a", "#b7791f", "#c2482f"
RACE, STRENGTH, REST = "#a63260", "#6558b1", "#8b9499"
GO, CARE, STOP = "#2f8f7a", "#b7791f", "#b3261e"

QUIET = "dim"  # what may be passed over: units, sources, hints
STRONG = "bold"

_KINDS = {
    "easy": (EASY, "●"),
    "recovery": (EASY, "●"),
    "walk_run": (EASY, "◒"),
    "strides": (EASY, "◍"),
    "long": (LONG, "◉"),
    "tempo": (TEMPO, "◆"),
    "intervals": (INTERVALS, "▲"),
    "repetitions": (INTERVALS, "▲"),
    "hills": (INTERVALS, "▲"),
    "fartlek": (INTERVALS, "▲"),
    "time_trial": (RACE, "★"),
    "race": (RACE, "★"),
    "strength": (STRENGTH, "■"),
    "plyometrics": (STRENGTH, "■"),
    "drills": (STRENGTH, "▪"),
    "mobility": (STRENGTH, "▪"),
    "warmup": (STRENGTH, "▪"),
    "rehab": (STRENGTH, "■"),
    "cross_training": (STRENGTH, "□"),
    "rest": (REST, "·"),
}

_GATES = {"clear": GO, "comeback": CARE, "easy_only": CARE, "walk_run": CARE, "hold": CARE, "see_a_doctor": STOP}


def colour(kind: str) -> str:
    """Colour of a session kind; what is unknown is grey."""
    return _KINDS.get(kind, (REST, "·"))[0]


def mark(kind: str) -> str:
    """Shape of a session kind, one column wide."""
    return _KINDS.get(kind, (REST, "·"))[1]


def gate_colour(name: str) -> str:
    """Colour of a gate; what is unknown asks for care."""
    return _GATES.get(name, CARE)


def colours() -> dict[str, str]:
    """Every colour in use, by name, for whoever checks contrast or prints a legend."""
    names = ("EASY", "LONG", "TEMPO", "INTERVALS", "RACE", "STRENGTH", "REST", "GO", "CARE", "STOP")
    return {name.lower(): globals()[name] for name in names}
