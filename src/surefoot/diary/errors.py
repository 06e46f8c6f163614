"""What is said about a document that cannot be read: where, what was found, why not, how to mend it."""

from __future__ import annotations

import re
from typing import Any, Self

_LONGEST = 60  # characters of a value that are quoted back
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class DocumentError(ValueError):
    """A document is refused, whole. ``path`` is like ``log.activities[3].distance``, or ``$`` for the text itself.

    ``value`` is what stood there, as text, cut short where it is long; None where nothing stood there.
    """

    def __init__(self, path: str, value: object, message: str, mend: str) -> None:
        super().__init__(path, value, message, mend)
        self.path = path
        self.value = shown(value)
        self.message = message
        self.mend = mend

    def within(self, part: str) -> Self:
        """The same error, seen from one level further up: ``part`` is ``.key`` or ``[3]``."""
        self.path = part + self.path
        return self

    def anchored(self) -> Self:
        """The same error with its path as it is printed, from the top of the document."""
        self.path = self.path.removeprefix(".") or "$"
        return self

    def to_document(self) -> dict[str, dict[str, str | None]]:
        """The error as the contract's JSON document."""
        found = {"path": self.path, "value": self.value, "message": self.message, "mend": self.mend}
        return {"error": found}

    def __str__(self) -> str:
        found = "" if self.value is None else f" (found {self.value!r})"
        return f"{self.path}: {self.message}{found}; {self.mend}"


class ScenarioError(DocumentError):
    """A scenario is malformed, implausible or contradicts itself."""


class PlanError(DocumentError):
    """A text is not a plan document of ours."""


def shown(value: object) -> str | None:
    """A found value as a short line of printable text; None for nothing."""
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = _UNPRINTABLE.sub("\ufffd", text[: _LONGEST + 1])
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def step(key: Any) -> str:
    """The part of a path that a key of a mapping makes."""
    return f".{shown(key)}"
