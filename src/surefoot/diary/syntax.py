"""The text of a document to plain data: size, encoding and format, before anything is understood."""

from __future__ import annotations

import re
from typing import Any, Literal

from surefoot.diary._json import read_json
from surefoot.diary.errors import ScenarioError

Format = Literal["yaml", "json"]

MOST_BYTES = 5_000_000
MOST_DEPTH = 20

_LOOKS_LIKE_JSON = re.compile(r'\s*\{\s*["}]')


def parse(text: str | bytes, format: Format | None = None) -> dict[str, Any]:
    """The mapping that a YAML or JSON text holds; without ``format`` the text itself tells which it is.

    Raises :class:`ScenarioError` with path ``$`` where it is too large, no UTF-8, nested too deep
    or no mapping, and with the line of a syntax error.
    """
    decoded = _decoded(text)
    if not decoded.strip():
        raise _empty()
    if format == "json" or (format is None and _LOOKS_LIKE_JSON.match(decoded)):
        tree = read_json(decoded, MOST_DEPTH)
    else:
        tree = _read_yaml(decoded)
    if tree is None:
        raise _empty()
    if not isinstance(tree, dict):
        raise ScenarioError(
            "$", tree, "a scenario is a mapping of fields", "begin with `today:`, `runner:` and `goals:`"
        )
    return tree


def refuse_size(size: int) -> None:
    """Raise :class:`ScenarioError` where ``size`` bytes are more than a scenario may have."""
    if size > MOST_BYTES:
        message = f"larger than {MOST_BYTES // 1_000_000} MB"
        raise ScenarioError("$", None, message, "keep the last two or three years of the log")


def _read_yaml(text: str) -> Any:
    from surefoot.diary._yaml import read_yaml  # a JSON scenario never pays for PyYAML

    return read_yaml(text, MOST_DEPTH)


def _decoded(text: str | bytes) -> str:
    refuse_size(len(text))
    try:
        raw = text.encode() if isinstance(text, str) else text
        refuse_size(len(raw))
        decoded = raw.decode("utf-8-sig")
    except UnicodeError:
        raise ScenarioError("$", None, "this is not UTF-8 text", "save the file with the encoding UTF-8") from None
    if "\0" in decoded:
        line = decoded.count("\n", 0, decoded.index("\0")) + 1
        raise ScenarioError("$", None, f"line {line}: a NUL character", "save the file as plain text") from None
    return decoded


def _empty() -> ScenarioError:
    return ScenarioError("$", None, "there is nothing in it", "begin with `today:`, `runner:` and `goals:`")
