"""The one place that touches the program: a scenario document in, its plan document or its refusal out.

Nothing else in this folder imports it, so that the checks stay independent of how the engine works.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

Doc = dict[str, Any]


class RefusedError(Exception):
    """The scenario was refused; `error` has path, value, message and mend."""

    def __init__(self, error: Doc) -> None:
        super().__init__(f"{error['path']}: {error['message']} (found {error['value']!r})")
        self.error = error


@cache
def _program() -> tuple[Any, Any, Any, Any]:
    import surefoot.coach
    from surefoot.diary.reading import read_scenario
    from surefoot.diary.writing import write_plan
    from surefoot.rulebook import load_book

    make_plan: Any = getattr(surefoot.coach, "make_plan", None)
    if make_plan is None:
        raise ImportError("surefoot.coach has no make_plan")
    return read_scenario, make_plan, write_plan, load_book


def missing() -> str | None:
    """Why no plan can be made yet; None where it can."""
    try:
        _program()
    except ImportError as error:
        return f"the engine is not built yet: {error}"
    return None


needs_engine = pytest.mark.skipif(missing() is not None, reason=str(missing()))


def plan_bytes(document: Doc | str) -> bytes:
    """The plan of a scenario (a document, or its text) as written. Raises RefusedError."""
    from surefoot.diary.errors import DocumentError
    from surefoot.rulebook import RulebookError

    read_scenario, make_plan, write_plan, load_book = _program()
    text = document if isinstance(document, str) else json.dumps(document)
    try:
        written: bytes = write_plan(make_plan(read_scenario(text), load_book()))
    except DocumentError as error:
        raise RefusedError(dict(error.to_document()["error"])) from error
    except RulebookError as error:
        found = {"path": f"overlay.{error.key}", "value": error.value, "message": error.message, "mend": error.mend}
        raise RefusedError(found) from error
    return written


def plan(document: Doc) -> Doc:
    """The plan document of a scenario document. Raises RefusedError."""
    made: Doc = json.loads(plan_bytes(document))
    return made


def refusal(document: Doc | str) -> Doc | None:
    """The error with which a scenario is refused while it is read; None where it is accepted. Plans nothing."""
    from surefoot.diary.errors import DocumentError
    from surefoot.diary.reading import read_scenario

    text = document if isinstance(document, str) else json.dumps(document)
    try:
        read_scenario(text)
    except DocumentError as error:
        return dict(error.to_document()["error"])
    return None
