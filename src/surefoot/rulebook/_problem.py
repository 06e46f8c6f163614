"""What is wrong with the rule book: where, which value, why, and how to mend it."""

from __future__ import annotations

from typing import Any

import msgspec


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One fault, as a value, so that a lint can list all of them at once.

    ``file`` is a path below the rule book (or ``overlay``, or a module of rules), ``key`` the
    key inside it ("" for the file as a whole), ``value`` what was found there.
    """

    file: str
    key: str
    value: Any
    message: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        found = "" if self.value is None else f" (found {self.value!r})"
        return f"{where}: {self.message}{found}. {self.mend}"


class RulebookError(Exception):
    """The rule book, an overlay or a rule cannot be used; the first of its problems is the reason.

    ``file``, ``key``, ``value``, ``message`` and ``mend`` are those of the first problem;
    ``problems`` holds all that were found.
    """

    def __init__(self, *problems: Problem) -> None:
        first = problems[0]
        self.problems = problems
        self.file, self.key, self.value = first.file, first.key, first.value
        self.message, self.mend = first.message, first.mend
        more = len(problems) - 1
        super().__init__(f"{first} [and {more} more]" if more else str(first))

    def __reduce__(self) -> tuple[type[RulebookError], tuple[Problem, ...]]:
        return type(self), self.problems
