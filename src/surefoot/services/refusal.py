"""A use case that says no, and why: the shells print it, each in its own way."""

from __future__ import annotations


class Refusal(Exception):
    """Something asked for cannot be given.

    ``path`` names what was asked (an option, an argument, a field; ``$`` for the whole), ``value``
    what stood there (None for nothing), ``message`` why not, ``mend`` what would do.
    """

    def __init__(self, path: str, value: str | None, message: str, mend: str) -> None:
        super().__init__(message)
        self.path, self.value, self.message, self.mend = path, value, message, mend


def nearest(name: str, known: list[str], otherwise: str) -> str:
    """A mend for an unknown name: the known ones that look most like it, or ``otherwise``."""
    import difflib

    near = difflib.get_close_matches(name.upper(), {item.upper(): item for item in known}, n=3, cutoff=0.5)
    spelled = [item for item in known if item.upper() in near]
    return f"did you mean {' or '.join(spelled)}?" if spelled else otherwise
