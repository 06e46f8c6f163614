"""What is said when an answer cannot be given: what, where, the value, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import traceback
from typing import Any

import typer

REFUSED, WRONG_USE, INTERRUPTED = 1, 2, 130
WIDEST, NARROWEST = 80, 32  # columns, as of a page
_NAME, _GLUE = "surefoot:", "\ue000"  # a private sign that is no space


class WrongUse(Exception):
    """The command line itself does not fit together; ``path`` is the option or argument."""

    def __init__(self, path: str, value: str | None, message: str, mend: str) -> None:
        super().__init__(message)
        self.path, self.value, self.message, self.mend = path, value, message, mend


def document(error: Exception) -> dict[str, dict[str, str | None]]:
    """An error as the contract's JSON document."""
    found = dict(zip(("path", "value", "message", "mend"), parts(error), strict=True))
    return {"error": {name: None if text is None else _writable(text) for name, text in found.items()}}


def sentences(error: Exception) -> str:
    """An error as two sentences, each on a line of its own or as many as it needs on this terminal."""
    path, value, message, mend = parts(error)
    found = f" is {value!r}" if value not in {None, ""} else ""
    where = f"{path}{found}: " if path != "$" else f"{value}: " if found else ""
    said = [f"{_NAME} {where}{_stopped(message)}"] + ([f"  {_stopped(mend[:1].upper() + mend[1:])}"] if mend else [])
    return "\n".join(_wrapped(line) for sentence in said for line in sentence.split("\n"))


def _wrapped(line: str) -> str:
    """A line in as many as the terminal needs; a path or a command that is longer than one stays whole."""
    width = min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))
    glued = line.replace(f"{_NAME} ", f"{_NAME}{_GLUE}", 1)  # the name never stands alone before a long path
    filled = textwrap.fill(glued, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return filled.replace(_GLUE, " ")


def exit_code(error: Exception) -> int:
    """2 for wrong use, 1 for everything else."""
    return WRONG_USE if isinstance(error, WrongUse | typer.TyperException) else REFUSED


def parts(error: Exception) -> tuple[str, str | None, str, str]:
    """Path, value, message and mend of any error; one that nobody foresaw becomes a sentence, never a traceback."""
    if isinstance(error, typer.TyperException):
        return _usage_parts(error)
    if isinstance(error, OSError) and error.filename:
        name = os.fspath(error.filename)
        return (
            "file",
            str(name),
            (error.strerror or "it cannot be read").lower(),
            "check the name and its folder, and that you may read or write there",
        )
    if hasattr(error, "message") and hasattr(error, "mend"):
        place = [str(getattr(error, name)) for name in ("file", "path", "key") if getattr(error, name, None)]
        value = getattr(error, "value", None)
        return ": ".join(place) or "$", None if value is None else str(value), str(error.message), str(error.mend)
    return _unforeseen(error)


def _usage_parts(error: Any) -> tuple[str, str | None, str, str]:
    """What the argument parser says, in our shape."""
    param = getattr(error, "param", None)
    hint = getattr(error, "option_name", None) or (max(param.opts, key=len) if param is not None else None)
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx is not None else "surefoot"
    message = error.format_message()
    return hint or "$", None, message[:1].lower() + message[1:], f"`{command} --help` shows how it is used"


def _unforeseen(error: Exception) -> tuple[str, None, str, str]:
    if os.environ.get("SUREFOOT_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
    message = f"something went wrong inside Surefoot ({type(error).__name__}); it is no fault of yours"
    return "$", None, message, "run it again with SUREFOOT_DEBUG=1 and send us what it prints"


def _writable(text: str) -> str:
    """Text without the halves of characters that a command line may hold and JSON may not."""
    return text.encode("utf-8", errors="replace").decode()


def _stopped(text: str) -> str:
    return text if text[-1:] in {".", "!", "?"} else f"{text}."
